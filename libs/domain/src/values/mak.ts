import { accountName } from './account-names.js';
import { type AccountCode, parseAccountCode, parseSubActivityCode, type SubActivityCode } from './codes.js';

/**
 * MAK (mata anggaran kegiatan): the code by which a procurement package names its budget line. Written as
 * `sub-activity.account`, often followed by the eight parts of a standard-price code; several are joined by `;`.
 */
export interface MakParts {
  readonly subActivity: SubActivityCode;
  /** Level 6; null when what follows the sub-activity is no account. */
  readonly account: AccountCode | null;
  /** Code of the standard price behind the account, or null. */
  readonly standardPrice: string | null;
}

/** Why a code that is not in the budget may mean another one. Each is shown to a person, who confirms or rejects it. */
export type MakReason = 'shifted' | 'swapped' | 'one-digit' | 'padded' | 'account-only';

/** One reading of a MAK that is not written as it should be. */
export interface MakCorrection {
  readonly subActivity: SubActivityCode;
  readonly account: AccountCode | null;
  readonly reason: MakReason;
}

/** The sub-activities a MAK may mean: those of its office, and which of them hold an account. */
export interface KnownSubActivities {
  has(code: SubActivityCode): boolean;
  all(): Iterable<SubActivityCode>;
  /** Sub-activities whose budget holds an account. */
  withAccount(account: AccountCode): Iterable<SubActivityCode>;
}

const SUB_PARTS = 6;
const ACCOUNT_WIDTHS = [1, 1, 2, 2, 2, 4] as const;
const ACCOUNT_DIGITS = 12;
/** Affair, field, programme, level and activity of a code, as digits: `1 03 10 2 01`. */
const ACTIVITY_DIGITS = 8;
const LONGEST_LAST_PART = 6;

/** The single codes of a field that may hold several, in order, each once. */
export function splitMak(text: string): string[] {
  return [...new Set(text.split(/[;,\n]/).map((part) => part.trim()))].filter((part) => /\d/.test(part));
}

/** A MAK written as it should be, whatever the budget holds; null otherwise. Sub-activities of either generation are read. */
export function parseMak(segment: string): MakParts | null {
  const parts = partsOf(segment);
  if (parts.length < SUB_PARTS) return null;
  const read = parseSubActivityCode(parts.slice(0, SUB_PARTS).join('.'), 0);
  if (!read) return null;
  const account = accountOf(parts.slice(SUB_PARTS, SUB_PARTS + ACCOUNT_WIDTHS.length));
  const rest = parts.slice(SUB_PARTS + ACCOUNT_WIDTHS.length);
  return { subActivity: read.code, account, standardPrice: account === null || rest.length === 0 ? null : rest.join('.') };
}

/** True when something stands behind the sub-activity that is no account: the whole may have slipped by a digit. */
export function hasBrokenAccount(segment: string): boolean {
  return partsOf(segment).length > SUB_PARTS && parseMak(segment)?.account === null;
}

/**
 * What a MAK that names no known sub-activity may mean, likeliest first; empty when nothing fits. Tried in this order: the form before
 * FY2024, digits shifted over the dots (`…01.0003.0.5.2…` for `…01.0030.5.2…`), two digits swapped, one digit other, and an account alone
 * that stands in one sub-activity only. What fits more than one code by the same slip is given as several.
 */
