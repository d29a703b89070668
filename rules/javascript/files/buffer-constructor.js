function decode(text) {
  // ruleid: buffer-constructor
  return new Buffer(text, 'base64').toString('utf8');
}

class Packet {
  constructor(data) {
    // ruleid: buffer-constructor
    this.body = new Buffer(data);
    // ruleid: buffer-constructor
    this.tail = Buffer(data.tail);
  }

  safe(data, protocol) {
    // ok: buffer-constructor
    const first = Buffer.from(data);
    // ok: buffer-constructor
    const second = Buffer.alloc(10);
    // ok: buffer-constructor
    const third = new protocol.Buffer(data);
    return [first, second, third];
  }
}

module.exports = { decode, Packet };
