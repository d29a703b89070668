const libxml = require('libxmljs');
const { parseXml } = require('libxmljs2');

function load(text) {
  // ruleid: external-entities-enabled
  return libxml.parseXml(text, { noent: true });
}

class Feed {
  read(text) {
    // ruleid: external-entities-enabled
    return parseXml(text, {
      nonet: true,
      dtdload: true,
    });
  }

  legacy(text) {
    // ruleid: external-entities-enabled
    return libxml.parseXmlString(text, { replaceEntities: true });
  }

  safe(text) {
    // ok: external-entities-enabled
    libxml.parseXml(text);
    // ok: external-entities-enabled
    parseXml(text, { noent: false, nonet: true });
    // ok: external-entities-enabled
    return libxml.parseXmlString(text, { noblanks: true });
  }
}

module.exports = { load, Feed };
