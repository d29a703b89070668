const logger = require('./logger');

function login(req, res) {
  // ruleid: log-line-from-request
  console.log(`login of ${req.body.name}`);
  // ruleid: log-line-from-request
  logger.warn('failed login: ' + req.body.name);
  res.end();
}

const trace = (request, reply) => {
  // ruleid: log-line-from-request
  logger.info('agent %s', request.headers.agent);
  reply.send('ok');
};

function safe(req, res) {
  // ok: log-line-from-request
  logger.info({ name: req.body.name }, 'login');
  // ok: log-line-from-request
  console.log('login of ' + JSON.stringify(req.body.name));
  // ok: log-line-from-request
  console.log(`login of ${req.user.id}`);
  res.end();
}

module.exports = { login, trace, safe };

function described(user) {
  return 'user ' + user;
}

function viaHelper(req, res) {
  const text = described(req.body.name);
  // ruleid: log-line-from-request
  logger.info('sign-in: ' + text);
  res.end();
}

class Audit {
  constructor(req) {
    this.entry = { agent: req.headers.agent, count: 1 };
  }

  write() {
    // ruleid: log-line-from-request
    logger.warn(`agent ${this.entry.agent}`);
    // ok: log-line-from-request
    logger.warn(`entry ${this.entry.count}`);
  }
}

function each(req, res) {
  req.body.names.forEach((name) => {
    // ruleid: log-line-from-request
    console.log('added %s', name);
  });
  res.end();
}

function oneLine(req, res) {
  let name = req.query.name;
  name = name.replace(/[\r\n]/g, ' ');
  // ok: log-line-from-request
  logger.info(`name ${name}`);
  const page = Number(req.query.page);
  // ok: log-line-from-request
  logger.info(`page ${page}`);
  let kind = req.query.kind;
  kind = 'plain';
  // ok: log-line-from-request
  logger.info('kind ' + kind);
  res.end();
}
