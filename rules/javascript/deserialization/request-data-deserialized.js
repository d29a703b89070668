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

function textOf(request) {
  return Buffer.from(request.body.document, 'base64').toString('utf8');
}

function viaHelper(req, res) {
  // ruleid: request-data-deserialized
  res.json(yaml.load(textOf(req)));
}

class Importer {
  constructor(req) {
    this.upload = { text: req.body.text, name: 'import' };
  }

  parse() {
    // ruleid: request-data-deserialized
    return yaml.load(this.upload.text);
  }

  label() {
    // ok: request-data-deserialized
    return yaml.load(this.upload.name);
  }
}

function joined(req, res) {
  let whole = '';
  for (const part of req.body.parts) {
    whole += part;
  }
  // ruleid: request-data-deserialized
  res.json(v8.deserialize(Buffer.from(whole)));
}

function replaced(req, res) {
  let text = req.body.config;
  text = 'a: 1';
  // ok: request-data-deserialized
  res.json(yaml.load(text));
}

async function stored(req, res) {
  const entry = await store.findOne({ id: req.params.id });
  // ok: request-data-deserialized
  res.json(yaml.load(entry.text));
}
