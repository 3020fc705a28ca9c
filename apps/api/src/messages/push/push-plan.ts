import { addDays, type Case, type IsoDate, isOpen, weekday } from '@lcc/domain';

/** What a push may be about. Nothing else is worth a phone that rings. */
export type PushKind = 'kritis' | 'janji' | 'senin';

/** Something to be pushed to a person, once. */
export interface PushItem {
  /** Same thing, same key, whenever it is worked out. */
  readonly key: string;
  readonly kind: PushKind;
  /** Instant it became due, epoch ms. */
  readonly at: number;
}

const MINUTE_MS = 60_000;
/** How long a critical case may stand untaken. */
export const UNTAKEN_MS = 30 * MINUTE_MS;
/** More pushes an hour than this are noise: what comes later waits, and comes as one. */
export const MOST_AN_HOUR = 6;
const MORNING = '07:00';
const MONDAY = 1;

/** Cases that wait for somebody, by the key under which is kept when they were first seen so. */
export const untaken = (cases: readonly Case[]): Map<string, Case> =>
  new Map(
    cases
      .filter(({ state, severity, raisedOn, heldBy }) => state === 'baru' && severity === 'kritis' && raisedOn !== null && heldBy === null)
      .map((of) => [`kritis|${of.id}|${of.raisedOn}`, of]),
  );

/**
 * What is due by `now`: critical cases that nobody took within half an hour, promises that were missed yesterday or before (told in the
 * morning), and on Mondays from seven o'clock that a week begins. `zone` = offset of the region, `+07:00`.
 */
export function pushItems(
  cases: readonly Case[],
  seen: ReadonlyMap<string, number>,
  today: IsoDate,
  now: number,
  zone: string,
): PushItem[] {
  const morningOf = (day: IsoDate): number => Date.parse(`${day}T${MORNING}:00${zone}`);
  const critical = [...untaken(cases).keys()].flatMap((key): PushItem[] => {
    const since = seen.get(key);
    return since === undefined ? [] : [{ key, kind: 'kritis', at: since + UNTAKEN_MS }];
  });
  const missed = cases.flatMap((of): PushItem[] => {
    const { id, promisedOn } = of;
    if (!isOpen(of) || promisedOn === null) return [];
    return [{ key: `janji|${id}|${promisedOn}`, kind: 'janji', at: morningOf(addDays(promisedOn, 1)) }];
  });
  const monday: PushItem[] = weekday(today) === MONDAY ? [{ key: `senin|${today}`, kind: 'senin', at: morningOf(today) }] : [];
  return [...critical, ...missed, ...monday].filter(({ at }) => at <= now);
}

const WORDS: Readonly<Record<PushKind, string>> = {
  kritis: 'Ada kasus kritis yang belum diambil setengah jam.',
  janji: 'Ada janji yang terlewat.',
  senin: 'Ringkasan pekan ini siap dibaca.',
};

/** Neutral words: they pass through the browser's maker abroad. Who, what and how much stand behind the sign-in. */
export function pushText(items: readonly PushItem[]): string {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const [first] = kinds;
  return kinds.length === 1 && first ? WORDS[first] : 'Ada beberapa kabar untuk dibaca.';
}
