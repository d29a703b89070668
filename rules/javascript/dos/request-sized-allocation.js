const crypto = require('crypto');

function buffer(req, res) {
  // ruleid: request-sized-allocation
  res.send(Buffer.alloc(parseInt(req.query.size, 10)));
}

const padding = async (req, res) => {
  const count = Number(req.query.count);
  // ruleid: request-sized-allocation
  const line = '-'.repeat(count);
  // ruleid: request-sized-allocation
  const list = new Array(req.body.length);
  // ruleid: request-sized-allocation
  setTimeout(() => res.send(line + list.length), req.query.delay);
};

function safe(req, res) {
  // ok: request-sized-allocation
  const token = crypto.randomBytes(32);
  const count = Math.min(Number(req.query.count), 100);
  // ok: request-sized-allocation
  const line = '-'.repeat(count);
  const size = Number(req.query.size);
  if (size > 4096) return res.status(413).end();
  // ok: request-sized-allocation
  return res.send([token, line, Buffer.alloc(size)]);
}

module.exports = { buffer, padding, safe };
