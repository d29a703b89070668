import * as childProcess from 'node:child_process';
import { exec, execFile, execSync as runSync } from 'child_process';
import { promisify } from 'util';
import type { Request, Response } from 'express';

const shell = require('shelljs');
const execAsync = promisify(exec);

export function archive(folder: string, done: () => void): void {
  // ruleid: child-process-dynamic-command
  exec('tar czf backup.tgz ' + folder, done);
}

export class ImageService {
  async resize(file: string, width: number): Promise<void> {
    // ruleid: child-process-dynamic-command
    await execAsync(`convert ${file} -resize ${width} out.png`);
  }

  remove(file: string): void {
    const command = `rm -f ${file}`;
    // ruleid: child-process-dynamic-command
    childProcess.execSync(command, {
      stdio: 'inherit',
    });
  }

  thumbnails(files: string[]): void {
    // ruleid: child-process-dynamic-command
    shell.exec(['mogrify', ...files].join(' '));
  }
}

export function ping(req: Request, res: Response): void {
  const host = req.query.host as string;
  // ruleid: child-process-dynamic-command
  runSync(host);
  let line = 'ping -c 1 ';
  line += host;
  // ruleid: child-process-dynamic-command
  require('child_process').exec(line, (err: Error) => res.send(String(err)));
}

export function status(branch: string): void {
  // ok: child-process-dynamic-command
  exec('git status --short');
  // ok: child-process-dynamic-command
  execFile('git', ['log', branch]);
  const program = 'uptime';
  // ok: child-process-dynamic-command
  runSync(program + ' -p');
}

export function find(pattern: RegExp, text: string): void {
  // ok: child-process-dynamic-command
  pattern.exec('prefix ' + text);
}

const run = util.promisify(require('child_process').exec);

async function resolve(host) {
  // ruleid: child-process-dynamic-command
  await run(`nslookup ${host}`);
  // ok: child-process-dynamic-command
  return run('nslookup localhost');
}
