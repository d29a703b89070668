import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explicitValue, section, toServerSettings } from '../src/settings';

test('only what was set by hand is sent, under the keys of quantumlayer.toml', () => {
  const set: Record<string, object> = {
    'scan.severity': { defaultValue: 'info', globalValue: 'high' },
    'scan.confidence': { defaultValue: 'medium' },
    'scan.maxFileSize': { defaultValue: 1_000_000, workspaceValue: 5 },
    'rules.disable': { defaultValue: [], globalValue: ['a'], workspaceFolderValue: ['b'] },
  };
  assert.deepEqual(
    toServerSettings((setting) => set[setting], true),
    { trusted: true, scan: { severity: 'high', 'max-file-size': 5 }, rules: { disable: ['b'] } },
  );
});

test('a restricted workspace is named as such', () => {
  assert.deepEqual(
    toServerSettings(() => undefined, false),
    { trusted: false },
  );
});

test('zero jobs is the default', () => {
  const settings = toServerSettings((name) => (name === 'scan.jobs' ? { globalValue: 0 } : undefined), true);
  assert.equal(settings.scan, undefined);
});

test('the nearest value wins, and false and an empty list are values', () => {
  assert.equal(explicitValue({ globalValue: true, workspaceValue: false }), false);
  assert.deepEqual(explicitValue({ globalValue: ['a'], workspaceFolderValue: [] }), []);
  assert.equal(explicitValue(undefined), undefined);
});

test('a section is answered as the server asks for it', () => {
  const settings = toServerSettings(
    (name) => (name === 'scan.severity' ? { globalValue: 'low' } : undefined),
    true,
  );
  assert.deepEqual(section(settings, 'quantumlayer'), settings);
  assert.equal(section(settings, 'quantumlayer.scan.severity'), 'low');
  assert.deepEqual(section(settings, undefined), { quantumlayer: settings });
  assert.equal(section(settings, 'python'), null);
});

test('every setting of package.json that the server knows is mapped, and none besides', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, object> } };
  };
  const declared = Object.keys(manifest.contributes.configuration.properties)
    .map((name) => name.replace('quantumlayer.', ''))
    .filter((name) => /^(scan|rules)\.|^codeLens$/.test(name));
  const asked: string[] = [];
  toServerSettings((setting) => {
    asked.push(setting);
    return undefined;
  }, true);
  assert.deepEqual(asked.sort(), declared.sort());
});
