/** Read-only pages of the server, such as the explanation of a rule, shown as Markdown previews. */
import * as vscode from 'vscode';
import { PAGE_SCHEME, ruleOf, rulePath } from './pageAddress';

export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: rulePath(rule) });
}

/** Asks the server for the text of a page; `undefined` where it has none. */
export type ReadPage = (uri: vscode.Uri) => Promise<string | undefined>;

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this);

  readonly onDidChange = this.changed.event;

  constructor(private readonly read: ReadPage) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.read(uri)) ?? `QuantumLayer has no page about ${ruleOf(uri.path) ?? uri.path}.`;
  }

  showRule(rule: string): Promise<void> {
    return this.show(rulePageUri(rule));
  }

  async show(uri: vscode.Uri): Promise<void> {
    this.changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      // The Markdown extension can be switched off; the text is still readable.
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
