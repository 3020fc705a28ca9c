import {
  type AccountCode,
  accountRoot,
  type BudgetLineFact,
  type SubActivityCode,
  senToWire,
  sumSen,
  type WorkUnitCode,
} from '@lcc/domain';
import { z } from 'zod';
import { accountsWithChildren, inRupiah, isKnownAccount, rollUp } from './accounts.js';
import { budgetStage } from './budget-stage.js';
import { type CarriedName, codeNames } from './code-names.js';
import { type Conversion, type ConversionContext, type FactDraft, FileRefused, type ReadResult, type SourceRow } from './connector.js';
import { groupBy } from './group-by.js';
import { Issues } from './issues.js';
import { checkRegion } from './region-name.js';
import { type Amount, fields, parseRow, placeOf, warnOfAmount, whereInWords } from './row-fields.js';
import { readSubActivity } from './sub-activity.js';
import { optionUnit, settleOption, unknownUnits } from './target.js';

const code = (of: string) => fields.optionalText(`Kode ${of}`);
const name = (of: string) => fields.optionalText(`Nama ${of}`);

/** The 22 columns of the detail export of SIPD. */
export const budgetLineRow = z.object({
  tahun: fields.told.year('Tahun anggaran'),
  kode_urusan: code('urusan'),
  nama_urusan: name('urusan'),
  kode_skpd: fields.told.workUnit('Kode SKPD'),
  nama_skpd: name('SKPD'),
  kode_sub_unit: fields.optionalWorkUnit('Kode unit SKPD; bila kosong, SKPD sendiri'),
  nama_sub_unit: name('unit SKPD'),
  kode_bidang_urusan: code('bidang urusan'),
  nama_bidang_urusan: name('bidang urusan'),
  kode_program: code('program'),
  nama_program: name('program'),
  kode_kegiatan: code('kegiatan'),
  nama_kegiatan: name('kegiatan'),
  kode_sub_kegiatan: code('sub kegiatan'),
  nama_sub_kegiatan: name('sub kegiatan'),
  kode_sumber_dana: code('sumber dana'),
  nama_sumber_dana: name('sumber dana'),
  kode_rekening: fields.account('Kode rekening'),
  nama_rekening: name('rekening'),
  kode_standar_harga: code('standar harga'),
  nama_standar_harga: name('standar harga'),
  pagu: fields.amount('Pagu'),
});

type Row = z.output<typeof budgetLineRow>;

interface Line {
  readonly source: SourceRow;
  readonly row: Row;
  readonly year: number;
  readonly workUnit: WorkUnitCode;
  readonly subActivity: SubActivityCode | null;
  readonly account: AccountCode;
  readonly amount: Amount;
}

/**
 * Detail rows to budget lines: rows of one key (unit, sub-activity, account, fund) are summed and kept as its details. A row whose
 * account has deeper rows in the same sub-activity is a check. Throws FileRefused naming the option that is missing.
 */
export function convertBudgetLines(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const version = budgetStage(context);
  checkRegion(input.statement, context, issues);
  const read = readLines(input, context, issues);
  const lines = withoutParents(read, issues);
  const byKey = groupBy(lines, (line) => [line.year, line.workUnit, line.subActivity, line.account, line.row.kode_sumber_dana].join('|'));
  const drafts: FactDraft[] = [...byKey.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ row: first.source.row, fact: toFact(first, group, context, version) }] : [];
  });
  const names = new Map(lines.map((l) => [l.workUnit, l.row.nama_sub_unit ?? l.row.nama_skpd ?? l.workUnit]));
  const roster = unknownUnits(drafts, context, issues, names);
  return {
    facts: [...roster, ...drafts],
    rejected: issues.rejected,
    warnings: issues.warnings,
    totals: totalsOf(lines),
    names: codeNames(read.flatMap(namesOf)),
  };
}

/** Codes of programme and activity are those the sub-activity's code begins with, where there is one. */
function namesOf({ row, account, subActivity }: Line): CarriedName[] {
  const [programme, activity] =
    subActivity === null ? [row.kode_program, row.kode_kegiatan] : [parts(subActivity, 3), parts(subActivity, 5)];
  return [
    ['account', account, row.nama_rekening],
    ['sub-activity', subActivity, row.nama_sub_kegiatan],
    ['activity', activity, row.nama_kegiatan],
    ['programme', programme, row.nama_program],
    ['funding-source', row.kode_sumber_dana, row.nama_sumber_dana],
  ];
}

const parts = (code: string, count: number): string => code.split('.').slice(0, count).join('.');

