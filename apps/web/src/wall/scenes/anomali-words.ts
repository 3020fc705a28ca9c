import type { Language } from '../../shared/number-format.js';

interface AnomaliWords {
  readonly head: string;
  readonly amount: string;
  readonly age: string;
  readonly today: string;
  readonly promise: string;
  readonly days: (n: number) => string;
  readonly overdue: (n: number) => string;
  readonly due: string;
  readonly inDays: (n: number) => string;
  readonly noPromise: readonly [string, string];
  readonly untaken: string;
  readonly taken: string;
  readonly asked: string;
  readonly held: (source: string) => string;
  readonly heldLine: (source: string, alerts: number) => string;
  readonly of: (shown: number, all: number) => string;
  readonly waiting: (n: number, backlog: number) => string;
  readonly none: readonly [string, string];
  readonly region: string;
}

/** What the scene Anomali says: things to look at, never guilt. */
export const anomaliWords: Readonly<Record<Language, AnomaliWords>> = {
  id: {
    head: 'Perlu ditelaah',
    amount: 'Rp miliar',
    age: 'umur, hari',
    today: 'hari ini',
    promise: 'janji',
    days: (n) => `${n} hari`,
    overdue: (n) => `lewat ${n} hari`,
    due: 'hari ini',
    inDays: (n) => `${n} hari lagi`,
    noPromise: ['Belum', 'ada janji'],
    untaken: 'belum diambil',
    taken: 'ditelaah',
    asked: 'ditanyakan',
    held: (source) => `ditahan, ${source} basi`,
    heldLine: (source, alerts) => `${source} basi: ${alerts} ditahan`,
    of: (shown, all) => `${shown} dari ${all} kasus`,
    waiting: (n, backlog) => (backlog > 0 ? `${n} menunggu, ${backlog} temuan awal` : `${n} menunggu giliran`),
    none: ['Tidak ada kasus terbuka', 'dari yang sudah dapat dinilai.'],
    region: 'Kabupaten',
  },
  en: {
    head: 'To be looked at',
    amount: 'Rp billion',
    age: 'age, days',
    today: 'today',
    promise: 'promise',
    days: (n) => `${n} days`,
    overdue: (n) => `${n} days late`,
    due: 'today',
    inDays: (n) => `in ${n} days`,
    noPromise: ['None', 'promised yet'],
    untaken: 'not taken',
    taken: 'being reviewed',
    asked: 'unit was asked',
    held: (source) => `held, ${source} stale`,
    heldLine: (source, alerts) => `${source} stale: ${alerts} held`,
    of: (shown, all) => `${shown} of ${all} cases`,
    waiting: (n, backlog) => (backlog > 0 ? `${n} waiting, ${backlog} from the past` : `${n} waiting`),
    none: ['No open case', 'among what could be judged.'],
    region: 'Regency',
  },
};
