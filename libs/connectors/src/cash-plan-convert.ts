import { accountRoot, type CashPlanFact, type CashPlanGroup, parseIsoDate, type Sen, senToWire } from '@lcc/domain';
import { z } from 'zod';
import { inRupiah } from './accounts.js';
import { type Conversion, type ConversionContext, type FactDraft, FileRefused, type ReadResult, type SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { groupBy } from './group-by.js';
import { Issues } from './issues.js';
import { fields, parseRow, placeOf, whereInWords } from './row-fields.js';
import { monthFields, readMonths } from './row-months.js';
import { readSubActivity } from './sub-activity.js';
import { fileUnit, optionUnit, settleOption, unitUnknown, unknownUnits } from './target.js';

export const cashPlanRow = z.object({
  tahun: fields.told.year('Tahun anggaran'),
  kode_skpd: fields.told.workUnit('Kode SKPD atau unitnya'),
  kode_sub_kegiatan: fields.optionalText('Kode sub kegiatan'),
  kode_rekening: fields.optionalAccount('Kode rekening'),
  jenis: fields.text('belanja, pendapatan, atau pembiayaan'),
  ...monthFields('Rencana'),
});

type Row = z.output<typeof cashPlanRow>;
type PlanDraft = FactDraft & { readonly fact: CashPlanFact };
const ROOT_OF: Readonly<Record<CashPlanGroup, string>> = { belanja: '5', pendapatan: '4', pembiayaan: '6' };

/**
 * Monthly plans to facts, dated 1 January unless `--in-force` or `--as-of` tells. A month left blank beside filled ones is nothing
 * planned, with a warning; a group that is printed as zero is kept as zero, it was stated. A row with finer rows in the same unit
 * and group is a check. Workbooks never give a true year or unit: `--year`, `--skpd`. Throws FileRefused naming the option.
 */
export function convertCashPlan(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const parsed = input.rows.flatMap((source) => {
    const row = parseRow(cashPlanRow, source, issues);
    return row ? [{ source, row }] : [];
  });
  const years = new Set(parsed.flatMap(({ row }) => row.tahun ?? []));
  const units = new Set(parsed.flatMap(({ row }) => row.kode_skpd ?? []));
  if (input.statement.year !== undefined) settleOption('--year', context.options.year, new Set([input.statement.year]), issues);
  settleOption('--year', context.options.year, years, issues);
  settleOption('--skpd', optionUnit(context), units, issues);
  const unit = fileUnit(input.statement, context, issues);
  if (parsed.length > 0) {
    if (unit === undefined && units.size === 0) throw unitUnknown(input.statement);
    if (context.options.year === undefined && years.size === 0)
      throw new FileRefused('year-unknown', 'Tahun pada judul anggaran kas tidak dapat dipercaya. Beri --year TTTT.');
  }
  const read = parsed.flatMap(({ source, row }) => toDraft(source, row, unit, context, issues) ?? []);
  const drafts = withoutSums(read, input.rows, issues);
  warnOfZeros(drafts, issues);
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: totalsOf(drafts) };
}

function toDraft(source: SourceRow, row: Row, unit: string | undefined, context: ConversionContext, issues: Issues): PlanDraft | undefined {
  const workUnit = optionUnit(context) ?? row.kode_skpd ?? unit;
  const year = context.options.year ?? row.tahun;
  if (workUnit === undefined) return reject(source, 'kode_skpd', 'blank', 'kode SKPD kosong; isi atau beri --skpd', issues);
  if (year === null) return reject(source, 'tahun', 'blank', 'tahun kosong; isi atau beri --year', issues);
  const group = toGroup(row.jenis);
  if (group === null)
    return reject(source, 'jenis', 'group', `"${row.jenis}" tidak dikenal; tulis belanja, pendapatan, atau pembiayaan`, issues);
  if (row.kode_rekening !== null && accountRoot(row.kode_rekening) !== ROOT_OF[group])
    return reject(source, 'kode_rekening', 'group', `rekening ${row.kode_rekening} bukan ${group}; betulkan salah satunya`, issues);
  const subActivity =
    row.kode_sub_kegiatan === null ? null : readSubActivity(row.kode_sub_kegiatan, year, placeOf(source, 'kode_sub_kegiatan'), issues);
  const months = readMonths(source, row, 'tidak ada rencana', issues);
  if (subActivity === undefined || months === undefined) return undefined;
  const date = parseIsoDate(context.options.inForce ?? context.options.asOf ?? '') ?? `${year}-01-01`;
  return {
    row: source.row,
    fact: { kind: 'cash-plan', region: context.region, year, date, group, workUnit, subActivity, account: row.kode_rekening, months },
  };
}

