const crypto = require('crypto');
const CryptoJS = require('crypto-js');

class Vault {
  seal(text, key) {
    // ruleid: ecb-mode
    return crypto.createCipheriv('aes-128-ecb', key, null).update(text);
  }

  open(text, key) {
    // ruleid: ecb-mode
    return crypto.createDecipheriv('AES-256-ECB', key, '').update(text);
  }

  page(text, key) {
    // ruleid: ecb-mode
    return CryptoJS.AES.encrypt(text, key, {
      padding: CryptoJS.pad.Pkcs7,
      mode: CryptoJS.mode.ECB,
    });
  }

  safe(text, key, iv) {
    // ok: ecb-mode
    crypto.createCipheriv('aes-128-gcm', key, iv).update(text);
    // ok: ecb-mode
    CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CTR, iv });
    // ok: ecb-mode
    return crypto.createDecipheriv('aes-256-cbc', key, iv).update(text);
  }
}

module.exports = Vault;
