/** What the status bar says. Needs no editor. */

export type ServerState = 'off' | 'starting' | 'running' | 'stopped' | 'failed';

export interface Status {
  readonly state: ServerState;
  readonly findings: number;
  readonly busy: boolean;
  readonly trusted: boolean;
  /** Why it failed, where it did. */
  readonly problem?: string | undefined;
}

export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly level: 'normal' | 'warning' | 'error';
}

export function statusText(status: Status): StatusText {
  switch (status.state) {
    case 'off':
      return {
        text: '$(circle-slash) QuantumLayer',
        tooltip: 'Switched off in the settings.',
        level: 'normal',
      };
    case 'starting':
      return { text: '$(sync~spin) QuantumLayer', tooltip: 'Starting…', level: 'normal' };
    case 'stopped':
      return { text: '$(debug-stop) QuantumLayer', tooltip: 'The server is stopped.', level: 'warning' };
    case 'failed':
      return {
        text: '$(error) QuantumLayer',
        tooltip: status.problem ?? 'The server could not be started.',
        level: 'error',
      };
    case 'running': {
      const count = status.findings === 1 ? '1 finding' : `${status.findings} findings`;
      const restricted = status.trusted ? '' : ' Restricted mode: nothing from the workspace is executed.';
      return {
        text: `${status.busy ? '$(sync~spin)' : '$(shield)'} ${status.findings}`,
        tooltip: `${count}.${status.busy ? ' Scanning…' : ''}${restricted}`,
        level: 'normal',
      };
    }
  }
}
