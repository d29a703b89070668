const jwt = require('jsonwebtoken');
const simple = require('jwt-simple');

function issue(payload, key) {
  // ruleid: jwt-none-algorithm
  return jwt.sign(payload, '', { algorithm: 'none' });
}

function read(token, key) {
  // ruleid: jwt-none-algorithm
  return jwt.verify(token, key, {
    algorithms: ['HS256', 'none'],
  });
}

function legacy(payload, key) {
  // ruleid: jwt-none-algorithm
  return simple.encode(payload, key, 'none');
}

function safe(token, key, element) {
  // ok: jwt-none-algorithm
  jwt.sign({ id: 1 }, key, { algorithm: 'HS256' });
  // ok: jwt-none-algorithm
  jwt.verify(token, key, { algorithms: ['RS256'] });
  // ok: jwt-none-algorithm
  element.style.display = 'none';
}

module.exports = { issue, read, legacy, safe };
