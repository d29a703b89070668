const nunjucks = require('nunjucks');
const Handlebars = require('handlebars');
const Mustache = require('mustache');

nunjucks.configure('views', {
  express: null,
  // ruleid: template-autoescape-disabled
  autoescape: false,
});

function compile(source) {
  // ruleid: template-autoescape-disabled
  return Handlebars.compile(source, { noEscape: true });
}

// ruleid: template-autoescape-disabled
Mustache.escape = (text) => text;

function safe(source) {
  // ok: template-autoescape-disabled
  nunjucks.configure('views', { autoescape: true });
  // ok: template-autoescape-disabled
  const first = Handlebars.compile(source, { noEscape: false });
  // ok: template-autoescape-disabled
  const second = Handlebars.compile(source);
  return [first, second];
}

module.exports = { compile, safe };
