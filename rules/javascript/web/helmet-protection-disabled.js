const helmet = require('helmet');

function configure(app) {
  // ruleid: helmet-protection-disabled
  app.use(helmet({ contentSecurityPolicy: false }));
  // ruleid: helmet-protection-disabled
  app.use(helmet({
    frameguard: false,
    hsts: { maxAge: 31536000 },
  }));
  app.use(helmet.contentSecurityPolicy({
    // ruleid: helmet-protection-disabled
    directives: { scriptSrc: ["'self'", "'unsafe-inline'"] },
  }));
}

function page(res) {
  // ruleid: helmet-protection-disabled
  res.setHeader('Content-Security-Policy', "script-src 'self' 'unsafe-eval'");
}

function safe(app, res) {
  // ok: helmet-protection-disabled
  app.use(helmet());
  // ok: helmet-protection-disabled
  app.use(helmet({ hsts: { maxAge: 31536000 } }));
  // ok: helmet-protection-disabled
  app.use(helmet.contentSecurityPolicy({ directives: { scriptSrc: ["'self'"] } }));
  // ok: helmet-protection-disabled
  res.setHeader('Content-Security-Policy', "default-src 'self'");
}

module.exports = { configure, page, safe };
