const DAILY = 7;
const WEEKLY = 5;
const MONTHLY = 12;
const WIB_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** A backup by its age. */
interface Aged {
  readonly name: string;
  readonly created: number;
}

/** Names of the backups that are kept: the latest of each of the last seven days, five weeks and twelve months that have one. */
export function keptOf(backups: readonly Aged[]): ReadonlySet<string> {
  const latest = [...backups].sort((a, b) => b.created - a.created);
  const kept = new Set<string>();
  const keep = (periodOf: (day: number) => string, most: number): void => {
    const periods = new Set<string>();
    for (const { name, created } of latest) {
      const period = periodOf(Math.floor((created + WIB_MS) / DAY_MS));
      if (periods.size === most) return;
      if (!periods.has(period)) kept.add(name);
      periods.add(period);
    }
  };
  keep((day) => String(day), DAILY);
  keep((day) => String(Math.floor((day + 3) / 7)), WEEKLY); // weeks begin on Monday: 1 January 1970 was a Thursday
  keep((day) => new Date(day * DAY_MS).toISOString().slice(0, 7), MONTHLY);
  return kept;
}
