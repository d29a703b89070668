const serializer = require('node-serialize');
const yaml = require('js-yaml');
const { unserialize } = require('node-serialize');

function profile(req, res) {
  // ruleid: unsafe-deserialization
  res.json(serializer.unserialize(Buffer.from(req.cookies.profile, 'base64').toString()));
}

class Importer {
  load(text) {
    // ruleid: unsafe-deserialization
    const first = yaml.load(text, {
      filename: 'import.yml',
      schema: yaml.DEFAULT_FULL_SCHEMA,
    });
    // ruleid: unsafe-deserialization
    return [first, unserialize(text)];
  }

  safe(text) {
    // ok: unsafe-deserialization
    const first = yaml.load(text);
    // ok: unsafe-deserialization
    const second = yaml.load(text, { schema: yaml.JSON_SCHEMA });
    // ok: unsafe-deserialization
    return [first, second, JSON.parse(text), serializer.serialize(first)];
  }
}

module.exports = { profile, Importer };
