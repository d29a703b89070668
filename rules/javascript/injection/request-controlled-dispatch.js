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

function actionOf(request) {
  return request.body.action;
}

function viaHelper(req, res) {
  const action = actionOf(req);
  // ruleid: request-controlled-dispatch
  res.json(handlers[action]());
}

class Dispatcher {
  constructor(req) {
    this.job = { kind: req.query.kind, at: Date.now() };
  }

  run() {
    // ruleid: request-controlled-dispatch
    return handlers[this.job.kind](this.job);
  }
}

function all(req, res) {
  req.body.steps.forEach((step) => {
    // ruleid: request-controlled-dispatch
    handlers[step.name](step);
  });
  res.end();
}

function fixedName(req, res) {
  let action = req.query.action;
  action = 'list';
  // ok: request-controlled-dispatch
  res.json(handlers[action]());
}

function otherPart(req, res) {
  const job = { kind: 'show', text: req.body.text };
  // ok: request-controlled-dispatch
  res.json(handlers[job.kind](job.text));
}

function compared(req, res) {
  const { action } = req.params;
  if (action !== 'list' && action !== 'show') {
    return res.status(404).end();
  }
  // ok: request-controlled-dispatch
  return res.json(handlers[action]());
}

function numbered(req, res) {
  const slot = Number(req.query.slot);
  // ok: request-controlled-dispatch
  res.json([handlers.list, handlers.show][slot]());
}
