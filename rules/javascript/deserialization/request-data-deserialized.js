const yaml = require('js-yaml');
const v8 = require('v8');

function upload(req, res) {
  // ruleid: request-data-deserialized
  res.json(yaml.load(req.body.config));
}

const restore = async (request, reply) => {
  const { state } = request.body;
  const bytes = Buffer.from(state, 'base64');
  // ruleid: request-data-deserialized
  reply.send(v8.deserialize(bytes));
  // ruleid: request-data-deserialized
  yaml.loadAll(
    request.files.config.data.toString('utf8'),
    (document) => reply.send(document),
  );
};

function safe(req, res, text) {
  // ok: request-data-deserialized
  const first = yaml.load(req.body.config, { schema: yaml.FAILSAFE_SCHEMA });
  // ok: request-data-deserialized
  const second = yaml.load(text);
  // ok: request-data-deserialized
  const third = JSON.parse(req.body.config);
  res.json([first, second, third]);
}

module.exports = { upload, restore, safe };
