/** Editor settings as the configuration keys of `quantumlayer.toml`. Needs no editor. */

/** A setting of this extension, and the key it stands for. */
const KEYS: readonly (readonly [setting: string, table: 'scan' | 'rules', key: string])[] = [
  ['scan.severity', 'scan', 'severity'],
  ['scan.confidence', 'scan', 'confidence'],
  ['scan.dataflow', 'scan', 'dataflow'],
  ['scan.include', 'scan', 'include'],
  ['scan.exclude', 'scan', 'exclude'],
  ['scan.maxFileSize', 'scan', 'max-file-size'],
  ['scan.jobs', 'scan', 'jobs'],
  ['rules.paths', 'rules', 'paths'],
  ['rules.enable', 'rules', 'enable'],
  ['rules.disable', 'rules', 'disable'],
];

/** What `WorkspaceConfiguration.inspect` tells of one setting. */
export interface Inspected {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

export interface ServerSettings {
  /** Whether the user trusts the workspace. The server executes nothing in one that is not trusted. */
  trusted: boolean;
  /** Whether to show code lenses. */
  codeLens?: unknown;
  /** Tables of `quantumlayer.toml`, with what was set. */
  scan?: Record<string, unknown>;
  rules?: Record<string, unknown>;
}

/** The value somebody set, the nearest first; `undefined` where only the default applies. */
export function explicitValue(inspected: Inspected | undefined): unknown {
  return inspected?.workspaceFolderValue ?? inspected?.workspaceValue ?? inspected?.globalValue;
}

/**
 * Only what was set by hand is sent: a default of this extension must not win over `quantumlayer.toml`.
 */
export function toServerSettings(
  inspect: (setting: string) => Inspected | undefined,
  trusted: boolean,
): ServerSettings {
  const settings: ServerSettings = { trusted };
  const codeLens = explicitValue(inspect('codeLens'));
  if (codeLens !== undefined) {
    settings.codeLens = codeLens;
  }
  for (const [setting, table, key] of KEYS) {
    const value = explicitValue(inspect(setting));
    // 0 jobs is how the settings page says "one for each processor", which is the server's default.
    if (value !== undefined && !(key === 'jobs' && value === 0)) {
      (settings[table] ??= {})[key] = value;
    }
  }
  return settings;
}

/** The answer to one item of a `workspace/configuration` request: the section, or null if it is not ours. */
export function section(settings: ServerSettings, name: string | undefined): unknown {
  if (name === undefined || name === '') {
    return { quantumlayer: settings };
  }
  let value: unknown = { quantumlayer: settings };
  for (const part of name.split('.')) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value ?? null;
}
