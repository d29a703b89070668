const express = require('express');
const session = require('express-session');
const cookies = require('cookie-session');
const cookieParser = require('cookie-parser');

const app = express();

// ruleid: session-hardcoded-secret
app.use(session({ secret: 'example secret', resave: false, saveUninitialized: false }));
// ruleid: session-hardcoded-secret
app.use(cookies({
  name: 'sid',
  keys: ['example-key'],
}));
// ruleid: session-hardcoded-secret
app.use(cookieParser('example secret'));

function safe(config) {
  // ok: session-hardcoded-secret
  app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
  // ok: session-hardcoded-secret
  app.use(session({ secret: [config.secret], resave: false }));
  // ok: session-hardcoded-secret
  app.use(cookieParser());
}

module.exports = { app, safe };
