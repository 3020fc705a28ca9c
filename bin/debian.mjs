import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const isRoot = () => process.getuid?.() === 0;

/**
 * Installs packages of Debian, as root on a machine that has them.
 * @param {...string} packages their names
 * @returns {string | null} why it could not, or null
 */
export function installPackages(...packages) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return 'not root on Debian';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    if (status !== 0) return `apt-get ${args.join(' ')}: ${stderr.trim().split('\n').pop()}`;
  }
  return null;
}

/** Whether a program answers to its name on the PATH. */
const answers = (program, flag) => spawnSync(program, [flag], { stdio: 'ignore' }).status === 0;

/** What stands in front of several instances; as root it is installed. Tests that need it are skipped, visibly, where it is not there. */
export function ensureNginx() {
  if (!answers('nginx', '-v')) installPackages('nginx-light');
}
