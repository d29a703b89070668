const { app, BrowserWindow, session } = require('electron');

// ruleid: web-security-disabled
app.commandLine.appendSwitch('ignore-certificate-errors');

function createWindow() {
  // ruleid: web-security-disabled
  const first = new BrowserWindow({ webPreferences: { webSecurity: false } });
  // ruleid: web-security-disabled
  const second = new BrowserWindow({
    webPreferences: {
      allowRunningInsecureContent: true,
    },
  });
  // ruleid: web-security-disabled
  session.defaultSession.setCertificateVerifyProc((request, callback) => {
    callback(0);
  });
  return [first, second];
}

function safe() {
  // ok: web-security-disabled
  app.commandLine.appendSwitch('disable-gpu');
  // ok: web-security-disabled
  const first = new BrowserWindow({ webPreferences: { webSecurity: true } });
  // ok: web-security-disabled
  session.defaultSession.setCertificateVerifyProc((request, callback) => callback(-3));
  return first;
}

module.exports = { createWindow, safe };
