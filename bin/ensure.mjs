import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from './freshness.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
const STAMP = join(ROOT, 'node_modules/.lcc-lock');
/** Stands where everything was delivered together: nothing is to be installed or built there. */
const BUNDLE = join(ROOT, 'bundle.json');
const OLDEST_NODE = [20, 19];

/**
 * Installs the dependencies when they are missing or not those of the lock file, saying so on standard error. Standard output stays
 * untouched. Ends the process with a message when Node is too old or the installation fails.
 */
export function ensureDependencies() {
  refuseOldNode();
  if (existsSync(BUNDLE)) return refuseOtherMachine();
  if (!existsSync(LOCK)) return existsSync(INSTALLED) || install('install');
  const wanted = hashOf([LOCK]);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!installedAsLocked()) install('ci');
  try {
    writeFileSync(STAMP, wanted);
  } catch (error) {
    if (!isNotWritable(error)) throw error; // the stamp only saves a look the next time
  }
}

/** A folder that belongs to somebody else, or lies on a medium that takes nothing. */
export const isNotWritable = (error) => ['EROFS', 'EACCES', 'EPERM'].includes(error?.code);

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  process.stderr.write(`Perlu Node.js ${OLDEST_NODE.join('.')} atau lebih baru; yang terpasang ${process.versions.node}.\n`);
  process.exit(1);
}

function refuseOtherMachine() {
  const { platform, arch } = JSON.parse(readFileSync(BUNDLE, 'utf8'));
  if (platform === process.platform && arch === process.arch) return;
  process.stderr.write(`Paket ini untuk ${platform}-${arch}, sedangkan komputer ini ${process.platform}-${process.arch}.\n`);
  process.exit(1);
}

/** Whoever runs npm by hand leaves its own note of what it installed; packages of other platforms are missing there rightly. */
function installedAsLocked() {
  if (!existsSync(INSTALLED)) return false;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const [wanted, have] = [packagesOf(LOCK), packagesOf(INSTALLED)];
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.optional === true || entry.link === true) return true;
    return have[path]?.version === entry.version && existsSync(join(ROOT, path));
  });
}

function install(how) {
  process.stderr.write(`Memasang pustaka (npm ${how}) …\n`);
  const { status } = spawnSync('npm', [how, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status === 0) return true;
  process.stderr.write(`npm ${how} gagal.\n`);
  process.exit(status || 1);
}
