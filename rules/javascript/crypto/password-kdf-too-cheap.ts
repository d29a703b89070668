import * as bcrypt from 'bcrypt';
import { hash } from 'bcryptjs';
import crypto from 'crypto';

const ROUNDS = 6;

export async function register(password: string, salt: Buffer) {
  // ruleid: password-kdf-too-cheap
  const first = await bcrypt.hash(password, 5);
  // ruleid: password-kdf-too-cheap
  const second = await hash(password, ROUNDS);
  // ruleid: password-kdf-too-cheap
  return [first, second, crypto.pbkdf2Sync(password, salt, 1000, 32, 'sha512')];
}

export class Passwords {
  async salt(): Promise<string> {
    // ruleid: password-kdf-too-cheap
    const salt = await bcrypt.genSalt(4);
    // ruleid: password-kdf-too-cheap
    return salt + bcrypt.hashSync(String(Math.PI), 8);
  }

  async safe(password: string, salt: Buffer) {
    // ok: password-kdf-too-cheap
    await bcrypt.hash(password, 12);
    // ok: password-kdf-too-cheap
    await hash(password, 10);
    // ok: password-kdf-too-cheap
    return crypto.pbkdf2Sync(password, salt, 600000, 32, 'sha256');
  }
}
