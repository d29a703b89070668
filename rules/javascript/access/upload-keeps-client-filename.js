const multer = require('multer');
const path = require('path');
const crypto = require('crypto');

const storage = multer.diskStorage({
  destination: 'uploads',
  filename: (req, file, done) => {
    // ruleid: upload-keeps-client-filename
    done(null, file.originalname);
  },
});

const stamped = multer.diskStorage({
  filename(request, upload, callback) {
    // ruleid: upload-keeps-client-filename
    callback(null, Date.now() + '-' + upload.originalname);
  },
});

async function move(req, res) {
  // ruleid: upload-keeps-client-filename
  const target = path.join('public', req.file.originalname);
  // ruleid: upload-keeps-client-filename
  await req.files.photo.mv('public/' + req.files.photo.name);
  res.send(target);
}

const random = multer.diskStorage({
  filename(req, file, done) {
    // ok: upload-keeps-client-filename
    done(null, crypto.randomUUID() + path.extname(file.originalname));
  },
});

function safe(req, done) {
  // ok: upload-keeps-client-filename
  const target = path.join('public', crypto.randomUUID());
  // ok: upload-keeps-client-filename
  done(null, req.file.originalname.length);
  return target;
}

module.exports = { storage, stamped, random, move, safe };
