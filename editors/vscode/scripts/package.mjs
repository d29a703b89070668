// Makes the .vsix with the server's binary inside.
//
//   node scripts/package.mjs [--binary FILE] [--target linux-x64] [--out FILE]
//
// Without --binary: QUANTUMLAYER_BIN, else what `cargo build --release` made.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: { binary: { type: 'string' }, target: { type: 'string' }, out: { type: 'string' } },
});

const target =
  values.target ?? `${process.platform === 'win32' ? 'win32' : process.platform}-${process.arch}`;
const name = target.startsWith('win32') ? 'quantumlayer.exe' : 'quantumlayer';
const built = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, '../../target'), 'release', name);
const binary = path.resolve(values.binary ?? process.env.QUANTUMLAYER_BIN ?? built);
if (!existsSync(binary)) {
  console.error(`no binary at ${binary}: build it (cargo build --release) or name it with --binary`);
  process.exit(2);
}

process.chdir(root);
rmSync('server', { recursive: true, force: true });
mkdirSync('server');
copyFileSync(binary, path.join('server', name));
chmodSync(path.join('server', name), 0o755);

const version = JSON.parse(readFileSync('package.json', 'utf8')).version;
const out = values.out
  ? path.resolve(values.out)
  : path.join('dist', `quantumlayer-${target}-${version}.vsix`);
const steps = [
  ['scripts/build.mjs', '--production'],
  [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--target',
    target,
    '--out',
    out,
  ],
];
for (const step of steps) {
  const run = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (run.status !== 0) {
    process.exit(run.status ?? 1);
  }
}
console.log(out);
