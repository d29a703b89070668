const crypto = require('crypto');
const { createCipheriv } = require('crypto');
const CryptoJS = require('crypto-js');

function encrypt(text, key, iv) {
  // ruleid: weak-cipher
  const first = crypto.createCipheriv('des-ede3-cbc', key, iv).update(text);
  // ruleid: weak-cipher
  const second = createCipheriv('RC4', key, null).update(text);
  // ruleid: weak-cipher
  return [first, second, CryptoJS.TripleDES.encrypt(text, key)];
}

function safe(text, key, iv) {
  // ok: weak-cipher
  const first = crypto.createCipheriv('aes-256-gcm', key, iv).update(text);
  // ok: weak-cipher
  const second = createCipheriv('chacha20-poly1305', key, iv).update(text);
  // ok: weak-cipher
  return [first, second, CryptoJS.AES.encrypt(text, key)];
}

module.exports = { encrypt, safe };
