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

function heading(text) {
  return '<h1>' + text + '</h1>';
}

app.get('/helper', (req, res) => {
  // ruleid: reflected-request-data
  res.send(heading(req.query.title));
});

app.get('/lines', (req, res) => {
  const lines = [];
  lines.push('<ul>');
  req.query.words.split(',').forEach((word) => lines.push(`<li>${word}</li>`));
  lines.push('</ul>');
  // ruleid: reflected-request-data
  res.end(lines.join(''));
});

app.post('/later', async (req, res) => {
  const view = { title: req.body.title, year: 2024 };
  const html = await Promise.resolve(`<title>${view.title}</title>`);
  // ruleid: reflected-request-data
  res.write(html);
});

app.get('/year', (req, res) => {
  const view = { title: req.query.title, year: 2024 };
  // ok: reflected-request-data
  res.send('<p>' + view.year + '</p>');
});

app.get('/number', (req, res) => {
  let page = req.query.page;
  page = Number(page);
  // ok: reflected-request-data
  res.send('<p>Page ' + page + '</p>');
});

app.get('/word', (req, res) => {
  const { order } = req.query;
  if (order !== 'up' && order !== 'down') {
    return res.status(400).end();
  }
  // ok: reflected-request-data
  return res.send('<p>Sorted ' + order + '</p>');
});

app.get('/cleaned', (req, res) => {
  const text = req.query.q.replace(/[^\w ]/g, '');
  // ok: reflected-request-data
  res.send(heading(text));
});
