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
