const tls = require('tls');

// ruleid: tls-verification-disabled-globally
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

function legacy(options) {
  // ruleid: tls-verification-disabled-globally
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;
  // ruleid: tls-verification-disabled-globally
  return tls.connect({ ...options, checkServerIdentity: () => undefined });
}

function safe(options) {
  // ok: tls-verification-disabled-globally
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
  // ok: tls-verification-disabled-globally
  process.env.NODE_EXTRA_CA_CERTS = '/etc/ssl/internal.pem';
  // ok: tls-verification-disabled-globally
  return tls.connect({ ...options, checkServerIdentity: (host, cert) => tls.checkServerIdentity(host, cert) });
}

module.exports = { legacy, safe };
