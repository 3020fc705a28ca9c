import { type AccountCode, type AmountReading, accountRoot, type LraFact, parseAccountCode, type Sen, senToWire } from '@lcc/domain';
import { z } from 'zod';
import { accountsWithChildren, isKnownAccount } from './accounts.js';
import { codeNames } from './code-names.js';
import type { ControlTotal, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { groupBy } from './group-by.js';
import { Issues } from './issues.js';
import { type CheckRow, checkCeiling, checkPrintedSums, isTotalName, type Leaf } from './lra-checks.js';
import { lraTarget, type Target } from './lra-target.js';
import { checkRegion } from './region-name.js';
import { fields, parseRow, placeOf, warnOfAmount, whereInWords } from './row-fields.js';
import { unknownUnits } from './target.js';

export const lraRow = z.object({
  tahun: fields.told.year('Tahun anggaran'),
  kode_skpd: fields.told.workUnit('Kode SKPD atau unitnya'),
  sampai_tanggal: fields.told.date('Akhir periode; angkanya kumulatif sampai hari itu'),
  kode_rekening: fields.told.text('Kode rekening, tingkat 1 sampai 6'),
  nama_rekening: fields.optionalText('Nama rekening'),
  anggaran: fields.amountReading('Anggaran'),
  realisasi: fields.amountReading('Realisasi kumulatif'),
  serapan_opd: fields.amountReading('Serapan menurut SKPD sendiri', false),
});

interface ReadRow {
  readonly source: SourceRow;
  readonly row: z.output<typeof lraRow>;
  readonly target: Target;
  /** Null for a total row. */
  readonly account: AccountCode | null;
}

/**
 * Budget realization rows to facts, per unit and period: rows without children are data at any level, rows with children and
 * total rows are checks. Throws FileRefused naming the option when unit, year, date or region cannot be told.
 */
export function convertLra(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  checkRegion(input.statement, context, issues);
  const rows = readRows(input, context, issues);
  const groups = groupByReport(rows);
  const reports = [...groups.values()].map((group) => convertReport(group, context, issues));
  const drafts = reports.flatMap((report) => report.drafts);
  warnOfDuplicates(drafts, issues);
  const names = new Map<string, string>();
  const stated = input.statement.unitName;
  if (stated !== undefined) for (const { fact } of drafts) names.set(fact.workUnit, stated);
  const roster = unknownUnits(drafts, context, issues, names);
  return {
    facts: [...roster, ...drafts],
    rejected: issues.rejected,
    warnings: issues.warnings,
    totals: totalsOf(drafts.map((d) => d.fact)),
    // Of several reports in one file only the warnings are told: their lists side by side nobody compares.
    ...(reports.length === 1 && reports[0] ? { controls: reports[0].controls } : {}),
    names: codeNames(rows.map((r) => ['account', r.account, r.row.nama_rekening])),
  };
}

function readRows(input: ReadResult, context: ConversionContext, issues: Issues): ReadRow[] {
  const parsed = input.rows.flatMap((source) => {
    const row = parseRow(lraRow, source, issues);
    return row ? [{ source, row }] : [];
  });
  if (parsed.length === 0) return [];
  const targetOf = lraTarget(
    parsed.map((p) => p.row),
    input.statement,
    context,
    issues,
  );
  return parsed.flatMap(({ source, row }) => {
    const target = targetOf(row);
    if ('missing' in target) {
      const place = placeOf(source, target.missing);
      issues.reject(
        place,
        'blank',
        `${whereInWords(place)}: ${target.missing} kosong; isi, atau beri ${target.missing === 'kode_skpd' ? '--skpd' : '--as-of'}.`,
      );
      return [];
    }
    const account = accountOf(source, row, issues);
    return account === undefined ? [] : [{ source, row, target, account }];
  });
}

/** The row's account; null for a total row; undefined, with a rejection, when there is neither. */
function accountOf(source: SourceRow, row: z.output<typeof lraRow>, issues: Issues): AccountCode | null | undefined {
  const place = placeOf(source, 'kode_rekening');
  if (row.kode_rekening === null) {
    if (isTotalName(row.nama_rekening ?? '')) return null;
    issues.reject(
      place,
      'blank',
      `${whereInWords(place)}: ada jumlah tanpa kode rekening; isi kodenya, atau namai JUMLAH bila baris jumlah.`,
    );
    return undefined;
  }
  const account = parseAccountCode(row.kode_rekening);
  if (account === null) {
    if (isTotalName(row.kode_rekening)) return null;
    issues.reject(place, 'account-code', `${whereInWords(place)}: "${row.kode_rekening}" bukan kode rekening; tulis misalnya 5.1.01.`);
    return undefined;
  }
  if (accountRoot(account) !== null) return account;
  issues.reject(
    place,
    'account-root',
    `${whereInWords(place)}: rekening ${account} bukan rekening APBD; LRA hanya memuat 4 pendapatan, 5 belanja, 6 pembiayaan.`,
  );
  return undefined;
}

function groupByReport(rows: readonly ReadRow[]): Map<string, ReadRow[]> {
  return groupBy(rows, ({ target }) => [target.year, target.workUnit, target.date].join('|'));
}

type LraDraft = FactDraft & { readonly fact: LraFact };

function convertReport(
  rows: readonly ReadRow[],
  context: ConversionContext,
  issues: Issues,
): { readonly drafts: LraDraft[]; readonly controls: readonly ControlTotal[] } {
  const parents = accountsWithChildren(rows.flatMap((r) => (r.account === null ? [] : [r.account])));
  const drafts: LraDraft[] = [];
  const checks: CheckRow[] = [];
  for (const row of rows) {
    if (row.account === null || parents.has(row.account)) checks.push(toCheck(row, issues));
    else {
      const fact = toFact(row, row.account, context, issues);
      if (fact) drafts.push({ row: row.source.row, fact });
    }
  }
  const leaves = [...new Map(drafts.map((d) => [d.fact.account, d.fact])).values()].map(asLeaf);
  const controls = checkPrintedSums(checks, leaves, issues);
  warnOfZeros(rows, leaves, issues);
  return { drafts, controls };
}

const asLeaf = (fact: LraFact): Leaf => ({ account: fact.account, anggaran: fact.budget ?? 0n, realisasi: fact.realization });

function toCheck({ source, row, account }: ReadRow, issues: Issues): CheckRow {
  return {
    source,
    account,
    name: row.nama_rekening ?? row.kode_rekening ?? '',
    anggaran: printed(source, 'anggaran', row.anggaran, issues),
    realisasi: printed(source, 'realisasi', row.realisasi, issues),
  };
}

/** A printed sum; null when blank or, with a rejection of the cell, unreadable. */
function printed(source: SourceRow, name: string, reading: AmountReading, issues: Issues): Sen | null {
  if (reading.kind === 'amount') {
    warnOfAmount(reading, source, name, issues);
    return reading.sen;
  }
  if (reading.kind === 'unreadable') rejectAmount(source, name, reading, issues);
  return null;
}

function rejectAmount(source: SourceRow, name: string, reading: Exclude<AmountReading, { kind: 'amount' }>, issues: Issues): void {
  const place = placeOf(source, name);
  const [code, why] = reading.kind === 'blank' ? ['blank', `${name} kosong; tulis 0 bila memang nol`] : ['amount', reading.reason];
  issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
}

function toFact({ source, row, target }: ReadRow, account: AccountCode, context: ConversionContext, issues: Issues): LraFact | undefined {
  const { anggaran, realisasi, serapan_opd: unit } = row;
  if (anggaran.kind !== 'amount') rejectAmount(source, 'anggaran', anggaran, issues);
  if (realisasi.kind !== 'amount') rejectAmount(source, 'realisasi', realisasi, issues);
  if (unit.kind === 'unreadable') rejectAmount(source, 'serapan_opd', unit, issues);
  if (anggaran.kind !== 'amount' || realisasi.kind !== 'amount' || unit.kind === 'unreadable') return undefined;
  warnOfAmount(anggaran, source, 'anggaran', issues);
  warnOfAmount(realisasi, source, 'realisasi', issues);
  checkCeiling({ account, anggaran: anggaran.sen, realisasi: realisasi.sen }, source, issues);
  if (!isKnownAccount(account)) {
    const place = placeOf(source, 'kode_rekening');
    issues.warn(
      place,
      'unknown-account',
      `${whereInWords(place)}: rekening ${account} tidak ada di bagan akun; dicatat apa adanya. Periksa kodenya.`,
    );
  }
  return {
    kind: 'lra',
    region: context.region,
    ...target,
    account,
    budget: anggaran.sen,
    realization: realisasi.sen,
    unitRealization: unit.kind === 'amount' ? unit.sen : null,
  };
}

/** A blank form may have been sent as a report; its period is stated, so it is kept. */
function warnOfZeros(rows: readonly ReadRow[], leaves: readonly Leaf[], issues: Issues): void {
  const [first] = rows;
  if (!first || leaves.length === 0 || leaves.some((l) => l.anggaran !== 0n || l.realisasi !== 0n)) return;
  const { workUnit, date } = first.target;
  const row = Math.min(...rows.map((r) => r.source.row));
  issues.warn(
    { row, column: null },
    'all-zero',
    `Semua jumlah nol untuk ${workUnit} sampai ${date}; mungkin formulir kosong. Periksa sebelum dipakai.`,
  );
}

const TOTAL_SUFFIX = { '4': '_pendapatan', '5': '', '6': '_pembiayaan' } as const;

/** Sums over the leaves, the last fact of each key: `anggaran`, `realisasi` are expenditure; revenue and financing carry their name. */
function totalsOf(facts: readonly LraFact[]): Record<string, string> {
  const last = new Map(facts.map((f) => [[f.year, f.workUnit, f.account, f.date].join('|'), f]));
  const sums = new Map<string, Sen>();
  for (const fact of last.values()) {
    const root = accountRoot(fact.account);
    if (root === null) continue;
    const add = (name: string, amount: Sen): Map<string, Sen> => sums.set(name, (sums.get(name) ?? 0n) + amount);
    add(`anggaran${TOTAL_SUFFIX[root]}`, fact.budget ?? 0n);
    add(`realisasi${TOTAL_SUFFIX[root]}`, fact.realization);
  }
  return Object.fromEntries([...sums].map(([name, amount]) => [name, senToWire(amount)]));
}
