const crypto = require('crypto');
const { generateKeyPair } = require('crypto');
const NodeRSA = require('node-rsa');

function keys(done) {
  // ruleid: weak-key-size
  crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
  // ruleid: weak-key-size
  generateKeyPair('rsa', {
    modulusLength: 512,
    publicExponent: 0x10001,
  }, done);
  // ruleid: weak-key-size
  return new NodeRSA({ b: 1024 });
}

function safe(done) {
  // ok: weak-key-size
  crypto.generateKeyPairSync('rsa', { modulusLength: 3072 });
  // ok: weak-key-size
  generateKeyPair('ed25519', done);
  // ok: weak-key-size
  return new NodeRSA({ b: 2048 });
}

module.exports = { keys, safe };
