const crypto = require('crypto');

function createToken() {
  // ruleid: predictable-random-secret
  return Math.random().toString(36).slice(2);
}

class Account {
  reset(res) {
    // ruleid: predictable-random-secret
    this.resetToken = 'r' + Math.random();
    const otp = Math.floor(
      // ruleid: predictable-random-secret
      Math.random() * 900000,
    );
    // ruleid: predictable-random-secret
    res.cookie('sid', String(Math.random()));
    // ruleid: predictable-random-secret
    return { otp, password: Math.random().toString(16) };
  }

  safe(items) {
    // ok: predictable-random-secret
    const position = Math.floor(Math.random() * items.length);
    // ok: predictable-random-secret
    const token = crypto.randomBytes(32).toString('hex');
    // ok: predictable-random-secret
    const delay = 100 + Math.random() * 50;
    return [position, token, delay];
  }
}

module.exports = { createToken, Account };
