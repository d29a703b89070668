/** The item in the status bar. */
import * as vscode from 'vscode';
import type { FindingsStore } from './findingsStore';
import type { Server } from './server';
import { statusText } from './status';

const BACKGROUND = {
  normal: undefined,
  warning: new vscode.ThemeColor('statusBarItem.warningBackground'),
  error: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

export function createStatusItem(server: Server, store: FindingsStore): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('quantumlayer.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'QuantumLayer';

  const update = () => {
    const { text, tooltip, level } = statusText({
      state: server.state,
      problem: server.problem,
      busy: server.busy,
      findings: store.size,
      trusted: vscode.workspace.isTrusted,
    });
    item.text = text;
    item.tooltip = `QuantumLayer: ${tooltip}`;
    item.accessibilityInformation = { label: item.tooltip };
    item.backgroundColor = BACKGROUND[level];
    item.command = level === 'normal' ? 'quantumlayer.findings.focus' : 'quantumlayer.showOutput';
    if (vscode.workspace.getConfiguration('quantumlayer').get<boolean>('statusBar', true)) {
      item.show();
    } else {
      item.hide();
    }
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onDidChange(update),
    store.onDidChange(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('quantumlayer.statusBar')) {
        update();
      }
    }),
  );
}
