const express = require('express');
const session = require('express-session');
const lusca = require('./security');
const csurf = require('./csrf-settings').load();

function createApp(store) {
  const app = express();
  // ruleid: csrf-protection-missing
  app.use(session({ store, secret: process.env.SESSION_SECRET }));
  app.post('/transfer', (req, res) => res.end());
  return app;
}

function legacy(app) {
  // ruleid: csrf-protection-missing
  app.use(lusca({ csrf: false, xframe: 'SAMEORIGIN' }));
  // ruleid: csrf-protection-missing
  app.use(csurf({ ignoreMethods: ['GET', 'POST'] }));
}

function safe(app, store) {
  // ok: csrf-protection-missing
  app.use(lusca({ csrf: true }));
  // ok: csrf-protection-missing
  app.use(csurf({ ignoreMethods: ['GET', 'HEAD'] }));
  const site = express();
  // ok: csrf-protection-missing
  site.use(session({ store, secret: process.env.SESSION_SECRET, cookie: { sameSite: 'strict' } }));
  return site;
}

module.exports = { createApp, legacy, safe };
