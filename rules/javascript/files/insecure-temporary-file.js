const fs = require('fs');
const os = require('os');
const path = require('path');

function save(report) {
  // ruleid: insecure-temporary-file
  fs.writeFileSync('/tmp/report.json', JSON.stringify(report));
  const target = path.join(os.tmpdir(), 'report.csv');
  // ruleid: insecure-temporary-file
  fs.writeFile(target, report.text, () => {});
}

class Dump {
  write(name, data) {
    // ruleid: insecure-temporary-file
    fs.createWriteStream(path.join(os.tmpdir(), name)).end(data);
    // ruleid: insecure-temporary-file
    fs.appendFileSync(`/tmp/${name}.log`, data);
  }

  safe(name, data) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dump-'));
    // ok: insecure-temporary-file
    fs.writeFileSync(path.join(folder, name), data);
    // ok: insecure-temporary-file
    fs.readFileSync('/tmp/report.json');
    // ok: insecure-temporary-file
    fs.writeFileSync('/var/lib/app/report.json', data);
  }
}

module.exports = { save, Dump };
