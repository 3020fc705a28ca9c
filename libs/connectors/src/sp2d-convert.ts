import { accountRoot, type PaymentKind, type Sen, type Sp2dFact, type Sp2dLine, senToWire, type WorkUnitCode, yearOf } from '@lcc/domain';
import { z } from 'zod';
import { inRupiah, isKnownAccount } from './accounts.js';
import type { Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { isRecord } from './open-file.js';
import { checkRegion } from './region-name.js';
import { fields, parseRow, placeOf, warnOfAmount, whereInWords } from './row-fields.js';
import { statusOfFlags, statusRule } from './sp2d-status.js';
import { readSubActivity } from './sub-activity.js';
import { fileUnit, optionUnit, settleOption, unitUnknown, unknownUnits } from './target.js';

export const sp2dRow = z.object({
  nomor_sp_2_d: fields.text('Nomor SP2D'),
  tanggal_sp_2_d: fields.date('Tanggal SP2D'),
  jenis_sp_2_d: fields.text('LS, UP, GU, atau TU'),
  nilai_sp_2_d: fields.amount('Nilai SP2D'),
  kode_sub_skpd: fields.told.workUnit('Kode unit SKPD'),
  nama_sub_skpd: fields.optionalText('Nama unit SKPD, bila kodenya tidak ada'),
  keterangan_sp_2_d: fields.optionalText('Keterangan'),
  status: fields.optionalText('Status; hanya yang ditransfer atau diverifikasi dihitung'),
  is_transfer_sp_2_d: fields.optionalText('Bila tidak ada status: 1 sudah ditransfer, 0 belum'),
  is_verifikasi_sp_2_d: fields.optionalText('Bila tidak ada status: 1 sudah diverifikasi, 0 belum'),
  detail: fields.list('Rincian: kode_sub_kegiatan, kode_rekening, kode_dana, jumlah'),
});
const detailRow = z.object({
  kode_sub_kegiatan: fields.optionalText('Kode sub kegiatan'),
  kode_rekening: fields.account('Kode rekening'),
  kode_dana: fields.optionalText('Kode sumber dana'),
  jumlah: fields.amount('Jumlah'),
});

const DETAIL_NAMES = Object.keys(detailRow.shape);
/** Names of the fields of the first, second … detail, made when first met. */
const detailColumns: Record<string, string>[] = [];

type Sp2dDraft = FactDraft & { readonly fact: Sp2dFact };

/**
 * Disbursement orders to facts. One whose lines do not add up to its value is kept with a warning; one without lines is rejected, save
 * an UP, which is charged to no account. A bad line rejects the whole document: a part of it would be a wrong amount.
 */
export function convertSp2d(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  checkRegion(input.statement, context, issues);
  const parsed = input.rows.flatMap((source) => {
    const row = parseRow(sp2dRow, source, issues);
    return row ? [{ source, row: Object.assign(row, { unit: unitIn(row, context) }) }] : [];
  });
  settleOption('--skpd', optionUnit(context), new Set(parsed.flatMap((p) => p.row.unit ?? [])), issues);
  settleOption('--year', context.options.year, new Set(parsed.map((p) => yearOf(p.row.tanggal_sp_2_d))), issues);
  const fallback = fileUnit(input.statement, context, issues);
  if (parsed.length > 0 && fallback === undefined && parsed.every((p) => p.row.unit === undefined && !isNamed(p.row)))
    throw unitUnknown(input.statement);
  const drafts: Sp2dDraft[] = parsed.flatMap(({ source, row }) => {
    const fact = toFact(source, row, optionUnit(context) ?? row.unit ?? (isNamed(row) ? undefined : fallback), context, issues);
    return fact ? [{ row: source.row, fact }] : [];
  });
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  const last = new Map(drafts.map((d) => [`${d.fact.year}|${d.fact.number}`, d.fact]));
  const sum = [...last.values()].reduce<Sen>((s, f) => s + f.amount, 0n);
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: { nilai: senToWire(sum) } };
}

/** A row of a document with the unit it names, by code or else by a name of the roster. */
type Row = z.output<typeof sp2dRow> & { readonly unit: WorkUnitCode | undefined };

const isNamed = (row: Row): boolean => row.nama_sub_skpd !== null;

function unitIn(row: z.output<typeof sp2dRow>, context: ConversionContext): WorkUnitCode | undefined {
  if (row.kode_sub_skpd !== null) return row.kode_sub_skpd;
  return row.nama_sub_skpd === null ? undefined : context.units.byName(row.nama_sub_skpd, row.tanggal_sp_2_d)?.code;
}

function noUnit(source: SourceRow, row: Row, issues: Issues): undefined {
  if (row.nama_sub_skpd === null) return reject(source, 'kode_sub_skpd', 'blank', 'kode unit SKPD kosong; isi atau beri --skpd', issues);
  const why = `nama "${row.nama_sub_skpd}" tidak ada di daftar SKPD, atau milik lebih dari satu; isi kodenya`;
  return reject(source, 'nama_sub_skpd', 'unit-unknown', why, issues);
}

