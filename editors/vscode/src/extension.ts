import * as vscode from 'vscode';
import { findingAtCursor, registerCommands } from './commands';
import { FindingsStore } from './findingsStore';
import { FindingsView } from './findingsView';
import { registerMcpServers } from './mcp';
import { Pages } from './pages';
import { Server } from './server';
import { createStatusItem } from './statusItem';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('QuantumLayer', { log: true });
  const store = new FindingsStore();
  const view = new FindingsView(store, context.workspaceState);
  const pages = new Pages((uri) => server?.readPage(uri) ?? Promise.resolve(undefined));
  server = new Server(context, output, (uri) => pages.show(uri));
  context.subscriptions.push(
    output,
    pages,
    store,
    view,
    server,
    createStatusItem(server, store),
    registerCommands({ context, server, store, view, pages, output }),
    registerMcpServers(server),
    followCursor(store),
    followSettings(server),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** The context menu offers an explanation only where there is a finding. */
function followCursor(store: FindingsStore): vscode.Disposable {
  let last: boolean | undefined;
  const update = () => {
    const now = findingAtCursor(store) !== undefined;
    if (now !== last) {
      last = now;
      void vscode.commands.executeCommand('setContext', 'quantumlayer.cursorOnFinding', now);
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(update),
  );
}

function followSettings(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.sendSettings()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (
        event.affectsConfiguration('quantumlayer.server.path') ||
        event.affectsConfiguration('quantumlayer.enable')
      ) {
        void server.restart();
      } else if (event.affectsConfiguration('quantumlayer')) {
        void server.sendSettings();
      }
    }),
  );
}
