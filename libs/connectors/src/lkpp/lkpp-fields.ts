import { type Duration, type IsoDate, parseIsoDate, type Sen, splitMak, type Vendor, yearOf } from '@lcc/domain';
import { readAmount, readDate, readDateText, readText } from '../read-values.js';
import { type Amount, field, must, optionally, optionalMeta, Problem, requiredMeta } from '../row-fields.js';

/** Words by which the service says that there is nothing. */
const NOTHING = /^(null|none|nan|nil|undefined|-)$/i;

function read<T>(value: unknown, parse: (text: string) => T | Problem, textOf = readText): T | null | Problem {
  return optionally(value, (text) => (NOTHING.test(text) ? null : parse(text)), textOf);
}

const optional = <T>(title: string, parse: (text: string) => T | Problem) => field(optionalMeta(title), (v) => read(v, parse));
const required = <T>(title: string, parse: (text: string) => T | Problem) => field(requiredMeta(title), (v) => must(read(v, parse), title));

const same = (t: string): string => t;

/**
 * The day a time is written with. The service ends its times with a `Z` although they are local: the same announcement stands without
 * it in another dataset, and all of them lie in office hours. So no time is ever shifted.
 */
function toDay(written: string): IsoDate | Problem {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(written)?.[1];
  const american = /^([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})(?:,? .*)?$/.exec(written);
  const day = iso ?? (american ? readDate(`${american[2]} ${american[1]} ${american[3]}`) : readDate(written));
  const date = day && parseIsoDate(day);
  if (date && yearOf(date) >= 2000 && yearOf(date) < 2100) return date;
  return new Problem('date', `"${written}" bukan tanggal yang dapat dipakai; tulis TTTT-BB-HH, misalnya 2025-02-27`);
}

/** Date and time of day as written, `2025-02-11T10:00`. */
function toMoment(written: string): string | Problem {
  const day = toDay(written);
  const time = /[T ](\d{2}:\d{2})/.exec(written)?.[1] ?? '00:00';
  return day instanceof Problem ? day : `${day}T${time}`;
}

function toFlag(written: string): boolean | Problem {
  if (/^(true|t|ya|y|1|aktif)$/i.test(written)) return true;
  if (/^(false|f|tidak|t?dk|n|0|nonaktif)$/i.test(written)) return false;
  return new Problem('flag', `"${written}" bukan ya atau tidak; tulis true atau false`);
}

function toWhole(written: string): number | Problem {
  return /^\d{1,9}(\.0+)?$/.test(written) ? Number.parseInt(written, 10) : new Problem('number', `"${written}" bukan bilangan bulat`);
}

/** Hundredths of a per cent. */
function toPercent(written: string): number | Problem {
  const number = /^\d{1,3}([.,]\d+)?$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN;
  return number <= 100 ? Math.round(number * 100) : new Problem('percent', `"${written}" bukan persen antara 0 dan 100`);
}

const UNITS: readonly (readonly [RegExp, Duration['unit']])[] = [
  [/hari/i, 'day'],
  [/minggu/i, 'week'],
  [/bulan/i, 'month'],
  [/tahun/i, 'year'],
];

/** `30 (tiga puluh) hari kalender`, `12 Bulan`. What names several units (`16 Hari, 11 Bulan`) or none is no duration: the dates tell. */
function toDuration(written: string): Duration | null {
  const counts = [...written.matchAll(/(\d+)\s*(?:\([^)]*\)\s*)?([a-z]+)/gi)].filter((m) => Number(m[1]) > 0);
  const [only] = counts;
  const unit = UNITS.find(([word]) => word.test(only?.[2] ?? ''))?.[1];
  return only && counts.length === 1 && unit ? { count: Number(only[1]), unit } : null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
const LONGEST_PLAIN = 500;

/** Text out of HTML, blanks closed up, at most 500 characters. */
function toPlain(written: string): string {
  const bare = written.replace(/<[^>]*>/g, ' ').replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return bare.replace(/\s+/g, ' ').trim().slice(0, LONGEST_PLAIN);
}

const toCodes = (written: string): string[] => [...new Set(written.split(/[;,|\s]+/).filter((code) => code !== ''))];

/** A longer text than other fields take: HTML is cut after its tags are gone. */
const longText = (value: unknown): string | null | Problem => {
  const known = readText(value);
  if (known === undefined) return new Problem('unreadable', 'isi bukan teks');
  return known === null || NOTHING.test(known) ? null : toPlain(known) || null;
};

function toMoney(value: unknown): Amount | null | Problem {
  if (typeof value === 'string' && NOTHING.test(value.trim())) return null;
  const reading = readAmount(value);
  if (reading.kind === 'amount') return reading;
  return reading.kind === 'blank' ? null : new Problem('amount', reading.reason);
}

const moneyColumns = new WeakSet<object>();
const asMoney = <T extends object>(column: T): T => {
  moneyColumns.add(column);
  return column;
};
/** Whether a column holds money: its sum is told and can be checked. */
export const isMoneyColumn = (column: object | undefined): boolean => column !== undefined && moneyColumns.has(column);

/** Readers of the columns of LKPP's datasets. Blank is null throughout. */
export const lkpp = {
  text: (title: string) => required(title, same),
  optionalText: (title: string) => optional(title, same),
  id: (title: string) => required(title, same),
  /** A number that means nobody when it is 0. */
  optionalId: (title: string) => field(optionalMeta(title), (v) => zeroIsNobody(read(v, same))),
  year: (title: string) =>
    optional(title, (t) => (/^20\d\d(\.0)?$/.test(t) ? Number(t.slice(0, 4)) : new Problem('year', `"${t}" bukan tahun`))),
  day: (title: string) => field(optionalMeta(title), (v) => read(v, toDay, readDateText)),
  moment: (title: string) => field(optionalMeta(title), (v) => read(v, toMoment, momentText)),
  flag: (title: string) => optional(title, toFlag),
  whole: (title: string) => optional(title, toWhole),
  percent: (title: string) => optional(title, toPercent),
  duration: (title: string) => optional(title, toDuration),
  plain: (title: string) => field(optionalMeta(title), longText),
  codes: (title: string) => field(optionalMeta(title), (v) => listOf(read(v, toCodes))),
  maks: (title: string) => field(optionalMeta(title), (v) => listOf(longCodes(v))),
  money: (title: string) => asMoney(field(optionalMeta(title), toMoney)),
  requiredMoney: (title: string) => asMoney(field(requiredMeta(title), (v) => must(toMoney(v), title))),
};

const momentText = (value: unknown): string | null | undefined => (value instanceof Date ? value.toISOString() : readText(value));
const zeroIsNobody = (known: string | null | Problem): string | null | Problem => (known === '0' ? null : known);
const listOf = (known: string[] | null | Problem): string[] | Problem => known ?? [];
const longCodes = (value: unknown): string[] | null | Problem => {
  const known = readText(value);
  if (known === undefined) return new Problem('unreadable', 'isi bukan teks');
  return known === null || NOTHING.test(known) ? null : splitMak(known);
};

/** The amount of a column, null when it was blank. */
export const sen = (amount: Amount | null): Sen | null => amount?.sen ?? null;

/** Null when nothing is told of the vendor. */
export function vendorOf(name: string | null, id: string | null = null, taxId: string | null = null): Vendor | null {
  return name === null && id === null && taxId === null ? null : { name, id, taxId };
}
