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
