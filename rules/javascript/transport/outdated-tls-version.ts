import https from 'https';
import * as tls from 'tls';

// ruleid: outdated-tls-version
const agent = new https.Agent({ minVersion: 'TLSv1.1' });

export class Server {
  start(key: string, cert: string) {
    // ruleid: outdated-tls-version
    https.createServer({ key, cert, secureProtocol: 'TLSv1_method' }).listen(443);
    // ruleid: outdated-tls-version
    return tls.createSecureContext({
      key,
      maxVersion: 'TLSv1',
    });
  }

  safe(key: string, cert: string) {
    // ok: outdated-tls-version
    https.createServer({ key, cert, minVersion: 'TLSv1.2' }).listen(443);
    // ok: outdated-tls-version
    https.createServer({ key, cert, secureProtocol: 'TLSv1_2_method' }).listen(443);
    // ok: outdated-tls-version
    return tls.createSecureContext({ key, maxVersion: 'TLSv1.3', ca: String(agent) });
  }
}
