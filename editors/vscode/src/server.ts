/** The life of the language server: start, stop, restart, and what it is doing. */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as vscode from 'vscode';
import {
  type ClientCapabilities,
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
  type FeatureState,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  State,
  type StaticFeature,
} from 'vscode-languageclient/node';
import { type Binary, findBinary } from './binary';
import { isOurPage, ruleArgument } from './pageAddress';
import { rulePageUri } from './pages';
import { section, type ServerSettings, toServerSettings } from './settings';
import type { ServerState } from './status';

/** Documents of every language: secrets are found in any text. */
const DOCUMENTS = [{ scheme: 'file' }, { scheme: 'untitled' }];
const EVENTS_KEPT = 50;

export function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function serverSettings(scope?: vscode.Uri): ServerSettings {
  const configuration = vscode.workspace.getConfiguration('quantumlayer', scope ?? null);
  return toServerSettings((setting) => configuration.inspect(setting), vscode.workspace.isTrusted);
}

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly runningWork = new Set<string | number>();
  private readonly log: string[] = [];
  private transition: Promise<void> = Promise.resolve();

  readonly onDidChange = this.changed.event;
  state: ServerState = 'stopped';
  problem: string | undefined;
  version = 'unknown';

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
    private readonly showPage: (uri: vscode.Uri) => Promise<void>,
  ) {}

  get busy(): boolean {
    return this.runningWork.size > 0;
  }

  /** What happened to the server, newest last; no contents of the workspace. */
  get events(): readonly string[] {
    return this.log;
  }

  binary(): Binary {
    return findBinary({
      configured: vscode.workspace.getConfiguration('quantumlayer').get('server.path', ''),
      extensionPath: this.context.extensionPath,
      homeDirectory: os.homedir(),
      searchPath: process.env.PATH ?? '',
      platform: process.platform,
      isFile,
    });
  }

  start(): Promise<void> {
    return this.queue(() => this.startNow());
  }

  stop(): Promise<void> {
    return this.queue(() => this.stopNow());
  }

  restart(): Promise<void> {
    return this.queue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  /** Asks the server for an operation. `undefined` where there is no server. */
  async execute(command: string, argument: object, token?: vscode.CancellationToken): Promise<unknown> {
    await this.transition;
    if (!this.client || this.state !== 'running') {
      void vscode.window.showWarningMessage(
        `QuantumLayer is not running${this.problem ? `: ${this.problem}` : '.'}`,
      );
      return undefined;
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] }, token);
  }

  /** The text of one of the server's read-only pages. */
  async readPage(uri: vscode.Uri): Promise<string | undefined> {
    await this.transition;
    const answer = await this.client?.sendRequest<{ text?: unknown }>('workspace/textDocumentContent', {
      uri: uri.toString(),
    });
    return typeof answer?.text === 'string' ? answer.text : undefined;
  }

  /** Sends the settings as they are now, and whether the workspace is trusted. */
  async sendSettings(): Promise<void> {
    if (this.client?.state === State.Running) {
      await this.client.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { quantumlayer: serverSettings() },
      });
    }
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  /** One transition at a time: a restart during a start would leave two servers. */
  private queue(step: () => Promise<void>): Promise<void> {
    this.transition = this.transition.then(step, step);
    return this.transition;
  }

  private async startNow(): Promise<void> {
    if (this.client) {
      return;
    }
    if (!vscode.workspace.getConfiguration('quantumlayer').get<boolean>('enable', true)) {
      this.enter('off');
      return;
    }
    const binary = this.binary();
    if (binary.kind === 'missing') {
      this.enter('failed', binary.reason);
      void this.offerSettings(binary.reason);
      return;
    }
    if (binary.origin === 'extension') {
      makeExecutable(binary.path);
    }
    this.enter('starting');
    this.version = await readVersion(binary.path);
    this.output.info(`starting ${binary.path} (${binary.origin}, ${this.version})`);

    const client = new LanguageClient(
      'quantumlayer',
      'QuantumLayer',
      { command: binary.path, args: ['lsp'], options: { cwd: serverDirectory() } },
      this.clientOptions(),
    );
    this.client = client;
    client.registerFeature(new PagesCapability());
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) {
        return;
      }
      switch (newState) {
        case State.Starting:
          this.enter('starting');
          break;
        case State.Running:
          this.enter('running');
          break;
        case State.Stopped:
          this.enter('stopped');
          break;
      }
    });
    try {
      await client.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.client = undefined;
      this.enter('failed', reason);
      void this.offerOutput(`QuantumLayer could not be started: ${reason}`);
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) {
      try {
        await client.stop();
      } catch (error) {
        // A server that does not answer `shutdown` is killed by the client; nothing is left to do.
        this.output.warn(`stop: ${String(error)}`);
      }
      await client.dispose().catch(() => undefined);
    }
    this.enter('stopped');
  }

  private clientOptions(): LanguageClientOptions {
    const middleware: Middleware = {
      workspace: {
        configuration: ({ items }) =>
          items.map((item) =>
            section(
              serverSettings(item.scopeUri ? vscode.Uri.parse(item.scopeUri) : undefined),
              item.section,
            ),
          ),
        // Changes are sent by `sendSettings`, in the words of quantumlayer.toml.
        didChangeConfiguration: () => Promise.resolve(),
      },
      handleWorkDoneProgress: (token, params, next) => {
        if (params.kind === 'end') {
          this.runningWork.delete(token);
        } else {
          this.runningWork.add(token);
        }
        if (params.kind !== 'report') {
          this.changed.fire();
        }
        next(token, params);
      },
      executeCommand: (command, args: unknown[], next) => {
        // The server's code actions ask for explanations too; showing a page is the editor's part.
        const rule = command === 'quantumlayer.explain' ? ruleArgument(args) : undefined;
        return rule === undefined ? (next(command, args) as unknown) : this.showPage(rulePageUri(rule));
      },
      window: {
        showDocument: async (params, next) => {
          const uri = vscode.Uri.parse(params.uri);
          if (isOurPage(uri)) {
            await this.showPage(uri);
            return { success: true };
          }
          const answer = await next(params, new vscode.CancellationTokenSource().token);
          return 'success' in answer ? answer : { success: false };
        },
      },
    };
    return {
      documentSelector: DOCUMENTS,
      diagnosticCollectionName: 'quantumlayer',
      outputChannel: this.output,
      initializationOptions: serverSettings(),
      diagnosticPullOptions: { onChange: true, onSave: true },
      connectionOptions: { maxRestartCount: 4 },
      middleware,
    };
  }

  private enter(state: ServerState, problem?: string): void {
    if (state !== 'running') {
      this.runningWork.clear();
    }
    if (state !== this.state || problem !== this.problem) {
      this.log.push(`${new Date().toISOString()} ${state}${problem ? `: ${problem}` : ''}`);
      this.log.splice(0, Math.max(0, this.log.length - EVENTS_KEPT));
    }
    this.state = state;
    this.problem = problem;
    this.changed.fire();
  }

  private async offerSettings(reason: string): Promise<void> {
    const open = 'Open Settings';
    if ((await vscode.window.showErrorMessage(`QuantumLayer: ${reason}`, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'quantumlayer.server.path');
    }
  }

  private async offerOutput(message: string): Promise<void> {
    const open = 'Show Output';
    if ((await vscode.window.showErrorMessage(message, open)) === open) {
      this.output.show();
    }
  }
}

/** Tells the server that we can show its pages (LSP 3.18, which the client library does not know yet). */
class PagesCapability implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.workspace = Object.assign(capabilities.workspace ?? {}, {
      textDocumentContent: { dynamicRegistration: false },
    });
  }

  initialize(): void {
    // The pages are served by `Pages`, whatever the server's state.
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {
    // Nothing was registered.
  }
}

/** The server runs in the first folder; it is told of all of them. */
function serverDirectory(): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return folder?.uri.fsPath ?? os.homedir();
}

/** Some ways to unpack an extension drop the executable bit. */
function makeExecutable(file: string): void {
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    try {
      fs.chmodSync(file, 0o755);
    } catch {
      // The start will fail and say why.
    }
  }
}

function readVersion(file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(file, ['--version'], { timeout: 5000, cwd: os.homedir() }, (error, stdout) => {
      resolve(error ? 'unknown version' : stdout.trim());
    });
  });
}
