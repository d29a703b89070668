/** The text that "Copy Diagnostics Bundle" puts on the clipboard. Needs no editor. */
import type { Finding } from './findings';
import type { ServerSettings } from './settings';

export interface BundleFacts {
  readonly extensionVersion: string;
  readonly editor: string;
  readonly platform: string;
  readonly binary: string;
  readonly serverVersion: string;
  readonly state: string;
  readonly trusted: boolean;
  readonly folders: number;
  readonly settings: ServerSettings;
  readonly findings: readonly Finding[];
  readonly events: readonly string[];
  readonly homeDirectory: string;
}

/** Versions, states and counts: no source text, no file names, no messages of findings. */
export function bundle(facts: BundleFacts): string {
  const rules = new Map<string, number>();
  for (const { rule } of facts.findings) {
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
  const lists = ['include', 'exclude', 'paths', 'enable', 'disable'];
  const settings = JSON.stringify(
    facts.settings,
    // Globs and paths can name what is private; how many there are is enough.
    (key, value: unknown) =>
      lists.includes(key) && Array.isArray(value) ? `${value.length} entries` : value,
    2,
  );
  const text = [
    '# QuantumLayer diagnostics',
    '',
    `- extension: ${facts.extensionVersion}`,
    `- editor: ${facts.editor}`,
    `- platform: ${facts.platform}`,
    `- server: ${facts.serverVersion} (${facts.binary})`,
    `- state: ${facts.state}`,
    `- workspace: ${facts.folders} folders, ${facts.trusted ? 'trusted' : 'restricted'}`,
    `- findings: ${facts.findings.length}`,
    ...[...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `  - ${rule}: ${count}`),
    '',
    '## Settings that were changed',
    '```json',
    settings,
    '```',
    '',
    '## Events',
    '```',
    ...facts.events,
    '```',
    '',
  ].join('\n');
  return withoutHome(text, facts.homeDirectory);
}

/** Replaces the home directory, which tells the user's name, by `~`. */
export function withoutHome(text: string, homeDirectory: string): string {
  return homeDirectory.length > 1 ? text.replaceAll(homeDirectory, '~') : text;
}
