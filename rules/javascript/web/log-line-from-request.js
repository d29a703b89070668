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
