const crypto = require('crypto');

function verify(req, res, next) {
  const expected = crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.rawBody).digest('hex');
  // ruleid: timing-unsafe-comparison
  if (req.headers['x-signature'] !== expected) {
    return res.status(401).end();
  }
  return next();
}

class Hook {
  check(body, signature) {
    const hmac = crypto.createHmac('sha1', this.secret);
    hmac.update(body);
    // ruleid: timing-unsafe-comparison
    return `sha1=${hmac.digest('hex')}` === signature || hmac.digest('hex') === signature;
  }

  direct(body, signature) {
    // ruleid: timing-unsafe-comparison
    return signature == crypto.createHmac('sha256', this.secret).update(body).digest('base64');
  }

  safe(body, signature, sum) {
    const expected = crypto.createHmac('sha256', this.secret).update(body).digest();
    // ok: timing-unsafe-comparison
    if (!crypto.timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return false;
    // ok: timing-unsafe-comparison
    if (expected === undefined) return false;
    // ok: timing-unsafe-comparison
    return crypto.createHash('sha256').update(body).digest('hex') === sum;
  }
}

module.exports = { verify, Hook };
