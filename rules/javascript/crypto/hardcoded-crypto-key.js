const crypto = require('crypto');
const CryptoJS = require('crypto-js');

const KEY = 'EXAMPLEexampleEXAMPLEexampleEXAM';

function seal(text, iv) {
  // ruleid: hardcoded-crypto-key
  return crypto.createCipheriv('aes-256-cbc', KEY, iv).update(text);
}

class Signer {
  sign(text) {
    // ruleid: hardcoded-crypto-key
    return crypto.createHmac('sha256', 'example-signing-key').update(text).digest('hex');
  }

  page(text) {
    // ruleid: hardcoded-crypto-key
    return CryptoJS.AES.encrypt(text, 'example passphrase').toString();
  }

  safe(text, iv, key) {
    // ok: hardcoded-crypto-key
    crypto.createCipheriv('aes-256-cbc', process.env.DATA_KEY, iv).update(text);
    // ok: hardcoded-crypto-key
    crypto.createHmac('sha256', key).update('constant text').digest('hex');
    // ok: hardcoded-crypto-key
    return CryptoJS.AES.encrypt(text, key).toString();
  }
}

module.exports = { seal, Signer };
