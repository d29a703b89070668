const https = require('https');
const axios = require('axios');
const request = require('request');

// ruleid: tls-verification-disabled
const agent = new https.Agent({ rejectUnauthorized: false });

async function load(url) {
  // ruleid: tls-verification-disabled
  request({ url, strictSSL: false }, () => {});
  return axios.get(url, {
    httpsAgent: new https.Agent({
      keepAlive: true,
      // ruleid: tls-verification-disabled
      rejectUnauthorized: false,
    }),
  });
}

class Client {
  constructor(options) {
    // ruleid: tls-verification-disabled
    options.rejectUnauthorized = false;
    // ok: tls-verification-disabled
    this.agent = new https.Agent({ rejectUnauthorized: true });
    // ok: tls-verification-disabled
    this.other = new https.Agent({ rejectUnauthorized: options.strict });
    // ok: tls-verification-disabled
    this.third = new https.Agent({ keepAlive: false });
  }
}

module.exports = { agent, load, Client };
