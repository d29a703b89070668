import crypto, { createHash } from 'node:crypto';
import md5 from 'md5';
import CryptoJS from 'crypto-js';

export function digest(data: Buffer): string {
  // ruleid: weak-hash
  return crypto.createHash('md5').update(data).digest('hex');
}

export class Signer {
  name(text: string): string {
    // ruleid: weak-hash
    return createHash('SHA1').update(text).digest('base64') + CryptoJS.enc.Hex;
  }

  short(text: string): string {
    // ruleid: weak-hash
    const first = md5(text);
    // ruleid: weak-hash
    const second = CryptoJS.SHA1(text).toString();
    return first + second;
  }

  safe(text: string): string {
    // ok: weak-hash
    const first = crypto.createHash('sha256').update(text).digest('hex');
    // ok: weak-hash
    const second = CryptoJS.SHA256(text).toString();
    // ok: weak-hash
    return first + second + crypto.createHmac('sha512', text).digest('hex');
  }
}
