/** Offers the MCP server to the editor's agents, where this version of the editor has them (1.101 and newer). */
import * as vscode from 'vscode';
import type { Server } from './server';

/** What `vscode.d.ts` of a newer editor declares, as far as it is used here. */
interface McpApi {
  readonly lm?: {
    registerMcpServerDefinitionProvider?: (id: string, provider: McpProvider) => vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: string[],
    env: Record<string, string | number | null>,
    version: string,
  ) => { cwd?: vscode.Uri };
}

interface McpProvider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): object[];
}

export function registerMcpServers(server: Server): vscode.Disposable {
  const { lm, McpStdioServerDefinition } = vscode as unknown as McpApi;
  if (typeof lm?.registerMcpServerDefinitionProvider !== 'function' || !McpStdioServerDefinition) {
    return new vscode.Disposable(() => undefined);
  }

  const changed = new vscode.EventEmitter<void>();
  const provider: McpProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      const settings = vscode.workspace.getConfiguration('quantumlayer');
      const binary = server.binary();
      if (
        !settings.get<boolean>('mcp.enable', true) ||
        !settings.get<boolean>('enable', true) ||
        binary.kind === 'missing'
      ) {
        return [];
      }
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
      return folders.map((folder) => {
        const label = folders.length === 1 ? 'QuantumLayer' : `QuantumLayer (${folder.name})`;
        const args = ['mcp', '--root', folder.uri.fsPath];
        if (!vscode.workspace.isTrusted) {
          args.push('--read-only');
        }
        const definition = new McpStdioServerDefinition(label, binary.path, args, {}, server.version);
        definition.cwd = folder.uri;
        return definition;
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    lm.registerMcpServerDefinitionProvider('quantumlayer', provider),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      changed.fire();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (
        ['mcp.enable', 'enable', 'server.path'].some((key) =>
          event.affectsConfiguration(`quantumlayer.${key}`),
        )
      ) {
        changed.fire();
      }
    }),
  );
}
