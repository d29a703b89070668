import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BinaryQuery, findBinary } from '../src/binary';

function find(query: Partial<BinaryQuery>, files: string[]) {
  return findBinary({
    configured: '',
    extensionPath: '/ext',
    homeDirectory: '/home/me',
    searchPath: '',
    platform: 'linux',
    isFile: (file) => files.includes(file),
    ...query,
  });
}

test('the setting wins over the binary inside', () => {
  assert.deepEqual(find({ configured: '/opt/ql' }, ['/opt/ql', '/ext/server/quantumlayer']), {
    kind: 'found',
    path: '/opt/ql',
    origin: 'setting',
  });
});

test('a tilde is the home directory, also on Windows', () => {
  assert.deepEqual(find({ configured: '~/bin/ql' }, ['/home/me/bin/ql']), {
    kind: 'found',
    path: '/home/me/bin/ql',
    origin: 'setting',
  });
  const windows = { configured: '~\\ql.exe', homeDirectory: 'C:\\Users\\me', platform: 'win32' as const };
  assert.equal(find(windows, ['C:\\Users\\me\\ql.exe']).kind, 'found');
});

test('a relative or missing path of the setting is an error and not passed over in silence', () => {
  for (const configured of ['bin/ql', './ql', '~other/ql', '/opt/none']) {
    assert.equal(
      find({ configured }, ['bin/ql', './ql', '/ext/server/quantumlayer']).kind,
      'missing',
      configured,
    );
  }
});

test('without a setting: the binary inside, then the PATH, never a relative entry of it', () => {
  const inside = '/ext/server/quantumlayer';
  assert.deepEqual(find({}, [inside]), { kind: 'found', path: inside, origin: 'extension' });
  assert.deepEqual(
    find({ searchPath: '.:bin:/usr/bin' }, ['quantumlayer', 'bin/quantumlayer', '/usr/bin/quantumlayer']),
    {
      kind: 'found',
      path: '/usr/bin/quantumlayer',
      origin: 'PATH',
    },
  );
  assert.equal(find({ searchPath: '.:' }, ['quantumlayer']).kind, 'missing');
});
