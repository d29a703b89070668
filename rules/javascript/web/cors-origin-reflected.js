const cors = require('cors');

function configure(app) {
  // ruleid: cors-origin-reflected
  app.use(cors({ origin: true, credentials: true }));
  app.use((req, res, next) => {
    // ruleid: cors-origin-reflected
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    next();
  });
}

function handle(request, response) {
  const caller = request.headers.origin;
  // ruleid: cors-origin-reflected
  response.header('access-control-allow-origin', caller);
  response.end();
}

const ALLOWED = ['https://app.example.com'];

function safe(app) {
  // ok: cors-origin-reflected
  app.use(cors({ origin: ALLOWED, credentials: true }));
  // ok: cors-origin-reflected
  app.use(cors({ origin: true }));
  app.use((req, res, next) => {
    const caller = req.headers.origin;
    if (ALLOWED.includes(caller)) {
      // ok: cors-origin-reflected
      res.setHeader('Access-Control-Allow-Origin', caller);
    }
    next();
  });
}

module.exports = { configure, handle, safe };
