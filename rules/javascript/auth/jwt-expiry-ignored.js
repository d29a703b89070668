const jwt = require('jsonwebtoken');
const { Strategy } = require('passport-jwt');

function read(token, key) {
  // ruleid: jwt-expiry-ignored
  return jwt.verify(token, key, { ignoreExpiration: true });
}

const strategy = new Strategy({
  secretOrKey: process.env.JWT_SECRET,
  // ruleid: jwt-expiry-ignored
  ignoreExpiration: true,
}, (payload, done) => done(null, payload));

class Reader {
  read(token, key) {
    return jwt.verify(
      token,
      key,
      {
        algorithms: ['HS256'],
        // ruleid: jwt-expiry-ignored
        ignoreExpiration: true,
      },
    );
  }
}

function safe(token, key, relaxed) {
  // ok: jwt-expiry-ignored
  jwt.verify(token, key, { ignoreExpiration: false });
  // ok: jwt-expiry-ignored
  jwt.verify(token, key, { ignoreExpiration: relaxed });
  // ok: jwt-expiry-ignored
  return jwt.verify(token, key, { ignoreNotBefore: true });
}

module.exports = { read, strategy, Reader, safe };
