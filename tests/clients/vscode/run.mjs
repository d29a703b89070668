// The steps a person takes in VS Code, once in a trusted and once in a restricted workspace.
// Started by run.sh, which knows where everything is.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: Object.fromEntries(
    ['code-server', 'chromium', 'vsix', 'sample', 'screenshots', 'mode', 'work'].map((name) => [
      name,
      { type: 'string' },
    ]),
  ),
});
const { chromium } = createRequire(path.join(options['code-server'], 'package.json'))('playwright-core');
const codeServer = path.join(options['code-server'], 'node_modules/code-server/out/node/entry.js');
const sample = JSON.parse(readFileSync(path.join(options.sample, 'sample.json'), 'utf8'));

let passed = 0;
let failed = 0;

/** One step; a failed one is told and the next ones still run. */
async function step(page, name, run) {
  const started = Date.now();
  try {
    await run();
    passed += 1;
    console.log(`ok   ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed += 1;
    // Playwright colours its messages.
    const text = String(error.message ?? error).replace(/\x1b\[\d+m/g, '');
    console.log(`FAIL ${name}: ${text.split('\n').slice(0, 6).join('\n     ')}`);
    await shot(page, `failed-${name.replace(/[^a-z0-9]+/gi, '-')}`).catch(() => undefined);
  }
}

function shot(page, name) {
  return page.screenshot({
    path: path.join(options.screenshots, `${name}.png`),
  });
}

function assert(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

async function until(what, probe, timeout = 20_000) {
  const deadline = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within ${timeout} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * A workspace whose own settings try what a hostile repository would try: to name a program as the server,
 * and, where it is not trusted, to hide its findings.
 */
function makeWorkspace(folder, marker, trusted) {
  cpSync(path.join(options.sample, 'sample'), folder, { recursive: true });
  const planted = path.join(folder, 'planted.sh');
  writeFileSync(planted, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
  mkdirSync(path.join(folder, '.vscode'));
  writeFileSync(
    path.join(folder, '.vscode/settings.json'),
    JSON.stringify({
      'quantumlayer.server.path': planted,
      ...(trusted
        ? {}
        : {
            'quantumlayer.scan.exclude': ['**'],
            'quantumlayer.rules.disable': ['python'],
          }),
    }),
  );
}

const USER_SETTINGS = {
  'security.workspace.trust.startupPrompt': 'always',
  'security.workspace.trust.banner': 'never',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'files.autoSave': 'off',
  // The editor's own hints would stand among the findings.
  'javascript.suggestionActions.enabled': false,
  'javascript.validate.enable': false,
};

function startCodeServer(userData, extensions) {
  const server = spawn(
    process.execPath,
    [codeServer, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--user-data-dir', userData]
      .concat(['--extensions-dir', extensions, '--disable-telemetry', '--disable-update-check'])
      .concat(['--disable-getting-started-override']),
    // A group of its own, so that everything it starts can be stopped with it.
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(server);
  const address = new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const match = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(text);
      if (match) {
        resolve(match[1]);
      }
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`code-server ended with ${code}:\n${text}`)));
  });
  return { server, address };
}

// Stopped from outside, it must not leave a server behind.
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    running.forEach(stopGroup);
    process.exit(130);
  });
}

function stopGroup(child) {
  running.delete(child);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Types into the palette and chooses the row. An editor that takes the focus closes the palette: try again. */
async function choose(page, key, text, row) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.keyboard.press(key);
      await page.locator('.quick-input-widget input.input').fill(text, { timeout: 5000 });
      // Enter would take the first row, which is another one until the list is filtered.
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: row })
        .first()
        .click({ timeout: 10_000 });
      return;
    } catch (error) {
      if (attempt === 3) {
        throw error;
      }
      await page.keyboard.press('Escape');
    }
  }
}

const runCommand = (page, title) => choose(page, 'F1', `>${title}`, title);

async function openFile(page, name) {
  await choose(page, 'Control+P', name, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
}

async function goToFinding(page) {
  const column = readFileSync(path.join(options.sample, 'sample', sample.file), 'utf8')
    .split('\n')
    [sample.finding.line - 1].indexOf(sample.finding.text);
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input.input');
  await input.waitFor({ state: 'visible' });
  await input.fill(`:${sample.finding.line}:${column + 2}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

const squiggles = (page) => page.locator('.monaco-editor .cdr[class*="squiggly-"]');
const statusItem = (page) =>
  page
    .locator('[id="quantumlayer.quantumlayer.quantumlayer.status"], [id="quantumlayer.quantumlayer.status"]')
    .first();

/** The text of the editor, whose lines hold non-breaking spaces. */
async function editorText(page) {
  const lines = await page.locator('.editor-instance .view-lines').first().innerText();
  return lines.replaceAll('\u00a0', ' ');
}

async function session(mode) {
  const folder = path.join(options.work, mode);
  const workspace = path.join(folder, 'workspace');
  const userData = path.join(folder, 'user-data');
  const extensions = path.join(folder, 'extensions');
  const marker = path.join(folder, 'planted-was-run');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(
    path.join(userData, 'User/settings.json'),
    JSON.stringify({ ...USER_SETTINGS, 'chat.disableAIFeatures': true }),
  );
  makeWorkspace(workspace, marker, mode === 'trusted');

  const installed = spawnSync(
    process.execPath,
    [
      codeServer,
      '--user-data-dir',
      userData,
      '--extensions-dir',
      extensions,
      '--install-extension',
      options.vsix,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (installed.status !== 0) {
    throw new Error(`the .vsix could not be installed:\n${installed.stdout}${installed.stderr}`);
  }

  const { server, address } = startCodeServer(userData, extensions);
  let browser;
  try {
    const url = await address;
    browser = await chromium.launchPersistentContext(path.join(folder, 'browser'), {
      executablePath: options.chromium,
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'].concat([
        '--disable-background-networking',
        '--disable-component-update',
      ]),
    });
    await browser.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: url,
    });
    const page = browser.pages()[0] ?? (await browser.newPage());
    page.setDefaultTimeout(30_000);
    await steps(mode, page, `${url}/?folder=${encodeURIComponent(workspace)}`, workspace, marker, userData);
  } finally {
    await browser?.close();
    stopGroup(server);
  }
}

async function steps(mode, page, url, workspace, marker, userData) {
  const trusted = mode === 'trusted';
  const name = (text) => `${mode}: ${text}`;
  const file = path.join(workspace, sample.file);

  await step(page, name('the workbench opens and asks whether the folder is trusted'), async () => {
    await page.goto(url);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor({ timeout: 60_000 });
    await dialog.getByRole('button', { name: trusted ? /^Yes/ : /^No/ }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  await step(page, name('a finding is underlined'), async () => {
    await openFile(page, sample.file);
    await squiggles(page).first().waitFor();
    await until(
      `${sample.findings} squiggles`,
      async () => (await squiggles(page).count()) >= sample.findings,
    );
    await shot(page, `vscode-${mode}-1-squiggle`);
  });

  await step(page, name('the status bar shows the number of findings'), async () => {
    // Those of the open file, and a moment later, once the editor has asked for the workspace, of all files.
    const numbers = [sample.findings, sample.workspaceFindings];
    await until('the number', async () =>
      new RegExp(`(^|\\D)(${numbers.join('|')})$`).test((await statusItem(page).innerText()).trim()),
    );
  });

  if (!trusted) {
    await step(page, name('the editor is in restricted mode'), () =>
      page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor(),
    );
  }

  await step(page, name('the finding is in Problems, with its rule'), async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    const row = page.locator('.markers-panel .monaco-list-row', {
      hasText: 'quantumlayer',
    });
    await row.first().waitFor();
    await shot(page, `vscode-${mode}-2-problems`);
    await runCommand(page, 'View: Hide Panel');
  });

  await step(page, name('hovering explains it'), async () => {
    await goToFinding(page);
    await runCommand(page, 'Show or Focus Hover');
    const hover = page.locator('.monaco-hover:visible');
    await hover
      .getByText(/CWE-\d+/)
      .first()
      .waitFor();
    // An escape within a code span would be shown as it is.
    const shown = (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
    assert(!/\\[_!*[\]()<>#]/.test(shown), `Markdown escapes are shown: ${shown}`);
    // The editor shows the diagnostic's message itself; the server's part is what else there is to know.
    const times = shown.split(sample.message).length - 1;
    assert(times === 1, `the message is there ${times} times: ${shown}`);
    assert(shown.includes(sample.title), `no title: ${shown}`);
    await shot(page, `vscode-${mode}-3-hover`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  await step(page, name('the quick fix changes the text and the finding goes away'), async () => {
    const before = await squiggles(page).count();
    await goToFinding(page);
    await page.keyboard.press('Control+.');
    const widget = page.locator('.action-widget:visible');
    await widget.locator('.monaco-list-row.action').first().waitFor();
    await shot(page, `vscode-${mode}-4-actions`);
    await page.keyboard.press('Enter');
    // Nothing is asked: the fix is in the text at once, and undo takes it back.
    await until('the fixed text', async () => (await editorText(page)).includes(sample.fixed), 5000);
    await until('fewer squiggles', async () => (await squiggles(page).count()) < before);
    await shot(page, `vscode-${mode}-5-fixed`);
    assert(!readFileSync(file, 'utf8').includes(sample.fixed), 'the file was written before it was saved');
    await page.keyboard.press('Control+S');
    await until('the saved file', () => readFileSync(file, 'utf8').includes(sample.fixed));
  });

  await step(page, name('fix all applies the safe fixes of a file'), async () => {
    await openFile(page, sample.safe.file);
    await squiggles(page).first().waitFor();
    await runCommand(page, 'QuantumLayer: Fix All in File');
    await until('the fixed text', async () => (await editorText(page)).includes(sample.safe.fixed));
    await until('no squiggle', async () => (await squiggles(page).count()) === 0);
    await page.keyboard.press('Control+S');
    const saved = () => readFileSync(path.join(workspace, sample.safe.file), 'utf8');
    await until('the saved file', () => saved().includes(sample.safe.fixed));
  });

  await step(page, name('a scan of the workspace finds what is in closed files'), async () => {
    await runCommand(page, 'QuantumLayer: Scan Workspace');
    await page
      .locator('.notification-toast', {
        hasText: /QuantumLayer: \d+ findings?/,
      })
      .first()
      .waitFor();
    await runCommand(page, 'QuantumLayer: Focus on Findings View');
    await page.locator('.pane-body .monaco-list-row', { hasText: sample.closed.file }).first().waitFor();
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  await step(page, name('the findings view lists what is left, and a click jumps to it'), async () => {
    await runCommand(page, 'QuantumLayer: Focus on Findings View');
    const rows = page.locator('.pane-body .monaco-list-row', {
      hasText: sample.file,
    });
    await until('the rows', async () => (await rows.count()) === sample.findings - 1);
    await shot(page, `vscode-${mode}-6-view`);
    await rows.first().click();
    const other = new RegExp(`Ln (?!${sample.finding.line},)\\d+, Col \\d+`);
    await page.locator('.statusbar-item', { hasText: other }).first().waitFor();
  });

  await step(page, name('the explanation of a rule opens as a page'), async () => {
    await runCommand(page, 'QuantumLayer: Explain Finding');
    await page
      .locator('.tab', { hasText: /Preview .*\.md/ })
      .first()
      .waitFor();
    // The page is a frame in a frame, drawn a few seconds later.
    const shown = async () => {
      const texts = await Promise.all(
        page
          .frames()
          .filter((frame) => frame.url().includes('/webview/'))
          .map((frame) =>
            frame
              .locator('body')
              .innerText({ timeout: 1000 })
              .catch(() => ''),
          ),
      );
      return texts.some((text) => text.trim().length > 40);
    };
    await until('the text of the page', shown, 30_000);
    await shot(page, `vscode-${mode}-7-explain`);
    // A click of the middle button closes it, so that one group of editors is left.
    await page
      .locator('.tab', { hasText: /Preview/ })
      .first()
      .click({ button: 'middle' });
  });

  if (trusted) {
    await step(page, name('a setting reaches the server, and goes again'), async () => {
      await openFile(page, sample.file);
      // The settings of the workspace: changes of the user's are not noticed by this kind of VS Code.
      const place = path.join(workspace, '.vscode/settings.json');
      const settings = JSON.parse(readFileSync(place, 'utf8'));
      const write = (more) => writeFileSync(place, JSON.stringify({ ...settings, ...more }));
      write({ 'quantumlayer.scan.severity': 'critical' });
      await until('no squiggle', async () => (await squiggles(page).count()) === 0);
      write({});
      await squiggles(page).first().waitFor();
    });
    await step(page, name('the diagnostics bundle has versions and no file names'), async () => {
      await runCommand(page, 'QuantumLayer: Copy Diagnostics Bundle');
      await page.locator('.notification-toast', { hasText: 'copied' }).first().waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert(/- server: quantumlayer \d/.test(text) && /- state: running/.test(text), text);
      assert(!text.includes(sample.file) && !text.includes(sample.closed.file), `a file name in it: ${text}`);
      await runCommand(page, 'Notifications: Clear All Notifications');
    });
    await step(page, name('the server can be restarted and finds the same'), async () => {
      await openFile(page, sample.file);
      await runCommand(page, 'QuantumLayer: Restart Server');
      await until('the squiggles to go', async () => (await squiggles(page).count()) === 0);
      await squiggles(page).first().waitFor();
    });
    await step(page, name('the MCP server is offered'), async () => {
      // The editor's own agent features are off until here: their entries would stand among ours.
      writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(USER_SETTINGS));
      await page.reload();
      await statusItem(page).waitFor();
      await runCommand(page, 'MCP: List Servers');
      await page
        .locator('.quick-input-list .monaco-list-row', {
          hasText: 'QuantumLayer',
        })
        .first()
        .waitFor();
      await shot(page, 'vscode-trusted-8-mcp');
      await page.keyboard.press('Escape');
    });
  }

  await step(page, name('the program that the workspace names as the server was not started'), async () => {
    assert(!existsSync(marker), 'it was started');
  });
}

for (const mode of ['trusted', 'restricted']) {
  if (options.mode === 'both' || options.mode === mode) {
    await session(mode);
  }
}
console.log(`${passed} passed, ${failed} failed`);
console.log(`screenshots: ${options.screenshots}`);
process.exitCode = failed === 0 ? 0 : 1;
