// Started by inspector.sh.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: Object.fromEntries(
    ['binary', 'work', 'sample', 'inspector'].map((name) => [name, { type: 'string' }]),
  ),
});

/** Arguments that make sense in the sample workspace. A tool that is not here is called with none. */
const ARGUMENTS = {
  qsecure_scan: ['snippet=import yaml\nyaml.load(data)\n', 'language=python'],
  qsecure_explain: ['target=python.deserialization.yaml-unsafe-load'],
  qsecure_check_package: ['package=pypi:requests'],
};

let passed = 0;
let failed = 0;

const workspace = path.join(options.work, 'workspace');
mkdirSync(workspace);
cpSync(options.sample, workspace, { recursive: true });
const config = path.join(options.work, 'servers.json');
writeFileSync(
  config,
  JSON.stringify({
    mcpServers: { quantumlayer: { command: options.binary, args: ['mcp', '--root', workspace] } },
  }),
);

function inspect(target, ...more) {
  const run = spawnSync(options.inspector, ['--cli', ...target, ...more], {
    encoding: 'utf8',
    timeout: 60_000,
    cwd: options.work,
    env: {
      ...process.env,
      HOME: options.work,
      MCP_INSPECTOR_SECRET_STORE: 'memory',
      NO_PROXY: '127.0.0.1,localhost',
    },
  });
  return { ...run, tell: `exit ${run.status}\n${run.stdout}${run.stderr}`.slice(0, 800) };
}

function step(name, run) {
  const started = Date.now();
  try {
    const told = run();
    passed += 1;
    console.log(`ok   inspector: ${name} (${Date.now() - started} ms)${told ? ` ${told}` : ''}`);
    return;
  } catch (error) {
    failed += 1;
    console.log(`FAIL inspector: ${name}: ${error.message}`);
  }
}

function answer({ stdout, status, tell }) {
  if (status !== 0) {
    throw new Error(tell);
  }
  return JSON.parse(stdout);
}

const stdio = ['--config', config, '--server', 'quantumlayer'];
let tools = [];
step('lists the tools', () => {
  ({ tools } = answer(inspect(stdio, '--method', 'tools/list')));
  if (!tools.some(({ name }) => name === 'qsecure_scan')) {
    throw new Error('no qsecure_scan');
  }
  return tools.map(({ name }) => name).join(' ');
});
step('finds the schemas portable', () => {
  const run = inspect(stdio, '--method', 'tools/list', '--strict');
  if (run.status !== 0) {
    throw new Error(`exit ${run.status}\n${run.stderr.slice(0, 2000)}`);
  }
});
for (const method of ['resources/list', 'resources/templates/list', 'prompts/list']) {
  step(`lists: ${method}`, () => {
    answer(inspect(stdio, '--method', method));
  });
}
for (const { name } of tools) {
  step(`calls ${name}`, () => {
    const args = (ARGUMENTS[name] ?? []).flatMap((pair) => ['--tool-arg', pair]);
    const run = inspect(stdio, '--method', 'tools/call', '--tool-name', name, ...args);
    // A tool that needs arguments answers so, inside a result; it is the protocol that must hold.
    const result = JSON.parse(run.stdout);
    if (!Array.isArray(result.content)) {
      throw new Error(run.tell);
    }
    if (ARGUMENTS[name] && result.isError) {
      throw new Error(JSON.stringify(result).slice(0, 400));
    }
    return result.isError ? `(answers: ${result.content[0]?.text?.split('\n')[0]})` : '';
  });
}

const server = spawn(options.binary, ['mcp', '--root', workspace, '--http', '127.0.0.1:0'], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
try {
  const url = await new Promise((resolve, reject) => {
    let text = '';
    server.stderr.on('data', (chunk) => {
      text += chunk;
      const match = /https?:\/\/[\w.[\]:]+:\d+[\w/.-]*/.exec(text);
      if (match) {
        resolve(match[0]);
      }
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
    setTimeout(() => reject(new Error(`no address on standard error: ${text}`)), 15_000).unref();
  });
  step('lists the same tools over HTTP', () => {
    const listed = answer(inspect([url, '--transport', 'http'], '--method', 'tools/list')).tools;
    if (JSON.stringify(listed) !== JSON.stringify(tools)) {
      throw new Error('another list');
    }
  });
} catch (error) {
  failed += 1;
  console.log(`FAIL inspector: HTTP: ${error.message}`);
} finally {
  server.removeAllListeners('exit');
  server.kill();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
