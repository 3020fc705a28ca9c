import { endOfMonth, type IsoDate, isoDate, parseIsoDate } from '@lcc/domain';

const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^jan/, 1],
  [/^[fp]eb/, 2],
  [/^mar/, 3],
  [/^apr/, 4],
  [/^mei|^may/, 5],
  [/^jun/, 6],
  [/^jul/, 7],
  [/^ag|^aug/, 8],
  [/^sep/, 9],
  [/^o[kc]t/, 10],
  [/^no[vp]/, 11],
  [/^de[sc]/, 12],
];
const WORD =
  'januari|jan|februari|pebruari|feb|peb|maret|mar|april|apr|mei|may|juni|jun|juli|jul|agustus|agust|agt|ags|agu|aug|september|sept|sep|oktober|okt|oct|november|nopember|nov|nop|desember|des|dec';
const DATE = new RegExp(
  `(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})|(?:(\\d{1,2})\\s*)?\\b(${WORD})\\.?(?![a-z])\\s*(\\d{4})?`,
  'gi',
);

/** A period as a report states it; what is not stated or cannot be a date is absent. */
export interface StatedPeriod {
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  readonly year?: number;
}

interface DateToken {
  readonly year: number | null;
  readonly month: number;
  /** Null when only the month is named. */
  readonly day: number | null;
}

/**
 * The period in a line such as `periode 1 Januari s.d 31 Agustus2022`, `Februari 2022`, `01-01-2022 s/d 30-06-2022`. A single month
 * stands for all of it; a single full date is the end of the period. A form left blank (`…. s.d …. 2022`) only gives its year.
 */
export function parsePeriod(text: string): StatedPeriod {
  const tokens = [...text.matchAll(DATE)].map(token);
  const year = statedYear(text, tokens);
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  const end = last && toDate(last, year, 'end');
  if (!first || !end || tokens.length > 2 || breaksOff(text)) return year === null ? {} : { year };
  const start = tokens.length === 2 || first.day === null ? toDate(first, Number(end.slice(0, 4)), 'start') : null;
  if (start && start > end) return year === null ? {} : { year };
  return { end, year: Number(end.slice(0, 4)), ...(start ? { start } : {}) };
}

/** True when a range goes on behind its last readable date: its end was misspelt, and its start must not pass for it. */
function breaksOff(text: string): boolean {
  const last = [...text.matchAll(DATE)].at(-1);
  return last !== undefined && /^\s*(s\s*[./]\s*d\b|sampai|hingga|[-–—]\s*\d{1,2}\s)/i.test(text.slice(last.index + last[0].length));
}

const WEEKDAY = /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s+/i;

/** A single day written in words (`27 Februari 2025`, `Kamis, 27-Feb-2025`), or null. */
export function parseIndonesianDate(written: string): IsoDate | null {
  const text = written.replace(WEEKDAY, '').replace(/^(\d{1,2})[-/.]([a-z]{3,9})[-/.](\d{4})$/i, '$1 $2 $3');
  const tokens = [...text.matchAll(DATE)];
  const [only] = tokens;
  if (!only || tokens.length > 1 || only[0].length !== text.length) return null;
  const read = token(only);
  return read.day === null || read.year === null ? null : toDate(read, null, 'end');
}

function token(m: RegExpMatchArray): DateToken {
  if (m[1]) return { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
  if (m[6]) return { year: Number(m[6]), month: Number(m[5]), day: Number(m[4]) };
  const word = (m[8] ?? '').toLowerCase();
  const month = MONTHS.find(([start]) => start.test(word))?.[1] ?? 0;
  return { year: m[9] ? Number(m[9]) : null, month, day: m[7] ? Number(m[7]) : null };
}

function statedYear(text: string, tokens: readonly DateToken[]): number | null {
  const fromTokens = tokens.findLast((t) => t.year !== null)?.year;
  if (fromTokens) return fromTokens;
  const lone = /(?<!\d)(20\d{2})(?!\d)/.exec(text);
  return lone ? Number(lone[1]) : null;
}

function toDate(t: DateToken, fallbackYear: number | null, side: 'start' | 'end'): IsoDate | null {
  const year = t.year ?? fallbackYear;
  if (year === null || year < 2000 || year >= 2100 || t.month < 1 || t.month > 12) return null;
  if (t.day !== null) return parseIsoDate(isoDate(year, t.month, t.day));
  return side === 'start' ? isoDate(year, t.month, 1) : endOfMonth(year, t.month);
}

/** A month by its number (`3`, `03`) or its name (`Maret`, `Mar`); null when it is none. */
export function readMonth(text: string): number | null {
  const word = text.trim().toLowerCase();
  if (/^(0?[1-9]|1[0-2])$/.test(word)) return Number(word);
  return new RegExp(`^(?:${WORD})\\.?$`).test(word) ? (MONTHS.find(([name]) => name.test(word))?.[1] ?? null) : null;
}