export function correctMak(segment: string, known: KnownSubActivities): MakCorrection[] {
  const parts = parseMak(segment);
  const ways = [
    () => (parts ? paddedForm(parts, known) : []),
    () => shiftedReadings(segment, known),
    () => (parts ? slips(parts, known) : accountAlone(segment, known)),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

function partsOf(segment: string): string[] {
  const parts = segment.replace(/\s+/g, '').split('.');
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

function accountOf(parts: readonly string[]): AccountCode | null {
  if (parts.length < ACCOUNT_WIDTHS.length || parts.some((part, i) => part.length !== ACCOUNT_WIDTHS[i])) return null;
  const code = parseAccountCode(parts.join('.'));
  return code !== null && isBudgetAccount(code) ? code : null;
}

/** An account whose first three levels are in the chart of accounts; deeper levels change by year. */
const isBudgetAccount = (code: AccountCode): boolean => accountName(code.split('.').slice(0, 3).join('.')) !== null;

/** The digits cut anew: the activity, a last part of any length, and an account that exists. */
function shiftedReadings(segment: string, known: KnownSubActivities): MakCorrection[] {
  const digits = segment.replace(/\D/g, '');
  const found: MakCorrection[] = [];
  for (let length = 1; length <= LONGEST_LAST_PART; length++) {
    const account = cutAccount(digits.slice(ACTIVITY_DIGITS + length));
    const last = digits.slice(ACTIVITY_DIGITS, ACTIVITY_DIGITS + length).replace(/^0+(?=\d)/, '');
    if (account === null || last.length > 4) continue;
    const subActivity = dotted(`${digits.slice(0, ACTIVITY_DIGITS)}${last.padStart(4, '0')}`);
    if (known.has(subActivity)) found.push({ subActivity, account, reason: 'shifted' });
  }
  return found;
}

function cutAccount(digits: string): AccountCode | null {
  if (digits.length < ACCOUNT_DIGITS) return null;
  const parts: string[] = [];
  let at = 0;
  for (const width of ACCOUNT_WIDTHS) parts.push(digits.slice(at, (at += width)));
  return accountOf(parts);
}

/** `103102010030` → `1.03.10.2.01.0030`. */
const dotted = (digits: string): SubActivityCode => digits.replace(/^(\d)(\d\d)(\d\d)(\d)(\d\d)(\d{4})$/, '$1.$2.$3.$4.$5.$6');

/** `…01.29` for `…01.0029`. A person decides: some codes kept their digits and changed their meaning. */
function paddedForm({ subActivity, account }: MakParts, known: KnownSubActivities): MakCorrection[] {
  const at = subActivity.lastIndexOf('.') + 1;
  const longer = subActivity.slice(0, at) + subActivity.slice(at).padStart(4, '0');
  return longer !== subActivity && known.has(longer) ? [{ subActivity: longer, account, reason: 'padded' }] : [];
}

/** Known codes one slip of the typing away. */
function slips({ subActivity, account }: MakParts, known: KnownSubActivities): MakCorrection[] {
  const written = subActivity.replaceAll('.', '');
  const found: MakCorrection[] = [];
  for (const code of known.all()) {
    const reason = slipBetween(written, code.replaceAll('.', ''));
    if (reason !== null) found.push({ subActivity: code, account, reason });
  }
  const swapped = found.filter((f) => f.reason === 'swapped');
  return (swapped.length > 0 ? swapped : found).sort((a, b) => (a.subActivity < b.subActivity ? -1 : 1));
}

function slipBetween(a: string, b: string): 'swapped' | 'one-digit' | null {
  if (a.length !== b.length) return null;
  const other: number[] = [];
  for (let i = 0; i < a.length && other.length <= 2; i++) if (a[i] !== b[i]) other.push(i);
  const [i, j] = other;
  if (other.length === 1) return 'one-digit';
  if (other.length !== 2 || i === undefined || j !== i + 1) return null;
  return a[i] === b[j] && a[j] === b[i] ? 'swapped' : null;
}

function accountAlone(segment: string, known: KnownSubActivities): MakCorrection[] {
  const digits = segment.replace(/\D/g, '');
  const account = digits.length === ACCOUNT_DIGITS ? cutAccount(digits) : null;
  if (account === null) return [];
  const holders = [...known.withAccount(account)];
  return holders.length === 1 ? holders.map((subActivity) => ({ subActivity, account, reason: 'account-only' as const })) : [];
}
