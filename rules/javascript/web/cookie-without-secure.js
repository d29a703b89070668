const session = require('express-session');

function login(app, res, token) {
  // ruleid: cookie-without-secure
  res.cookie('session', token, { httpOnly: true });
  // ruleid: cookie-without-secure
  res.cookie('auth_token', token, {
    httpOnly: true,
    secure: false,
  });
  // ruleid: cookie-without-secure
  app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
  // ruleid: cookie-without-secure
  app.use(session({ secret: process.env.SESSION_SECRET, cookie: { maxAge: 60000 } }));
}

function safe(app, res, token, options) {
  // ok: cookie-without-secure
  res.cookie('session', token, { httpOnly: true, secure: true });
  // ok: cookie-without-secure
  res.cookie('session', token, options);
  // ok: cookie-without-secure
  res.cookie('theme', 'dark');
  // ok: cookie-without-secure
  app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true } }));
}

module.exports = { login, safe };
