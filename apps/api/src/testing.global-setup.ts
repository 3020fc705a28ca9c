import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Threads run compiled code: it is made fresh before the tests that start them. */
export default function setup(): void {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'apps/api'], { cwd: root, stdio: ['ignore', 2, 2] });
}
