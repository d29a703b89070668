const express = require('express');
const { User, Session } = require('./models');

const router = express.Router();

router.post('/login', async (req, res) => {
  // ruleid: nosql-operator-injection
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  res.json(user);
});

router.post('/search', async function (request, reply) {
  // ruleid: nosql-operator-injection
  const hits = await User.find(request.body);
  // ruleid: nosql-operator-injection
  const sorted = await User.find(request.query.filter).sort('name');
  reply.send({ hits, sorted });
});

class SessionController {
  async end(req, res) {
    const { token } = req.body;
    // ruleid: nosql-operator-injection
    await Session.deleteOne({
      token,
      active: true,
    });
    res.end();
  }

  async renew(req, res) {
    const id = String(req.body.id);
    // ok: nosql-operator-injection
    await Session.updateOne({ id }, { renewed: new Date() });
    // ok: nosql-operator-injection
    await Session.findOne({ token: { $eq: req.body.token } });
    // ok: nosql-operator-injection
    await Session.findOne({ token: req.body.token.toString() });
    const { name } = req.body;
    if (typeof name !== 'string') return res.status(400).end();
    // ok: nosql-operator-injection
    return res.json(await User.findOne({ name }));
  }
}

// ok: nosql-operator-injection
const first = [{ name: 'a' }].find((entry) => entry.name === 'a');

module.exports = { router, SessionController, first };

function filterOf(request) {
  return { name: request.body.name, active: true };
}

async function viaHelper(req, res) {
  // ruleid: nosql-operator-injection
  res.json(await User.findOne(filterOf(req)));
}

async function stepwise(req, res) {
  const filter = {};
  filter.owner = req.user.id;
  filter.title = req.query.title;
  // ruleid: nosql-operator-injection
  const docs = await User.find(filter);
  res.json(docs);
}

function chained(req, res) {
  const wanted = [];
  wanted.push({ email: req.body.email });
  // ruleid: nosql-operator-injection
  Promise.all(wanted.map((filter) => User.findOne(filter))).then((all) => res.json(all));
}

async function texts(req, res) {
  const filter = {};
  filter.name = `${req.body.name}`;
  // ok: nosql-operator-injection
  await User.find(filter);
  const page = Number(req.query.page);
  // ok: nosql-operator-injection
  await User.find({ page });
  let mail = req.body.mail;
  mail = mail.trim();
  // ok: nosql-operator-injection
  res.json(await User.findOne({ mail }));
}

async function changed(req, res) {
  const owner = await Session.load(req.body.token);
  // ok: nosql-operator-injection
  await User.updateOne({ _id: owner.id }, { $set: { name: req.body.name } });
  const kind = ['a', 'b'].includes(req.query.kind) ? 'a' : 'b';
  // ok: nosql-operator-injection
  res.json(await User.find({ kind }));
}

function inMemory(req, res) {
  const users = [{ name: 'a' }];
  // ok: nosql-operator-injection
  res.json(users.find((user) => user.name === req.body.name));
}