function toFact(
  source: SourceRow,
  row: Row,
  workUnit: WorkUnitCode | undefined,
  context: ConversionContext,
  issues: Issues,
): Sp2dFact | undefined {
  if (workUnit === undefined) return noUnit(source, row, issues);
  const paymentKind = toKind(row.jenis_sp_2_d);
  if (paymentKind === null)
    return reject(source, 'jenis_sp_2_d', 'payment-kind', `"${row.jenis_sp_2_d}" tidak dikenal; tulis LS, UP, GU, atau TU`, issues);
  const year = context.options.year ?? yearOf(row.tanggal_sp_2_d);
  if (row.detail.length === 0 && paymentKind !== 'UP')
    return reject(
      source,
      'detail',
      'no-detail',
      'tidak ada rincian, jadi rekeningnya tidak diketahui; sertakan kode_rekening dan jumlah',
      issues,
    );
  const lines = readLines(source, row.detail, year, paymentKind, issues);
  if (lines === undefined) return undefined;
  warnOfAmount(row.nilai_sp_2_d, source, 'nilai_sp_2_d', issues);
  checkSum(source, row.nilai_sp_2_d.sen, lines, issues);
  const status = row.status ?? statusOfFlags(row.is_transfer_sp_2_d, row.is_verifikasi_sp_2_d);
  const rule = statusRule(status);
  const at = placeOf(source, 'status');
  if (rule === 'unknown')
    issues.warn(at, 'unknown-status', `${whereInWords(at)}: status "${status}" tidak dikenal; SP2D dicatat tetapi belum dihitung.`);
  return {
    kind: 'sp2d',
    region: context.region,
    year,
    date: row.tanggal_sp_2_d,
    number: row.nomor_sp_2_d,
    paymentKind,
    workUnit,
    amount: row.nilai_sp_2_d.sen,
    description: row.keterangan_sp_2_d,
    status,
    counts: rule === 'counts',
    lines,
  };
}

/** `LS Gaji` is an LS; a `GU Nihil` pays nothing out and is none of the four. */
function toKind(text: string): PaymentKind | null {
  const kind = text
    .trim()
    .toUpperCase()
    .replace(/^LS\b.*/, 'LS');
  return kind === 'LS' || kind === 'UP' || kind === 'GU' || kind === 'TU' ? kind : null;
}

function reject(source: SourceRow, field: string, code: string, why: string, issues: Issues): undefined {
  const place = placeOf(source, field);
  issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  return undefined;
}

function checkSum(source: SourceRow, amount: Sen, lines: readonly Sp2dLine[], issues: Issues): void {
  const sum = lines.reduce<Sen>((s, l) => s + l.amount, 0n);
  if (lines.length === 0 || sum === amount) return;
  const place = placeOf(source, 'nilai_sp_2_d');
  issues.warn(
    place,
    'footing',
    `${whereInWords(place)}: nilai ${inRupiah(amount)}, jumlah rinciannya ${inRupiah(sum)}. Yang dihitung rinciannya.`,
  );
}

function readLines(source: SourceRow, detail: readonly unknown[], year: number, kind: PaymentKind, issues: Issues): Sp2dLine[] | undefined {
  const lines: Sp2dLine[] = [];
  for (const [i, item] of detail.entries()) {
    const line = readLine(detailSource(source, item, i), year, kind, issues);
    if (line) lines.push(line);
  }
  return lines.length === detail.length ? lines : undefined;
}

/** A detail line as a row of its own: lines of a table keep their row, JSON lines are named `detail[1].jumlah`. */
function detailSource(source: SourceRow, item: unknown, index: number): SourceRow {
  const given = isRecord(item) ? item : {};
  const { origin, columns: letters } = source;
  if (typeof given.baris === 'number' && (origin === 'csv' || origin === 'workbook'))
    return { row: given.baris, fields: given, origin, ...(letters ? { columns: letters } : {}) };
  const columns = (detailColumns[index] ??= Object.fromEntries(DETAIL_NAMES.map((n) => [n, `detail[${index + 1}].${n}`])));
  return { row: source.row, fields: given, columns, ...(origin ? { origin } : {}) };
}

function readLine(source: SourceRow, year: number, kind: PaymentKind, issues: Issues): Sp2dLine | undefined {
  const row = parseRow(detailRow, source, issues);
  if (!row) return undefined;
  const account = row.kode_rekening;
  if (accountRoot(account) === null && kind !== 'UP')
    return reject(source, 'kode_rekening', 'account-root', `rekening ${account} bukan rekening APBD (4, 5, 6)`, issues);
  const place = placeOf(source, 'kode_sub_kegiatan');
  const subActivity = row.kode_sub_kegiatan === null ? null : readSubActivity(row.kode_sub_kegiatan, year, place, issues);
  if (subActivity === undefined) return undefined;
  const isWhole = source.origin !== 'json' && source.fields.tanpa_rekening === true; // said once for the whole register
  if (subActivity === null && kind !== 'UP' && !isWhole)
    issues.warn(place, 'no-sub-activity', `${whereInWords(place)}: rincian tanpa sub kegiatan; dihitung pada SKPD dan rekeningnya saja.`);
  if (accountRoot(account) !== null && !isKnownAccount(account)) {
    const at = placeOf(source, 'kode_rekening');
    issues.warn(
      at,
      'unknown-account',
      `${whereInWords(at)}: rekening ${account} tidak ada di bagan akun; dicatat apa adanya. Periksa kodenya.`,
    );
  }
  if (!isWhole) warnOfAmount(row.jumlah, source, 'jumlah', issues);
  return { subActivity, account, fundingSource: row.kode_dana, amount: row.jumlah.sen };
}
