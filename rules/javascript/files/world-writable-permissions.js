const fs = require('fs');
const { chmodSync } = require('fs');

function install(file) {
  // ruleid: world-writable-permissions
  fs.chmodSync(file, 0o777);
  // ruleid: world-writable-permissions
  fs.chmod(file, '0666', () => {});
}

class Spool {
  create(folder) {
    // ruleid: world-writable-permissions
    fs.mkdirSync(folder, {
      recursive: true,
      mode: 0o777,
    });
    // ruleid: world-writable-permissions
    chmodSync(folder, 0o1777);
  }

  safe(file, folder) {
    // ok: world-writable-permissions
    fs.chmodSync(file, 0o755);
    // ok: world-writable-permissions
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    // ok: world-writable-permissions
    fs.writeFileSync(file, 'data', { mode: 0o600 });
  }
}

module.exports = { install, Spool };
