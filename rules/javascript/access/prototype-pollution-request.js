const _ = require('lodash');
const settings = {};

function update(req, res) {
  // ruleid: prototype-pollution-request
  _.merge(settings, req.body);
  // ruleid: prototype-pollution-request
  _.set(settings, req.body.path, req.body.value);
  // ruleid: prototype-pollution-request
  settings[req.params.section][req.params.key] = req.body.value;
  res.json(settings);
}

const patch = (request, reply) => {
  const { section, name } = request.body;
  // ruleid: prototype-pollution-request
  settings[section][name] = request.body.value;
  reply.send(settings);
};

function safe(req, res) {
  // ok: prototype-pollution-request
  _.merge(settings, { theme: 'dark' });
  // ok: prototype-pollution-request
  _.set(settings, 'theme.color', req.body.color);
  // ok: prototype-pollution-request
  settings.theme.color = req.body.color;
  // ok: prototype-pollution-request
  res.json(_.pick(settings, ['theme']));
}

module.exports = { update, patch, safe };

function documentOf(request) {
  return request.body.settings;
}

function viaHelper(req, res) {
  const incoming = documentOf(req);
  // ruleid: prototype-pollution-request
  _.merge(settings, incoming);
  res.end();
}

class Preferences {
  constructor(req) {
    this.changes = { at: Date.now(), values: req.body };
  }

  store() {
    // ruleid: prototype-pollution-request
    _.defaultsDeep(settings, this.changes.values);
  }
}

function eachEntry(req, res) {
  Object.entries(req.body).forEach(([group, value]) => {
    // ruleid: prototype-pollution-request
    settings[group][value.name] = value.text;
  });
  res.end();
}

const GROUPS = ['theme', 'layout'];

function refused(req, res) {
  const group = req.params.group;
  if (!GROUPS.includes(group)) {
    return res.status(404).end();
  }
  // ok: prototype-pollution-request
  settings[group][req.params.key] = req.body.value;
  return res.end();
}

function copied(req, res) {
  let incoming = req.body;
  incoming = { theme: 'dark' };
  // ok: prototype-pollution-request
  _.merge(settings, incoming);
  const number = parseInt(req.body.slot, 10);
  // ok: prototype-pollution-request
  settings[number].name = 'slot';
  res.end();
}

async function stored(req, res) {
  const found = await profiles.findOne({ id: req.params.id });
  // ok: prototype-pollution-request
  _.merge(settings, found);
  res.end();
}
