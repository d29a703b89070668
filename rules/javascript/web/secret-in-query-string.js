const express = require('express');

const router = express.Router();

router.get('/login', (req, res) => {
  // ruleid: secret-in-query-string
  const password = req.query.password;
  res.json({ ok: Boolean(password) });
});

exports.report = async function (request, reply) {
  // ruleid: secret-in-query-string
  const { api_key: key, page } = request.query;
  reply.send({ key, page });
};

class Api {
  list(req, res) {
    // ruleid: secret-in-query-string
    res.json(this.find(req.query['access_token']));
  }

  safe(req, res) {
    // ok: secret-in-query-string
    const password = req.body.password;
    // ok: secret-in-query-string
    const page = req.query.page;
    // ok: secret-in-query-string
    const { sort } = req.query;
    res.json({ password, page, sort });
  }
}

module.exports = { router, Api };
