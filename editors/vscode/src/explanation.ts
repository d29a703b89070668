/** The page that an answer of `quantumlayer.explain` is shown as. Needs no editor. */

/** The server answers with Markdown, as it is or in a field; anything else is shown as JSON. */
export function explanationMarkdown(answer: unknown): string | undefined {
  if (typeof answer === 'string') {
    return answer.trim() === '' ? undefined : answer;
  }
  if (typeof answer !== 'object' || answer === null) {
    return undefined;
  }
  for (const field of ['markdown', 'text', 'value']) {
    const value = (answer as Record<string, unknown>)[field];
    if (typeof value === 'string' && value.trim() !== '') {
      return value;
    }
  }
  return `\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\`\n`;
}

/** A file name for the page of a rule: the tab shows it. */
export function explanationName(rule: string): string {
  const name = rule.replace(/[^A-Za-z0-9._-]+/g, '-');
  return `${name === '' ? 'finding' : name}.md`;
}
