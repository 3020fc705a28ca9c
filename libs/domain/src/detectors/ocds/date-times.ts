const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+\-\u2212])(\d\d):(\d\d))$/;
const NANOSECONDS = 1_000_000_000n;
const DAY = 86_400n * NANOSECONDS;

/** Whole days between two full RFC 3339 date-times, cut towards zero; null if one is anything else, a date alone for instance. */
export function daysBetween(start: string, end: string): number | null {
  const [from, to] = [instant(start), instant(end)];
  return from === null || to === null ? null : Number((to - from) / DAY);
}

/** Nanoseconds since 1970. A leap second is the last nanosecond's successor, so that order holds. */
function instant(text: string): bigint | null {
  const match = RFC3339.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number.parseInt(digits, 10));
  const [offsetHours, offsetMinutes] = [match[9], match[10]].map((digits) => Number.parseInt(digits ?? '0', 10));
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return null;
  if (second === undefined || offsetHours === undefined || offsetMinutes === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(year, month) || hour > 23 || minute > 59 || second > 60) return null;
  if (offsetHours > 23 || offsetMinutes > 59) return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  const offset = (offsetHours * 3_600 + offsetMinutes * 60) * (match[8] === undefined || match[8] === '+' ? 1 : -1);
  const seconds = midnight.getTime() / 1_000 + hour * 3_600 + minute * 60 + second - offset;
  return BigInt(seconds) * NANOSECONDS + BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
}

function lengthOf(year: number, month: number): number {
  const last = new Date(0);
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}
