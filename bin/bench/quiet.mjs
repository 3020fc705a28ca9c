import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 3_000;
/** Of one processor: timers and heartbeats, no work. */
const AT_REST = 0.04;
const MOST_LOOKS = 60;

/** Seconds of processor that a process has used; Linux only, a hundredth at a time. */
export function processorOf(pid) {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const statOf = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');

/** Resolves when a process and those it started do nothing any more, twice in a row; after three minutes in any case. Elsewhere than on Linux at once. */
export async function quiet(pid) {
  if (process.platform !== 'linux') return;
  let rests = 0;
  for (let look = 0; look < MOST_LOOKS && rests < 2; look++) {
    const before = family(pid);
    await sleep(LOOK_MS);
    const used = [...family(pid)].reduce((sum, [each, seconds]) => sum + seconds - (before.get(each) ?? 0), 0);
    rests = used / (LOOK_MS / 1_000) < AT_REST ? rests + 1 : 0;
  }
}

/** Processor seconds of a process and its children, by process. */
function family(pid) {
  const members = new Map();
  for (const name of readdirSync('/proc')) {
    try {
      if (Number(name) === pid || Number(statOf(name)[1]) === pid) members.set(name, processorOf(name));
    } catch {
      // no process, or one that has just ended
    }
  }
  return members;
}
