const express = require('express');

const app = express();
// ruleid: forwarded-address-trusted
app.set('trust proxy', true);

function admin(req, res, next) {
  // ruleid: forwarded-address-trusted
  if (req.headers['x-forwarded-for'] === '127.0.0.1') {
    return next();
  }
  return res.status(403).end();
}

class Guard {
  allow(request, allowed) {
    const address = request.headers['x-real-ip'];
    // ruleid: forwarded-address-trusted
    return allowed.includes(address);
  }

  safe(request, allowed) {
    // ok: forwarded-address-trusted
    app.set('trust proxy', 'loopback');
    // ok: forwarded-address-trusted
    const address = request.headers['x-forwarded-for'];
    // ok: forwarded-address-trusted
    return allowed.includes(request.socket.remoteAddress) && request.ip === '127.0.0.1';
  }
}

module.exports = { app, admin, Guard };
