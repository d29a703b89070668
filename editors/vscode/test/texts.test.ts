import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, withoutHome } from '../src/bundle';
import { ruleArgument, ruleOf, rulePath } from '../src/pageAddress';
import { statusText } from '../src/status';

test('the status tells the state, the number and the work', () => {
  const running = { state: 'running', findings: 3, busy: false, trusted: true } as const;
  assert.equal(statusText(running).text, '$(shield) 3');
  assert.equal(statusText({ ...running, busy: true }).text, '$(sync~spin) 3');
  assert.match(statusText({ ...running, trusted: false }).tooltip, /Restricted/);
  assert.match(statusText({ ...running, findings: 1 }).tooltip, /^1 finding\./);
  const failed = statusText({ ...running, state: 'failed', problem: 'no binary' });
  assert.deepEqual([failed.level, failed.tooltip], ['error', 'no binary']);
});

test('the bundle has counts and no text, file or name of the user', () => {
  const text = bundle({
    extensionVersion: '1.2.3',
    editor: 'Editor 1.90',
    platform: 'linux x64',
    binary: '/home/somebody/ql, from setting',
    serverVersion: 'quantumlayer 1.2.3',
    state: 'running',
    trusted: true,
    folders: 1,
    settings: { trusted: true, scan: { exclude: ['clients/acme/**'], severity: 'high' }, rules: {} },
    findings: [
      {
        uri: 'file:///w/secret.py',
        path: 'secret.py',
        rule: 'r.one',
        message: 'm',
        severity: 'high',
        line: 0,
        column: 0,
      },
      {
        uri: 'file:///w/secret.py',
        path: 'secret.py',
        rule: 'r.one',
        message: 'm',
        severity: 'high',
        line: 4,
        column: 0,
      },
    ],
    events: ['2026-01-01T00:00:00.000Z running'],
    homeDirectory: '/home/somebody',
  });
  assert.match(text, /r\.one: 2/);
  assert.match(text, /~\/ql/);
  assert.match(text, /"exclude": "1 entries"/);
  assert.doesNotMatch(text, /secret\.py|acme|somebody/);
});

test('a home of / is not replaced', () => {
  assert.equal(withoutHome('/a/b', '/'), '/a/b');
});

test('a rule and the address of its page belong together', () => {
  assert.equal(rulePath('python.yaml-load'), '/rule/python.yaml-load.md');
  assert.equal(ruleOf(rulePath('python.yaml-load')), 'python.yaml-load');
  assert.equal(ruleOf('/other'), undefined);
});

test('the rule of a command is told as a text or in a field', () => {
  assert.equal(ruleArgument(['a.b']), 'a.b');
  assert.equal(ruleArgument([{ rule: 'a.b', show: true }]), 'a.b');
  for (const args of [[], [null], [{}], [{ rule: 3 }], [{ rule: '' }]]) {
    assert.equal(ruleArgument(args), undefined);
  }
});
