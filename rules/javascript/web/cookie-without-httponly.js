function login(req, res, token) {
  // ruleid: cookie-without-httponly
  res.cookie('session', token);
  // ruleid: cookie-without-httponly
  res.cookie('auth_token', token, { secure: true, maxAge: 3600000 });
  // ruleid: cookie-without-httponly
  res.cookie('sid', token, {
    secure: true,
    httpOnly: false,
  });
}

const session = require('express-session')({
  secret: process.env.SESSION_SECRET,
  // ruleid: cookie-without-httponly
  cookie: { httpOnly: false },
});

function safe(req, res, token, options) {
  // ok: cookie-without-httponly
  res.cookie('session', token, { httpOnly: true, secure: true });
  // ok: cookie-without-httponly
  res.cookie('session', token, options);
  // ok: cookie-without-httponly
  res.cookie('theme', 'dark');
  // ok: cookie-without-httponly
  res.clearCookie('session');
}

module.exports = { login, session, safe };
