const axios = require('axios');

async function send(order) {
  // ruleid: cleartext-connection
  await axios.post('http://api.example.com/orders', order);
  // ruleid: cleartext-connection
  await fetch('http://api.example.com/orders', {
    method: 'POST',
  });
  // ruleid: cleartext-connection
  return new WebSocket('ws://push.example.com/live');
}

async function safe(order) {
  // ok: cleartext-connection
  await axios.post('https://api.example.com/orders', order);
  // ok: cleartext-connection
  await fetch('http://localhost:3000/orders');
  // ok: cleartext-connection
  await fetch('http://orders:8080/items');
  // ok: cleartext-connection
  return new WebSocket('wss://push.example.com/live');
}

module.exports = { send, safe };
