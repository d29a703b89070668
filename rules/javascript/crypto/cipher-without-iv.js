const crypto = require('crypto');
const nodeCrypto = require('node:crypto');
const { createDecipher } = require('crypto');

function seal(text, password) {
  // ruleid: cipher-without-iv
  const cipher = crypto.createCipher('aes-256-cbc', password);
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

const open = (text, password) => {
  // ruleid: cipher-without-iv
  const first = nodeCrypto.createDecipher('aes192', password);
  // ruleid: cipher-without-iv
  return first.update(text) + createDecipher('aes192', password).update(text);
};

function safe(forge, text, key, iv) {
  // ok: cipher-without-iv
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  // ok: cipher-without-iv
  const other = forge.cipher.createCipher('AES-GCM', key);
  // ok: cipher-without-iv
  const third = nodeCrypto.createDecipheriv('aes-256-gcm', key, iv);
  return [cipher, other, third, text];
}

module.exports = { seal, open, safe };
