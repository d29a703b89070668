const handlers = { list() {}, show() {} };

function call(req, res) {
  // ruleid: request-controlled-dispatch
  res.json(handlers[req.params.action](req.body));
}

exports.plugin = async (req, res) => {
  // ruleid: request-controlled-dispatch
  const plugin = require('./plugins/' + req.query.name);
  const { format } = req.query;
  // ruleid: request-controlled-dispatch
  const rendered = plugin[format](req.user);
  // ruleid: request-controlled-dispatch
  const extra = await import(req.body.module);
  res.send(rendered + extra.name);
};

const table = new Map([['list', handlers.list]]);

function safe(req, res) {
  // ok: request-controlled-dispatch
  const action = table.get(req.params.action);
  // ok: request-controlled-dispatch
  const plugin = require('./plugins/csv');
  // ok: request-controlled-dispatch
  handlers['list'](req.body);
  const name = req.query.name;
  if (!Object.keys(handlers).includes(name)) return res.status(404).end();
  // ok: request-controlled-dispatch
  return res.json(handlers[name](plugin, action));
}

module.exports = { call, safe };
