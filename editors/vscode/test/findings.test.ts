import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, firstLine, group, severityOf, shortRule } from '../src/findings';

function finding(path: string, line: number, rule: string, severity: Finding['severity']): Finding {
  return { uri: `file:///w/${path}`, path, rule, message: rule, severity, line, column: 0 };
}

const FINDINGS = [
  finding('b.py', 3, 'python.yaml', 'medium'),
  finding('a.py', 9, 'python.shell', 'high'),
  finding('a.py', 2, 'python.yaml', 'medium'),
  finding('c.py', 1, 'python.rare', 'critical'),
];

test('by severity: the worst first, and by place within', () => {
  const groups = group(FINDINGS, 'severity');
  assert.deepEqual(
    groups.map(({ label, description }) => `${label} ${description}`),
    ['Critical 1', 'High 1', 'Medium 2'],
  );
  assert.deepEqual(
    groups[2]?.findings.map(({ path }) => path),
    ['a.py', 'b.py'],
  );
});

test('by rule and by file: the group with the worst finding first, then by name', () => {
  assert.deepEqual(
    group(FINDINGS, 'rule').map(({ label }) => label),
    ['python.rare', 'python.shell', 'python.yaml'],
  );
  assert.deepEqual(
    group(FINDINGS, 'file').map(({ label }) => label),
    ['c.py', 'a.py', 'b.py'],
  );
});

test('nothing gives no groups, and the given list is left in its order', () => {
  assert.deepEqual(group([], 'file'), []);
  const before = FINDINGS.map(({ path }) => path);
  group(FINDINGS, 'file');
  assert.deepEqual(
    FINDINGS.map(({ path }) => path),
    before,
  );
});

test('the severity is told in data, else guessed from the level', () => {
  assert.equal(severityOf({ severity: 'critical' }, 0), 'critical');
  assert.equal(severityOf({ severity: 'unheard of' }, 1), 'medium');
  assert.equal(severityOf(undefined, 0), 'high');
  assert.equal(severityOf('text', 3), 'info');
  assert.equal(severityOf(null, 9), 'info');
});

test('a message becomes one line of bounded length', () => {
  assert.equal(firstLine('  one\r\ntwo'), 'one');
  assert.equal(firstLine('x'.repeat(500)).length, 160);
});

test('a rule is short in a list', () => {
  assert.equal(shortRule('python.deserialization.yaml-unsafe-load'), 'yaml-unsafe-load');
  assert.equal(shortRule('mine'), 'mine');
  assert.equal(shortRule('odd.'), 'odd.');
});
