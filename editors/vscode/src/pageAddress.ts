/** Addresses of the server's pages (`quantumlayer:/rule/ID.md`). Needs no editor. */

export const PAGE_SCHEME = 'quantumlayer';

export function isOurPage(uri: { readonly scheme: string }): boolean {
  return uri.scheme === PAGE_SCHEME;
}

export function rulePath(rule: string): string {
  return `/rule/${rule}.md`;
}

export function ruleOf(path: string): string | undefined {
  return /^\/rule\/(.+)\.md$/.exec(path)?.[1];
}

/** The rule that a command's first argument names. */
export function ruleArgument(args: readonly unknown[]): string | undefined {
  const [first] = args;
  if (typeof first === 'string') {
    return first;
  }
  const rule = typeof first === 'object' && first !== null && 'rule' in first ? first.rule : undefined;
  return typeof rule === 'string' && rule !== '' ? rule : undefined;
}
