const { spawn, spawnSync, execFile } = require('child_process');
const execa = require('execa');

function lint(target) {
  // ruleid: child-process-shell-option
  return spawn('eslint', [target], { shell: true });
}

async function build(task, options) {
  // ruleid: child-process-shell-option
  await execa(task, ['--silent'], {
    cwd: options.cwd,
    shell: '/bin/bash',
  });
}

function run(line) {
  // ruleid: child-process-shell-option
  spawnSync('sh', ['-c', line], { stdio: 'inherit' });
  // ruleid: child-process-shell-option
  return execFile('/bin/bash', ['-lc', `cd /srv && ${line}`]);
}

function safe(target) {
  // ok: child-process-shell-option
  spawn('eslint', [target], { shell: false });
  // ok: child-process-shell-option
  spawn('npm', ['ci'], { shell: true });
  // ok: child-process-shell-option
  spawnSync('sh', ['-c', 'ulimit -n'], { stdio: 'inherit' });
  // ok: child-process-shell-option
  return spawn('eslint', [target]);
}

module.exports = { lint, build, run, safe };
