import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** After that the lock is a dead builder's, even if its pid is somebody else's by now. */
const LONGEST_BUILD_MS = 300_000;

/** Runs `work` while no other process builds; waits for it. The lock of a process that no longer runs does not count. Throws where nothing can be written. */
export async function withBuildLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!acquire(path)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function acquire(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives(path)) rmSync(path, { force: true });
    return false;
  }
}

/** An empty lock was made this very moment. */
function holderLives(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > LONGEST_BUILD_MS) return false;
    const holder = readFileSync(path, 'utf8');
    return holder === '' || process.kill(Number(holder), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
