const express = require('express');
const path = require('path');
const serveIndex = require('serve-index');

const app = express();

// ruleid: directory-exposed
app.use(express.static(__dirname));
// ruleid: directory-exposed
app.use('/files', express.static('files'), serveIndex('files', { icons: true }));

class Site {
  start() {
    app.use(
      '/',
      // ruleid: directory-exposed
      express.static(path.join(__dirname, '..'), {
        maxAge: 3600,
      }),
    );
    // ruleid: directory-exposed
    app.use(express.static('public', { dotfiles: 'allow' }));
  }

  safe() {
    // ok: directory-exposed
    app.use(express.static('public'));
    // ok: directory-exposed
    app.use(express.static(path.join(__dirname, 'public')));
    // ok: directory-exposed
    app.use(express.static('assets', { dotfiles: 'ignore' }));
  }
}

module.exports = Site;
