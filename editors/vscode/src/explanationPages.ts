/** Read-only Markdown pages with the explanation of a rule. */
import * as vscode from 'vscode';
import { explanationMarkdown, explanationName } from './explanation';

const SCHEME = 'quantumlayer-explain';

export class ExplanationPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.path) ?? 'This page is gone: ask for the explanation again.';
  }

  async show(rule: string, answer: unknown): Promise<void> {
    const markdown = explanationMarkdown(answer);
    if (markdown === undefined) {
      void vscode.window.showInformationMessage(`QuantumLayer has nothing to say about ${rule}.`);
      return;
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${explanationName(rule)}` });
    this.pages.set(uri.path, markdown);
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
