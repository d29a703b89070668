/** The findings that the editor knows of: its diagnostics whose source is quantumlayer. */
import * as vscode from 'vscode';
import { type Finding, severityOf } from './findings';

const SOURCE = 'quantumlayer';
const SETTLE_MS = 100;

export interface LocatedFinding extends Finding {
  readonly resource: vscode.Uri;
  readonly range: vscode.Range;
}

export class FindingsStore implements vscode.Disposable {
  private readonly byUri = new Map<string, LocatedFinding[]>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;

  constructor() {
    for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
      this.set(uri, diagnostics);
    }
    this.subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        this.set(uri, vscode.languages.getDiagnostics(uri));
      }
      // Diagnostics arrive file by file; the view is drawn once they settle.
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.changed.fire();
      }, SETTLE_MS);
    });
  }

  get all(): LocatedFinding[] {
    return [...this.byUri.values()].flat();
  }

  get size(): number {
    let size = 0;
    for (const findings of this.byUri.values()) {
      size += findings.length;
    }
    return size;
  }

  /** The finding under a position; of several, the one with the shortest range. */
  at(uri: vscode.Uri, position: vscode.Position): LocatedFinding | undefined {
    return this.byUri
      .get(uri.toString())
      ?.filter(({ range }) => range.contains(position))
      .sort((a, b) => (a.range.contains(b.range) ? 1 : -1))[0];
  }

  onLine(uri: vscode.Uri, line: number): LocatedFinding | undefined {
    return this.byUri
      .get(uri.toString())
      ?.find(({ range }) => range.start.line <= line && line <= range.end.line);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.changed.dispose();
  }

  private set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    const findings = diagnostics
      .filter(({ source }) => source === SOURCE)
      .map((diagnostic) => toFinding(uri, diagnostic));
    if (findings.length > 0) {
      this.byUri.set(uri.toString(), findings);
    } else {
      this.byUri.delete(uri.toString());
    }
  }
}

function toFinding(uri: vscode.Uri, diagnostic: vscode.Diagnostic): LocatedFinding {
  const { code, range } = diagnostic;
  return {
    resource: uri,
    range,
    uri: uri.toString(),
    path: vscode.workspace.asRelativePath(uri).replaceAll('\\', '/'),
    rule: String(typeof code === 'object' ? code.value : (code ?? 'unknown')),
    message: diagnostic.message,
    // The client library keeps `data` on the diagnostics it makes.
    severity: severityOf((diagnostic as { data?: unknown }).data, diagnostic.severity),
    line: range.start.line,
    column: range.start.character,
  };
}
