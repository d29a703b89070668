import { shell, ipcMain } from 'electron';
import electron from 'electron';

const HELP = 'https://docs.example.com';

ipcMain.on('open', (event, url: string) => {
  // ruleid: open-external-dynamic
  shell.openExternal(url);
});

export class Links {
  follow(link: { href: string }): void {
    // ruleid: open-external-dynamic
    void electron.shell.openExternal(link.href, { activate: true });
    const target = link.href.trim();
    // ruleid: open-external-dynamic
    shell.openExternal(target);
  }

  safe(url: string): void {
    // ok: open-external-dynamic
    shell.openExternal('https://example.com');
    // ok: open-external-dynamic
    shell.openExternal(HELP);
    if (new URL(url).protocol === 'https:') {
      // ok: open-external-dynamic
      shell.openExternal(url);
    }
  }
}
