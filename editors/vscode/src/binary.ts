/** Which server binary to start. Needs no editor. */
import * as path from 'node:path';

export interface BinaryQuery {
  /** The setting `quantumlayer.server.path`. */
  readonly configured: string;
  /** The folder this extension is installed in. */
  readonly extensionPath: string;
  readonly homeDirectory: string;
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
  readonly isFile: (file: string) => boolean;
}

export type Binary =
  | { readonly kind: 'found'; readonly path: string; readonly origin: 'setting' | 'extension' | 'PATH' }
  | { readonly kind: 'missing'; readonly reason: string };

export function findBinary(query: BinaryQuery): Binary {
  const flavour = query.platform === 'win32' ? path.win32 : path.posix;
  const configured = query.configured.trim();
  if (configured !== '') {
    const expanded = /^~(?=$|[/\\])/.test(configured)
      ? query.homeDirectory + configured.slice(1)
      : configured;
    if (!flavour.isAbsolute(expanded)) {
      return { kind: 'missing', reason: `quantumlayer.server.path is not an absolute path: ${configured}` };
    }
    return query.isFile(expanded)
      ? { kind: 'found', path: expanded, origin: 'setting' }
      : { kind: 'missing', reason: `quantumlayer.server.path names no file: ${expanded}` };
  }

  const name = query.platform === 'win32' ? 'quantumlayer.exe' : 'quantumlayer';
  const bundled = flavour.join(query.extensionPath, 'server', name);
  if (query.isFile(bundled)) {
    return { kind: 'found', path: bundled, origin: 'extension' };
  }
  for (const folder of query.searchPath.split(flavour.delimiter)) {
    // A relative entry could name a file of the workspace, which must never be started.
    if (flavour.isAbsolute(folder) && query.isFile(flavour.join(folder, name))) {
      return { kind: 'found', path: flavour.join(folder, name), origin: 'PATH' };
    }
  }
  return {
    kind: 'missing',
    reason: `this extension was built without a server, and there is no ${name} on the PATH`,
  };
}
