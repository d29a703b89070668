const fs = require('fs');
const path = require('path');
const { readFile } = require('fs/promises');

const ROOT = path.join(__dirname, 'files');

function show(req, res) {
  // ruleid: request-path-traversal
  res.sendFile(path.join(ROOT, req.params.name));
}

exports.read = async (request, reply) => {
  const { name } = request.query;
  const file = path.resolve(ROOT, name);
  // ruleid: request-path-traversal
  const text = await fs.promises.readFile(file, 'utf8');
  // ruleid: request-path-traversal
  const meta = await readFile(`${ROOT}/${request.body.meta}`);
  reply.send(text + meta);
};

class Uploads {
  remove(req, res) {
    const target = ROOT + '/' + req.body.file;
    // ruleid: request-path-traversal
    fs.unlinkSync(target);
    // ruleid: request-path-traversal
    fs.createReadStream(req.query.path).pipe(res);
  }

  safe(req, res) {
    // ok: request-path-traversal
    res.sendFile(req.params.name, { root: ROOT });
    // ok: request-path-traversal
    fs.readFileSync(path.join(ROOT, path.basename(req.params.name)));
    // ok: request-path-traversal
    fs.readFileSync(path.join(ROOT, 'index.html'));
    const file = path.resolve(ROOT, req.params.name);
    if (!file.startsWith(ROOT + path.sep)) {
      return res.status(404).end();
    }
    // ok: request-path-traversal
    return fs.createReadStream(file).pipe(res);
  }
}

module.exports = { show, Uploads };

function statics(request, response) {
  // ruleid: request-path-traversal
  fs.readFile(__dirname + request.url, (problem, data) => response.end(data));
}

function attachment(request, h) {
  // ruleid: request-path-traversal
  return h.file('/srv/files/' + request.query.name);
}

function logo(request, h) {
  // ok: request-path-traversal
  return h.file('/srv/files/logo.png');
}

function target(name) {
  return path.join(ROOT, 'reports', name);
}

function report(req, res) {
  // ruleid: request-path-traversal
  fs.readFile(target(req.params.report), 'utf8', (problem, text) => res.end(text));
}

class Attachments {
  constructor(req) {
    this.chosen = ROOT + '/' + req.query.name;
  }

  remove() {
    // ruleid: request-path-traversal
    return fs.promises.unlink(this.chosen);
  }
}

function several(req, res) {
  const wanted = [];
  for (const entry of req.body.files) {
    wanted.push(path.join(ROOT, entry));
  }
  wanted.forEach((file) => {
    // ruleid: request-path-traversal
    fs.createReadStream(file).pipe(res);
  });
}

function overwritten(req, res) {
  let file = req.query.file;
  file = 'index.html';
  // ok: request-path-traversal
  res.sendFile(path.join(ROOT, file));
}

function reduced(req, res) {
  const bare = path.basename(req.query.file);
  const kept = req.query.lang.replace(/[^a-z]/g, '');
  // ok: request-path-traversal
  fs.readFile(target(bare), (problem, text) => res.end(text));
  // ok: request-path-traversal
  fs.readFile(path.join(ROOT, kept), (problem, text) => res.end(text));
}

function listed(req, res) {
  const known = new Set(['a.txt', 'b.txt']);
  const { file } = req.query;
  if (known.has(file)) {
    // ok: request-path-traversal
    return res.sendFile(path.join(ROOT, file));
  }
  return res.status(404).end();
}

async function looked(req, res) {
  const entry = await documents.findById(req.params.id);
  // ok: request-path-traversal
  fs.createReadStream(entry.location).pipe(res);
}
