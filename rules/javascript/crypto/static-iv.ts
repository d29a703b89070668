import * as crypto from 'crypto';

const FIXED = Buffer.from('0123456789abcdef');

export function seal(text: string, key: Buffer): Buffer {
  // ruleid: static-iv
  return crypto.createCipheriv('aes-256-cbc', key, 'abcdefghijklmnop').update(text);
}

export class Box {
  close(text: string, key: Buffer): Buffer {
    const iv = Buffer.alloc(16, 0);
    // ruleid: static-iv
    const cipher = crypto.createCipheriv('aes-256-ctr', key, iv);
    // ruleid: static-iv
    return Buffer.concat([cipher.update(text), crypto.createCipheriv('aes-256-gcm', key, FIXED).update(text)]);
  }

  safe(text: string, key: Buffer, stored: Buffer): void {
    const iv = crypto.randomBytes(12);
    // ok: static-iv
    crypto.createCipheriv('aes-256-gcm', key, iv).update(text);
    const nonce = Buffer.alloc(12);
    crypto.randomFillSync(nonce);
    // ok: static-iv
    crypto.createCipheriv('aes-256-gcm', key, nonce).update(text);
    // ok: static-iv
    crypto.createDecipheriv('aes-256-gcm', key, stored).update(text);
  }
}
