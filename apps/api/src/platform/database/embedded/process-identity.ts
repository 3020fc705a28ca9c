import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A word that names one running process for as long as it runs, so that a reused pid is not taken for its predecessor.
 *
 * @returns undefined when there is no such process, or only its zombie
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const started = process.platform === 'linux' ? linuxStart(pid) : psStart(pid);
  return started === undefined ? undefined : `${pid}@${started}`;
}

/** Start time in clock ticks since boot: field 22 of /proc/PID/stat, counted after the name, which may hold blanks and brackets. */
function linuxStart(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : fields[18];
}

function psStart(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
    }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
