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
