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

function sizeOf(request) {
  return Number(request.query.size) || 16;
}

function viaHelper(req, res) {
  // ruleid: request-sized-allocation
  res.send(Buffer.alloc(sizeOf(req)));
}

class Padding {
  constructor(req) {
    this.layout = { width: +req.body.width, fill: ' ' };
  }

  line() {
    // ruleid: request-sized-allocation
    return this.layout.fill.repeat(this.layout.width);
  }
}

function sum(req, res) {
  let total = 0;
  for (const part of req.body.parts) {
    total += part.size;
  }
  // ruleid: request-sized-allocation
  res.json(new Array(total));
}

function capped(request) {
  return Math.min(sizeOf(request), 1024);
}

function bounded(req, res) {
  // ok: request-sized-allocation
  res.send(Buffer.alloc(capped(req)));
}

function replaced(req, res) {
  let size = Number(req.query.size);
  if (size >= 1000) {
    size = 1000;
  }
  // ok: request-sized-allocation
  const first = '-'.repeat(size);
  let other = req.query.other;
  other = 8;
  // ok: request-sized-allocation
  res.send(first + '+'.repeat(other));
}

function chosenSize(req, res) {
  const sizes = { small: 16, large: 64 };
  const layout = { width: req.query.width, height: 4 };
  // ok: request-sized-allocation
  res.send([Buffer.alloc(sizes[req.query.size]), new Array(layout.height)]);
}
