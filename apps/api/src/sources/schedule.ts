const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WIB_MS = 7 * HOUR_MS;
const UNITS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };
const LONGEST_BACKOFF_MS = 4 * HOUR_MS;

/** Milliseconds between two runs: `15m`, `4h`, `1d`; times of the day come up to once a day. */
function interval(schedule: string): number {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(schedule) ?? [];
  return count && unit ? Number(count) * (UNITS[unit] as number) : DAY_MS;
}

/** The next run after an instant by a schedule of the form `4h`, or `06.30 13.00` (WIB). */
export function nextRun(schedule: string, after: number): number {
  if (/^\d+[mhd]$/.test(schedule)) return after + interval(schedule);
  const midnight = Math.floor((after + WIB_MS) / DAY_MS) * DAY_MS - WIB_MS;
  const times = schedule.split(' ').map((time) => Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3)) * MINUTE_MS);
  const all = [...times, ...times.map((time) => time + DAY_MS)].map((time) => midnight + time);
  return Math.min(...all.filter((at) => at > after));
}

/**
 * The next run after the `failures`th failure in a row: a minute, then twice as long each time, never later than the schedule or four
 * hours. `chance` (0 to 1) spreads it over its later half, so that sources that failed together do not come back together.
 */
export function nextAttempt(schedule: string, after: number, failures: number, chance: number): number {
  const wait = Math.min(MINUTE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_BACKOFF_MS, interval(schedule));
  return after + wait * (0.5 + 0.5 * chance);
}
