const { BrowserWindow } = require('electron');
const path = require('path');

function createWindow() {
  // ruleid: renderer-node-access
  return new BrowserWindow({
    width: 800,
    webPreferences: { nodeIntegration: true },
  });
}

class Windows {
  open() {
    // ruleid: renderer-node-access
    this.main = new BrowserWindow({
      webPreferences: {
        preload: path.join(__dirname, 'preload.js'),
        contextIsolation: false,
      },
    });
    // ruleid: renderer-node-access
    this.help = new BrowserWindow({ webPreferences: { sandbox: false } });
  }

  safe() {
    // ok: renderer-node-access
    this.a = new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } });
    // ok: renderer-node-access
    this.b = new BrowserWindow({ webPreferences: { sandbox: true } });
    // ok: renderer-node-access
    this.c = new BrowserWindow({ width: 800 });
  }
}

module.exports = { createWindow, Windows };
