// Whether the failures of a conformance run are only ones for want of a fixture tool, which the real server
// has no reason to offer. Arguments: the folder that the run wrote with --output-dir.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true }).filter(
  (name) => path.basename(name) === 'checks.json',
);
const failures = files
  .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
  .filter(({ status }) => status === 'FAILURE');
const real = failures.filter(({ errorMessage }) => !/^Not testable/.test(errorMessage ?? ''));
for (const { id, errorMessage } of real) {
  console.log(`${id}: ${errorMessage}`);
}
process.exitCode = files.length > 0 && real.length === 0 ? 0 : 1;
