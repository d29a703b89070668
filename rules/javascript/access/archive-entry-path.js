const fs = require('fs');
const path = require('path');
const unzipper = require('unzipper');
const AdmZip = require('adm-zip');
const JSZip = require('jszip');

function unpack(archive, target) {
  fs.createReadStream(archive).pipe(unzipper.Parse()).on('entry', (entry) => {
    // ruleid: archive-entry-path
    entry.pipe(fs.createWriteStream(path.join(target, entry.path)));
  });
}

class Importer {
  run(archive, target) {
    const zip = new AdmZip(archive);
    for (const entry of zip.getEntries()) {
      // ruleid: archive-entry-path
      const file = path.resolve(target, entry.entryName);
      fs.writeFileSync(file, entry.getData());
    }
  }

  async load(data, target) {
    const zip = await JSZip.loadAsync(data);
    Object.keys(zip.files).forEach(async (name) => {
      // ruleid: archive-entry-path
      fs.writeFileSync(path.join(target, name), await zip.files[name].async('nodebuffer'));
    });
  }
}

function safe(archive, target) {
  fs.createReadStream(archive).pipe(unzipper.Parse()).on('entry', (entry) => {
    // ok: archive-entry-path
    const file = path.join(target, entry.path);
    if (!file.startsWith(target + path.sep)) return entry.autodrain();
    return entry.pipe(fs.createWriteStream(file));
  });
  for (const item of fs.readdirSync(target, { withFileTypes: true })) {
    // ok: archive-entry-path
    fs.statSync(path.join(target, 'data', String(item.size)));
  }
  // ok: archive-entry-path
  return path.join(target, 'index.html');
}

module.exports = { unpack, Importer, safe };