function readLines({ rows, statement }: ReadResult, context: ConversionContext, issues: Issues): Line[] {
  const parsed = rows.flatMap((source) => {
    const row = parseRow(budgetLineRow, source, issues);
    return row ? [{ source, row }] : [];
  });
  const unit = optionUnit(context);
  const owners = new Set(parsed.flatMap(({ row }) => [row.kode_skpd ?? row.kode_sub_unit ?? []].flat()));
  const units = new Set(parsed.flatMap(({ row }) => [row.kode_sub_unit ?? row.kode_skpd ?? []].flat()));
  const years = new Set(parsed.flatMap(({ row }) => row.tahun ?? []));
  // The option may name the unit itself or the Skpd whose units the file holds: neither is a contradiction.
  const wins = unit !== undefined && !(owners.size === 1 && owners.has(unit));
  if (wins) settleOption('--skpd', unit, units, issues);
  if (years.size === 0 && statement.year !== undefined) years.add(statement.year);
  settleOption('--year', context.options.year, years, issues);
  if (parsed.length > 0 && years.size === 0 && context.options.year === undefined)
    throw new FileRefused('year-unknown', 'Berkas tidak menyebut tahun anggarannya. Beri --year TTTT.');
  if (parsed.length > 0 && units.size === 0 && unit === undefined)
    throw new FileRefused('unit-unknown', 'Berkas tidak menyebut SKPD. Beri --skpd KODE.');
  return parsed.flatMap(
    ({ source, row }) =>
      toLine(source, { ...row, tahun: row.tahun ?? statement.year ?? null }, wins ? unit : undefined, context, issues) ?? [],
  );
}

function toLine(
  source: SourceRow,
  row: Row,
  forced: WorkUnitCode | undefined,
  context: ConversionContext,
  issues: Issues,
): Line | undefined {
  const workUnit = forced ?? row.kode_sub_unit ?? row.kode_skpd ?? optionUnit(context);
  const year = context.options.year ?? row.tahun;
  const account = row.kode_rekening;
  if (workUnit === undefined) return reject(source, 'kode_skpd', 'blank', 'kode SKPD kosong; isi atau beri --skpd', issues);
  if (year === null) return reject(source, 'tahun', 'blank', 'tahun kosong; isi atau beri --year', issues);
  if (accountRoot(account) === null)
    return reject(source, 'kode_rekening', 'account-root', `rekening ${account} bukan rekening APBD (4, 5, 6)`, issues);
  const place = placeOf(source, 'kode_sub_kegiatan');
  const subActivity = row.kode_sub_kegiatan === null ? null : readSubActivity(row.kode_sub_kegiatan, year, place, issues);
  if (subActivity === undefined) return undefined;
  if (subActivity === null && accountRoot(account) === '5')
    issues.warn(place, 'no-sub-activity', `${whereInWords(place)}: belanja tanpa sub kegiatan; dihitung pada SKPD dan rekeningnya saja.`);
  if (!isKnownAccount(account)) {
    const at = placeOf(source, 'kode_rekening');
    issues.warn(
      at,
      'unknown-account',
      `${whereInWords(at)}: rekening ${account} tidak ada di bagan akun; dicatat apa adanya. Periksa kodenya.`,
    );
  }
  warnOfAmount(row.pagu, source, 'pagu', issues);
  return { source, row, year, workUnit, subActivity, account, amount: row.pagu };
}

function reject(source: SourceRow, field: string, codeOf: string, why: string, issues: Issues): undefined {
  const place = placeOf(source, field);
  issues.reject(place, codeOf, `${whereInWords(place)}: ${why}.`);
  return undefined;
}

/** Leaves out rows that sum deeper rows of the same unit, sub-activity and year; warns where such a sum differs. */
function withoutParents(lines: readonly Line[], issues: Issues): Line[] {
  const groups = groupBy(lines, (line) => [line.year, line.workUnit, line.subActivity].join('|'));
  return [...groups.values()].flatMap((group) => {
    const parents = accountsWithChildren(group.map((l) => l.account));
    if (!group.some((l) => parents.has(l.account))) return group;
    const leaves = group.filter((l) => !parents.has(l.account));
    const sums = rollUp(leaves.map((l) => ({ account: l.account, amount: l.amount.sen })));
    for (const line of group) if (parents.has(line.account)) checkParent(line, sums.get(line.account) ?? 0n, issues);
    return leaves;
  });
}

function checkParent(line: Line, sum: bigint, issues: Issues): void {
  if (line.amount.sen === sum) return;
  const place = placeOf(line.source, 'pagu');
  issues.warn(
    place,
    'footing',
    `${whereInWords(place)}: ${line.account} tercetak ${inRupiah(line.amount.sen)}, jumlah rinciannya ${inRupiah(sum)}. Yang dipakai rinciannya.`,
  );
}

function toFact(first: Line, group: readonly Line[], context: ConversionContext, version: ReturnType<typeof budgetStage>): BudgetLineFact {
  return {
    kind: 'budget-line',
    region: context.region,
    year: first.year,
    date: version.inForce(first.year),
    stage: version.stage,
    workUnit: first.workUnit,
    subActivity: first.subActivity,
    account: first.account,
    fundingSource: first.row.kode_sumber_dana,
    amount: sumSen(group.map((l) => l.amount.sen)),
    details: group.map((l) => ({ row: l.source.row, label: l.row.nama_standar_harga ?? l.row.kode_standar_harga, amount: l.amount.sen })),
  };
}

function totalsOf(lines: readonly Line[]): Record<string, string> {
  const sums = rollUp(lines.map((l) => ({ account: l.account, amount: l.amount.sen })));
  const named = { '5': 'pagu', '4': 'pagu_pendapatan', '6': 'pagu_pembiayaan' } as const;
  return Object.fromEntries(
    Object.entries(named).flatMap(([root, key]) => (sums.has(root) ? [[key, senToWire(sums.get(root) ?? 0n)]] : [])),
  );
}
