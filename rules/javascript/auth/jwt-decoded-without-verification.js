const jwt = require('jsonwebtoken');
const { decode: readToken } = require('jsonwebtoken');
const simple = require('jwt-simple');

function user(req, res, next) {
  // ruleid: jwt-decoded-without-verification
  req.user = jwt.decode(req.headers.authorization.slice(7));
  next();
}

class Guard {
  role(token) {
    // ruleid: jwt-decoded-without-verification
    return readToken(token, { complete: true }).payload.role;
  }

  legacy(token, key) {
    // ruleid: jwt-decoded-without-verification
    return simple.decode(token, key, true);
  }

  safe(token, key) {
    // ok: jwt-decoded-without-verification
    const header = jwt.decode(token, { complete: true }).header;
    return jwt.verify(token, this.keys[header.kid]);
  }

  other(token, key) {
    // ok: jwt-decoded-without-verification
    const first = simple.decode(token, key);
    // ok: jwt-decoded-without-verification
    return JSON.parse(Buffer.from(token, 'base64').toString()) || first;
  }
}

module.exports = { user, Guard };
