import type { IsoDate, LraFact, Sen, WorkUnitCode } from '@lcc/domain';
import { inRupiah } from './accounts.js';
import type { FactDraft, RowIssue } from './connector.js';
import { groupBy } from './group-by.js';
import { Issues } from './issues.js';

/** From this amount on, the same figure in two units is hardly chance: Rp 100 million. */
const LARGE: Sen = 10_000_000_000n;

/** Reports the ledger already holds, of one region. */
export interface LraHistory {
  /** The unit's report with the latest period end before `date` in that year; empty when none. */
  before(workUnit: WorkUnitCode, year: number, date: IsoDate): readonly LraFact[];
  /** The unit's report with the earliest period end after `date` in that year; empty when none. */
  after(workUnit: WorkUnitCode, year: number, date: IsoDate): readonly LraFact[];
  /** Facts of all other units for the same period end. */
  others(workUnit: WorkUnitCode, year: number, date: IsoDate): readonly LraFact[];
}

type LraDraft = { readonly row: number; readonly fact: LraFact };

/**
 * Warnings that need earlier, later or other units' reports: `falling` (a cumulative figure below the report before it, or above a
 * later one already known), `unchanged` (the figures of the report before sent again), `copied-across-units` (the same large amount of
 * one account in another unit's report of the same day). Reports of the same file are looked at too. Order of rows does not matter.
 */
export function historyWarnings(drafts: readonly FactDraft[], history: LraHistory): RowIssue[] {
  const issues = new Issues();
  const lra = drafts.flatMap(({ fact, row }): LraDraft[] => (fact.kind === 'lra' ? [{ fact, row }] : []));
  const inFile = [...groupBy(lra, ({ fact }) => [fact.year, fact.workUnit, fact.date].join('|')).values()];
  for (const report of inFile) checkReport(report, inFile, history, issues);
  return issues.warnings;
}

function checkReport(report: readonly LraDraft[], inFile: readonly (readonly LraDraft[])[], history: LraHistory, issues: Issues): void {
  const first = report[0]?.fact;
  if (!first) return;
  const { workUnit, year, date } = first;
  const siblings = inFile.map((r) => r.map((d) => d.fact)).filter((r) => r[0]?.workUnit === workUnit && r[0].year === year);
  const before = latest([history.before(workUnit, year, date), ...siblings].filter((r) => (r[0]?.date ?? date) < date));
  const after = earliest([history.after(workUnit, year, date), ...siblings].filter((r) => (r[0]?.date ?? date) > date));
  const inOtherUnits = inFile
    .flat()
    .map((d) => d.fact)
    .filter((f) => f.workUnit !== workUnit && f.year === year && f.date === date);
  checkFalling(report, before, after, issues);
  checkUnchanged(report, before, issues);
  checkCopied(report, [...history.others(workUnit, year, date), ...inOtherUnits], issues);
}

type Report = readonly LraFact[];
const byDate = (a: Report, b: Report): number => ((a[0]?.date ?? '') < (b[0]?.date ?? '') ? -1 : 1);
const latest = (reports: readonly Report[]): Report => [...reports].sort(byDate).at(-1) ?? [];
const earliest = (reports: readonly Report[]): Report => [...reports].sort(byDate)[0] ?? [];

function checkFalling(report: readonly LraDraft[], before: Report, after: Report, issues: Issues): void {
  const earlier = new Map(before.map((f) => [f.account, f]));
  const later = new Map(after.map((f) => [f.account, f]));
  for (const { fact, row } of report) {
    const was = earlier.get(fact.account);
    if (was && fact.realization < was.realization) fall(row, fact, was, issues);
    const next = later.get(fact.account);
    if (next && next.realization < fact.realization) fall(row, next, fact, issues);
  }
}

function fall(row: number, lower: LraFact, higher: LraFact, issues: Issues): void {
  const message = `Baris ${row}: realisasi ${lower.account} sampai ${lower.date} ${inRupiah(lower.realization)}, lebih kecil dari ${inRupiah(higher.realization)} sampai ${higher.date}. Periksa apakah yang ditulis angka satu bulan.`;
  issues.warn({ row, column: 'realisasi' }, 'falling', message);
}

function checkUnchanged(report: readonly LraDraft[], before: Report, issues: Issues): void {
  const earlier = new Map(before.map((f) => [f.account, f.realization]));
  const same = report.every(({ fact }) => earlier.get(fact.account) === fact.realization);
  if (!same || report.length === 0 || report.every(({ fact }) => fact.realization === 0n)) return;
  const row = Math.min(...report.map((d) => d.row));
  issues.warn(
    { row, column: null },
    'unchanged',
    `Semua realisasi sama dengan laporan sampai ${before[0]?.date}; mungkin laporan lama dikirim ulang.`,
  );
}

function checkCopied(report: readonly LraDraft[], others: readonly LraFact[], issues: Issues): void {
  for (const [field, name] of [
    ['budget', 'anggaran'],
    ['realization', 'realisasi'],
  ] as const) {
    const known = new Map(others.map((f) => [`${f.account}|${f[field]}`, f.workUnit]));
    for (const { fact, row } of report) {
      const amount = fact[field];
      const unit = amount !== null && amount >= LARGE ? known.get(`${fact.account}|${amount}`) : undefined;
      if (amount === null || unit === undefined) continue;
      issues.warn(
        { row, column: name },
        'copied-across-units',
        `Baris ${row}: ${name} ${fact.account} ${inRupiah(amount)} sama persis dengan SKPD ${unit}. Periksa apakah tersalin.`,
      );
    }
  }
}
