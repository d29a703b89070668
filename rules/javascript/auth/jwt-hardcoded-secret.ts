import jwt from 'jsonwebtoken';
import { sign as signToken } from 'jsonwebtoken';

const SECRET = 'example-secret';

export function issue(user: { id: string }): string {
  // ruleid: jwt-hardcoded-secret
  return jwt.sign({ sub: user.id }, 'example-secret', { expiresIn: '1h' });
}

export class Tokens {
  issue(id: string): string {
    // ruleid: jwt-hardcoded-secret
    return signToken({ sub: id }, SECRET);
  }

  read(token: string) {
    const key = process.env.JWT_SECRET || 'change-me';
    // ruleid: jwt-hardcoded-secret
    const first = jwt.verify(token, key);
    // ruleid: jwt-hardcoded-secret
    const second = jwt.verify(
      token,
      SECRET,
    );
    return [first, second];
  }

  safe(token: string, key: string) {
    // ok: jwt-hardcoded-secret
    jwt.sign({ sub: '1' }, process.env.JWT_SECRET as string);
    // ok: jwt-hardcoded-secret
    jwt.verify(token, key);
    // ok: jwt-hardcoded-secret
    return jwt.sign('payload', key, { algorithm: 'HS256' });
  }
}
