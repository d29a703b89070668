'use strict';

function page(size) {
  return Buffer.allocUnsafe(size);
}

module.exports = { page };
