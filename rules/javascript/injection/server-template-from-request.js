const ejs = require('ejs');
const Handlebars = require('handlebars');
const engine = require('pug');
const nunjucks = require('nunjucks');

function preview(req, res) {
  // ruleid: server-template-from-request
  res.send(ejs.render(req.body.template, { user: req.user }));
}

const mail = async (request, reply) => {
  const { subject } = request.body;
  // ruleid: server-template-from-request
  const compiled = Handlebars.compile('Hello ' + subject);
  // ruleid: server-template-from-request
  const page = engine.render(request.query.page);
  reply.send(compiled({}) + page);
};

class Greeter {
  hello(req, res) {
    const name = req.query.name;
    const text = `<h1>${name}</h1>`;
    // ruleid: server-template-from-request
    res.send(nunjucks.renderString(text, {}));
  }

  safe(req, res) {
    // ok: server-template-from-request
    res.send(ejs.render('<h1><%= name %></h1>', { name: req.query.name }));
    // ok: server-template-from-request
    res.send(nunjucks.renderString('Hello {{ name }}', { name: req.query.name }));
    // ok: server-template-from-request
    res.render('profile', { name: req.query.name });
  }
}

module.exports = { preview, mail, Greeter };

function layout(body) {
  return '<main>' + body + '</main>';
}

function viaHelper(req, res) {
  const text = layout(req.body.intro);
  // ruleid: server-template-from-request
  res.send(ejs.render(text, {}));
}

class Letter {
  constructor(req) {
    this.parts = { subject: req.body.subject, footer: 'Bye' };
  }

  subject() {
    // ruleid: server-template-from-request
    return Handlebars.compile(this.parts.subject);
  }

  footer() {
    // ok: server-template-from-request
    return Handlebars.compile(this.parts.footer);
  }
}

function blocks(req, res) {
  const pieces = req.body.blocks.map((block) => `<p>${block.text}</p>`);
  // ruleid: server-template-from-request
  res.send(nunjucks.renderString(pieces.join('\n'), {}));
}

function replaced(req, res) {
  let text = req.body.text;
  text = '<p><%= text %></p>';
  // ok: server-template-from-request
  res.send(ejs.render(text, { text: req.body.text }));
}

const TEMPLATES = { short: 'Hi {{ name }}', long: 'Dear {{ name }}' };

function chosen(req, res) {
  const text = TEMPLATES[req.query.kind];
  // ok: server-template-from-request
  res.send(nunjucks.renderString(text, { name: req.query.name }));
}