function reject(source: SourceRow, field: string, code: string, why: string, issues: Issues): undefined {
  const place = placeOf(source, field);
  issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  return undefined;
}

function toGroup(text: string): CashPlanGroup | null {
  const word = text.toLowerCase().trim();
  return word === 'belanja' || word === 'pendapatan' || word === 'pembiayaan' ? word : null;
}

const yearTotal = (fact: CashPlanFact): Sen => fact.months.reduce((a, b) => a + b, 0n);

/** True when `below` is part of `above`: same unit and group, a sub-activity or account more. */
function isPartOf(below: CashPlanFact, above: CashPlanFact): boolean {
  if (above.subActivity !== null && below.subActivity !== above.subActivity) return false;
  if (above.account === null) return (above.subActivity === null && below.subActivity !== null) || below.account !== null;
  return below.subActivity === above.subActivity && below.account !== null && below.account.startsWith(`${above.account}.`);
}

function withoutSums(drafts: readonly PlanDraft[], rows: readonly SourceRow[], issues: Issues): PlanDraft[] {
  const groups = groupBy(drafts, ({ fact }) => [fact.year, fact.workUnit, fact.group].join('|'));
  const sources = new Map(rows.map((r) => [r.row, r]));
  return [...groups.values()].flatMap((group) => {
    // Only rows that are not at level 6 can have parts; there are few of them.
    const sums = new Set(group.filter((d) => (d.fact.account?.length ?? 0) < 17 && group.some((o) => isPartOf(o.fact, d.fact))));
    const leaves = group.filter((d) => !sums.has(d));
    for (const sum of sums) {
      const parts = leaves.filter((d) => isPartOf(d.fact, sum.fact)).reduce((s, d) => s + yearTotal(d.fact), 0n);
      const printed = yearTotal(sum.fact);
      const source = sources.get(sum.row);
      if (printed !== parts && source)
        issues.warn(
          placeOf(source, 'bulan_12'),
          'footing',
          `Baris ${sum.row}: jumlah setahun tercetak ${inRupiah(printed)}, jumlah rinciannya ${inRupiah(parts)}. Yang dipakai rinciannya.`,
        );
    }
    return leaves;
  });
}

function warnOfZeros(drafts: readonly PlanDraft[], issues: Issues): void {
  for (const [unit, group] of groupBy(drafts, (d) => d.fact.workUnit))
    if (group.every((d) => d.fact.months.every((m) => m === 0n)))
      issues.warn(
        { row: Math.min(...group.map((d) => d.row)), column: null },
        'all-zero',
        `Semua rencana kas ${unit} nol; mungkin formulir kosong. Periksa sebelum dipakai.`,
      );
}

function totalsOf(drafts: readonly PlanDraft[]): Record<string, string> {
  const names: Readonly<Record<CashPlanGroup, string>> = {
    belanja: 'rencana_tahun',
    pendapatan: 'rencana_tahun_pendapatan',
    pembiayaan: 'rencana_tahun_pembiayaan',
  };
  const last = new Map(drafts.map(({ fact: f }) => [[f.year, f.workUnit, f.group, f.subActivity, f.account].join('|'), f]));
  const sums = new Map<string, Sen>();
  for (const fact of last.values()) sums.set(names[fact.group], (sums.get(names[fact.group]) ?? 0n) + yearTotal(fact));
  return Object.fromEntries([...sums].map(([k, v]) => [k, senToWire(v)]));
}
