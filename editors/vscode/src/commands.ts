/** What the command palette and the menus do. */
import * as os from 'node:os';
import * as vscode from 'vscode';
import { bundle } from './bundle';
import type { Grouping } from './findings';
import type { FindingsStore, LocatedFinding } from './findingsStore';
import { findingOf, type FindingsView } from './findingsView';
import type { Pages } from './pages';
import { type Server, serverSettings } from './server';

interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly store: FindingsStore;
  readonly view: FindingsView;
  readonly pages: Pages;
  readonly output: vscode.LogOutputChannel;
}

/**
 * None of these ids may be one that the server announces (`quantumlayer.<operation>`): the client library
 * registers those itself, and a second registration would keep the server from starting.
 */
export function registerCommands(parts: Parts): vscode.Disposable {
  const { server, view, output } = parts;
  const groupBy = (grouping: Grouping) => () => view.groupBy(grouping);
  const commands: Record<string, (argument?: unknown) => unknown> = {
    'quantumlayer.scanWorkspace': () => scanWorkspace(parts),
    'quantumlayer.explainFinding': (argument) => explainFinding(parts, findingOf(argument)),
    'quantumlayer.fixAllInFile': () =>
      vscode.commands.executeCommand('editor.action.codeAction', {
        kind: 'source.fixAll.quantumlayer',
        apply: 'first',
      }),
    'quantumlayer.undoLastChange': () => undoLastChange(parts),
    'quantumlayer.restartServer': () => server.restart(),
    'quantumlayer.showOutput': () => {
      output.show();
    },
    'quantumlayer.copyDiagnosticsBundle': () => copyDiagnosticsBundle(parts),
    'quantumlayer.findings.groupBySeverity': groupBy('severity'),
    'quantumlayer.findings.groupByRule': groupBy('rule'),
    'quantumlayer.findings.groupByFile': groupBy('file'),
    'quantumlayer.openFinding': (argument) => openFinding(findingOf(argument)),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

async function scanWorkspace({ server, store }: Parts): Promise<void> {
  const answer = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: 'QuantumLayer: scanning the workspace',
      cancellable: true,
    },
    (_progress, token) => server.execute('quantumlayer.scan', {}, token),
  );
  if (answer === undefined) {
    return;
  }
  const found = field(answer, 'findings');
  const count = Array.isArray(found) ? found.length : store.size;
  const show = 'Show';
  const message = `QuantumLayer: ${count === 1 ? '1 finding' : `${count} findings`}.`;
  if ((await vscode.window.showInformationMessage(message, ...(count > 0 ? [show] : []))) === show) {
    await vscode.commands.executeCommand('quantumlayer.findings.focus');
  }
}

async function explainFinding({ store, pages }: Parts, chosen?: LocatedFinding): Promise<void> {
  const finding = chosen ?? findingAtCursor(store);
  if (finding) {
    await pages.showRule(finding.rule);
  } else {
    void vscode.window.showInformationMessage('QuantumLayer: there is no finding at the cursor.');
  }
}

async function undoLastChange({ server }: Parts): Promise<void> {
  const answer = await server.execute('quantumlayer.undo', {});
  if (answer !== undefined) {
    const message = field(answer, 'message');
    void vscode.window.showInformationMessage(
      `QuantumLayer: ${typeof message === 'string' ? message : 'the last change was undone.'}`,
    );
  }
}

async function copyDiagnosticsBundle({ context, server, store }: Parts): Promise<void> {
  const binary = server.binary();
  const { version } = context.extension.packageJSON as { version: string };
  const text = bundle({
    extensionVersion: version,
    editor: `${vscode.env.appName} ${vscode.version} (${vscode.env.remoteName ?? vscode.env.appHost})`,
    platform: `${process.platform} ${process.arch}`,
    binary: binary.kind === 'found' ? `${binary.path}, from ${binary.origin}` : binary.reason,
    serverVersion: server.version,
    state: server.state,
    trusted: vscode.workspace.isTrusted,
    folders: vscode.workspace.workspaceFolders?.length ?? 0,
    settings: serverSettings(),
    findings: store.all,
    events: server.events,
    homeDirectory: os.homedir(),
  });
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    'QuantumLayer: copied versions, settings and counts. No source text is in it.',
  );
}

async function openFinding(finding: LocatedFinding | undefined): Promise<void> {
  if (finding) {
    await vscode.window.showTextDocument(finding.resource, { selection: finding.range, preview: true });
  }
}

export function findingAtCursor(store: FindingsStore): LocatedFinding | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const { uri } = editor.document;
  const { active } = editor.selection;
  return store.at(uri, active) ?? store.onLine(uri, active.line);
}

function field(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null
    ? (answer as Record<string, unknown>)[name]
    : undefined;
}
