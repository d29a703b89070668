/** The list of findings behind the view, the status item and the bundle. Needs no editor. */

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Grouping = 'severity' | 'rule' | 'file';

export interface Finding {
  readonly uri: string;
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  /** 0-based, as the editor counts. */
  readonly line: number;
  readonly column: number;
}

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly findings: readonly Finding[];
}

/**
 * The severity of a diagnostic. The server tells it in `data`; without that, LSP's four levels are the
 * best guess (0 error, 1 warning, 2 information, 3 hint, as the editor numbers them).
 */
export function severityOf(data: unknown, level: number): Severity {
  const told =
    typeof data === 'object' && data !== null && 'severity' in data ? String(data.severity) : undefined;
  return (
    SEVERITIES.find((severity) => severity === told) ??
    (['high', 'medium', 'low', 'info'] as const)[level] ??
    'info'
  );
}

export function byPlace(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule);
}

export function group(findings: readonly Finding[], grouping: Grouping): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(byPlace)) {
    const key = groupKey(finding, grouping);
    const members = groups.get(key);
    if (members) {
      members.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return [...groups]
    .map(([key, members]) => ({
      key,
      label: groupLabel(members, grouping, key),
      description: String(members.length),
      findings: members,
    }))
    .sort((a, b) =>
      grouping === 'severity'
        ? rank(a.key) - rank(b.key)
        : worst(a.findings) - worst(b.findings) || compare(a.key, b.key),
    );
}

/** The last part of a rule's dotted id. */
export function shortRule(rule: string): string {
  return rule.slice(rule.lastIndexOf('.') + 1) || rule;
}

/** A message of one line, without what would spoil a list. */
export function firstLine(message: string): string {
  const line = message.trim().split(/\r?\n/, 1)[0] ?? '';
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}

function groupKey(finding: Finding, grouping: Grouping): string {
  switch (grouping) {
    case 'severity':
      return finding.severity;
    case 'rule':
      return finding.rule;
    case 'file':
      return finding.uri;
  }
}

function groupLabel(members: readonly Finding[], grouping: Grouping, key: string): string {
  switch (grouping) {
    case 'severity':
      return key.charAt(0).toUpperCase() + key.slice(1);
    case 'rule':
      return key;
    case 'file':
      return members[0]?.path ?? key;
  }
}

function worst(findings: readonly Finding[]): number {
  return Math.min(...findings.map((finding) => rank(finding.severity)));
}

function rank(severity: string): number {
  const index = SEVERITIES.findIndex((known) => known === severity);
  return index === -1 ? SEVERITIES.length : index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
