const express = require('express');
const escapeHtml = require('escape-html');

const app = express();

app.get('/hello', (req, res) => {
  // ruleid: reflected-request-data
  res.send('<h1>Hello ' + req.query.name + '</h1>');
});

app.get('/item/:id', function (request, response) {
  const { id } = request.params;
  const page = `<p>No item ${id}</p>`;
  // ruleid: reflected-request-data
  response.status(404).send(page);
});

class Greeter {
  greet(req, res) {
    // ruleid: reflected-request-data
    res.write(`<p>${req.body.text}</p>`);
    res.end();
  }

  async koa(ctx) {
    // ruleid: reflected-request-data
    ctx.body = '<p>' + ctx.query.q + '</p>';
  }
}

app.get('/safe', (req, res) => {
  // ok: reflected-request-data
  res.send('<h1>Hello ' + escapeHtml(req.query.name) + '</h1>');
});
app.get('/json', (req, res) => {
  // ok: reflected-request-data
  res.json({ name: req.query.name });
});
app.get('/constant', (req, res) => {
  // ok: reflected-request-data
  res.send('<h1>Hello</h1>');
});

module.exports = { app, Greeter };
