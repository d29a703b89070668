const crypto = require('crypto');
const bcrypt = require('bcrypt');

function register(req) {
  // ruleid: fast-hash-for-password
  return crypto.createHash('sha256').update(req.body.password).digest('hex');
}

class Account {
  setPassword(password, salt) {
    // ruleid: fast-hash-for-password
    this.hash = crypto.createHash('sha512').update(salt + password, 'utf8').digest('hex');
    // ruleid: fast-hash-for-password
    this.old = crypto.createHmac('sha256', salt).update(password).digest('hex');
  }

  async safe(password, document) {
    // ok: fast-hash-for-password
    this.hash = await bcrypt.hash(password, 12);
    // ok: fast-hash-for-password
    this.sum = crypto.createHash('sha256').update(document).digest('hex');
    // ok: fast-hash-for-password
    this.key = crypto.scryptSync(password, crypto.randomBytes(16), 32);
  }
}

module.exports = { register, Account };
