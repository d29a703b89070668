const axios = require('axios');
const http = require('http');
const fetch = require('node-fetch');
const client = require('got');

async function proxy(req, res) {
  // ruleid: server-side-request-from-request
  const answer = await axios.get(req.query.url);
  res.send(answer.data);
}

const preview = async (request, reply) => {
  const { link } = request.body;
  // ruleid: server-side-request-from-request
  const page = await fetch(link, { redirect: 'follow' });
  const base = `https://${request.params.host}/status`;
  // ruleid: server-side-request-from-request
  const status = await client(base);
  reply.send(await page.text() + status.body);
};

class Hooks {
  test(req, res) {
    // ruleid: server-side-request-from-request
    axios({
      method: 'post',
      url: req.body.callback,
    });
    // ruleid: server-side-request-from-request
    http.get('http://' + req.headers['x-target'], (answer) => answer.pipe(res));
  }

  async safe(req, res) {
    // ok: server-side-request-from-request
    await axios.get('https://api.example.com/items/' + req.params.id);
    // ok: server-side-request-from-request
    await fetch(`https://api.example.com/items?q=${encodeURIComponent(req.query.q)}`);
    // ok: server-side-request-from-request
    await axios.post('https://api.example.com/items', req.body);
    const target = new URL(req.query.url);
    if (target.hostname !== 'cdn.example.com') return res.status(400).end();
    // ok: server-side-request-from-request
    return fetch(target);
  }
}

module.exports = { proxy, preview, Hooks };

function addressOf(request) {
  const { protocol = 'https', host } = request.query;
  return protocol + '://' + host + '/feed.xml';
}

async function feed(req, res) {
  // ruleid: server-side-request-from-request
  const answer = await axios.get(addressOf(req));
  res.json(answer.data);
}

class Mirror {
  constructor(request) {
    this.options = { url: request.body.origin, timeout: 1000 };
  }

  run() {
    // ruleid: server-side-request-from-request
    return axios(this.options.url);
  }
}

function all(req, res) {
  const jobs = req.body.links.map((link) => link.trim());
  // ruleid: server-side-request-from-request
  Promise.all(jobs.map((job) => fetch(job))).then(() => res.end());
}

async function pathOnly(req, res) {
  const base = 'https://api.example.com';
  const page = base + '/pages/' + req.params.page;
  // ok: server-side-request-from-request
  await axios.get(page);
  const other = `${base}/pages/${req.params.page}`;
  // ok: server-side-request-from-request
  await fetch(other);
  res.end();
}

const MIRRORS = { eu: 'https://eu.example.com', us: 'https://us.example.com' };

async function chosen(req, res) {
  const mirror = MIRRORS[req.query.region];
  // ok: server-side-request-from-request
  await axios.get(mirror);
  let link = req.body.link;
  if (!['https://a.example.com/', 'https://b.example.com/'].includes(link)) {
    throw new Error('unknown link');
  }
  // ok: server-side-request-from-request
  await axios.get(link);
  link = 'https://c.example.com/';
  // ok: server-side-request-from-request
  await axios.get(link);
  res.end();
}
