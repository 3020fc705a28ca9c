import { type AccountCode, accountRoot, type Sen, senToWire } from '@lcc/domain';
import { inRupiah, rollUp } from './accounts.js';
import type { ControlTotal, SourceRow } from './connector.js';
import type { Issues } from './issues.js';
import { placeOf } from './row-fields.js';

type Measure = 'anggaran' | 'realisasi';
const MEASURES: readonly Measure[] = ['anggaran', 'realisasi'];

/** A leaf that was accepted. */
export interface Leaf {
  readonly account: AccountCode;
  readonly anggaran: Sen;
  readonly realisasi: Sen;
}

/** A printed row that only serves as a check; null where nothing was printed. */
export interface CheckRow {
  readonly source: SourceRow;
  /** Null for a total row without a code. */
  readonly account: AccountCode | null;
  readonly name: string;
  readonly anggaran: Sen | null;
  readonly realisasi: Sen | null;
}

/** True for the name of a total row: it sums other rows and must never be read as one. */
export const isTotalName = (name: string): boolean =>
  /^\s*(GRAND\s+)?(JUMLAH|TOTAL|SUB\s*TOTAL|SURPLUS|\(?DEFISIT|PEMBIAYAAN NETTO|SISA LEBIH|SILPA)/i.test(name);

/** Levels of accounts that people compare: up to `5.1.02`. */
const CONTROL_CODE = /^\d(\.\d){0,1}(\.\d\d)?$/;
const MOST_CONTROLS = 60;

/**
 * Compares printed parents and total rows with the sums of the leaves: one warning per row and column that differs. Answers the sums of
 * the highest levels, equal or not.
 */
export function checkPrintedSums(checks: readonly CheckRow[], leaves: readonly Leaf[], issues: Issues): ControlTotal[] {
  const controls: ControlTotal[] = [];
  for (const measure of MEASURES) {
    const sums = rollUp(leaves.map((l) => ({ account: l.account, amount: l[measure] })));
    for (const check of checks) {
      const printed = check[measure];
      if (printed === null) continue;
      if (check.account === null) checkTotal(check, measure, printed, sums, issues);
      else checkParent(check, check.account, measure, printed, sums.get(check.account) ?? 0n, issues);
      const summed = check.account === null ? summedTotal(check.name, printed, sums) : (sums.get(check.account) ?? 0n);
      if (summed === null || !(check.account === null || CONTROL_CODE.test(check.account))) continue;
      const name = [check.account, check.name.trim()].filter(Boolean).join(' ');
      controls.push({ row: check.source.row, name, measure, printed: senToWire(printed), summed: senToWire(summed) });
    }
  }
  return controls.slice(0, MOST_CONTROLS);
}

/** The sum a total row stands for: the one it prints if that is one of those it may print, else the likeliest. */
function summedTotal(name: string, printed: Sen, sums: ReadonlyMap<AccountCode, Sen>): Sen | null {
  const expected = expectedTotal(name, sums);
  return expected === null ? null : expected.includes(printed) ? printed : (expected[0] ?? 0n);
}

function checkParent(check: CheckRow, account: AccountCode, measure: Measure, printed: Sen, sum: Sen, issues: Issues): void {
  if (printed === sum) return;
  const place = placeOf(check.source, measure);
  issues.warn(
    place,
    'footing',
    `Baris ${check.source.row} kolom ${place.column}: ${account} tercetak ${inRupiah(printed)}, jumlah rinciannya ${inRupiah(sum)}. Yang dipakai rinciannya.`,
  );
}

function checkTotal(check: CheckRow, measure: Measure, printed: Sen, sums: ReadonlyMap<AccountCode, Sen>, issues: Issues): void {
  const expected = expectedTotal(check.name, sums);
  if (expected === null || expected.includes(printed)) return;
  const place = placeOf(check.source, measure);
  issues.warn(
    place,
    'grand-total',
    `Baris ${check.source.row} kolom ${place.column}: ${check.name.trim()} tercetak ${inRupiah(printed)}, jumlah rinciannya ${inRupiah(expected[0] ?? 0n)}. Yang dipakai rinciannya.`,
  );
}

/** Sums a total row may rightly print, the likeliest first; null when its name stands for something we do not compute. */
function expectedTotal(name: string, sums: ReadonlyMap<AccountCode, Sen>): Sen[] | null {
  const sum = (code: string): Sen => sums.get(code) ?? 0n;
  const text = name.toUpperCase();
  if (/SURPLUS|DEFISIT/.test(text)) return [sum('4') - sum('5'), sum('5') - sum('4')];
  if (/NETTO/.test(text)) return [sum('6.1') - sum('6.2')];
  if (/SISA LEBIH|SILPA/.test(text)) return null;
  if (/^\s*(JUMLAH|TOTAL)\s+PENDAPATAN(\s+DAERAH)?\s*$/.test(text)) return [sum('4')];
  if (/^\s*(JUMLAH|TOTAL)\s+BELANJA(\s+DAERAH)?\s*$/.test(text)) return [sum('5')];
  const roots = [...sums].filter(([code]) => code.length === 1);
  const all = roots.reduce((total, [, amount]) => total + amount, 0n);
  const filled = roots.filter(([, amount]) => amount !== 0n);
  const likeliest = filled.length === 1 ? (filled[0]?.[1] ?? all) : all;
  return [likeliest, all, ...sums.values()];
}

/** Warnings about one leaf by itself: spending over its ceiling. Revenue above its target can be genuine. */
export function checkCeiling(leaf: Leaf, source: SourceRow, issues: Issues): void {
  if (accountRoot(leaf.account) !== '5' || leaf.realisasi <= leaf.anggaran) return;
  const place = placeOf(source, 'realisasi');
  issues.warn(
    place,
    'over-ceiling',
    `Baris ${source.row} kolom ${place.column}: realisasi ${leaf.account} ${inRupiah(leaf.realisasi)} melebihi anggarannya ${inRupiah(leaf.anggaran)}. Periksa kedua angkanya.`,
  );
}
