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
