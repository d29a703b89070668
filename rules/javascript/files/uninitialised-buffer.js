const fs = require('fs');

function header(size) {
  // ruleid: uninitialised-buffer
  return Buffer.allocUnsafe(size);
}

class Frame {
  constructor(length) {
    // ruleid: uninitialised-buffer
    this.data = Buffer.allocUnsafe(length);
    this.pool = [
      // ruleid: uninitialised-buffer
      Buffer.allocUnsafeSlow(64),
    ];
  }

  safe(size) {
    // ok: uninitialised-buffer
    const first = Buffer.alloc(size);
    // ok: uninitialised-buffer
    const second = Buffer.from('abc');
    // ok: uninitialised-buffer
    const third = Buffer.allocUnsafe(size).fill(0);
    return [first, second, third, fs];
  }
}

module.exports = { header, Frame };
