import { accountRoot, type PaymentKind, type Sen, type Sp2dFact, type Sp2dLine, senToWire, yearOf } from '@lcc/domain';
import { z } from 'zod';
import { inRupiah, isKnownAccount } from './accounts.js';
import type { Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { isRecord } from './open-file.js';
import { fields, parseRow, placeOf, warnOfAmount, whereInWords } from './row-fields.js';
import { statusRule } from './sp2d-status.js';
import { readSubActivity } from './sub-activity.js';
import { optionUnit, settleOption, unknownUnits } from './target.js';

export const sp2dRow = z.object({
  nomor_sp_2_d: fields.text('Nomor SP2D'),
  tanggal_sp_2_d: fields.date('Tanggal SP2D'),
  jenis_sp_2_d: fields.text('LS, UP, GU, atau TU'),
  nilai_sp_2_d: fields.amount('Nilai SP2D'),
  kode_sub_skpd: fields.workUnit('Kode unit SKPD'),
  keterangan_sp_2_d: fields.optionalText('Keterangan'),
  status: fields.optionalText('Status; hanya yang ditransfer atau diverifikasi dihitung'),
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
  const parsed = input.rows.flatMap((source) => {
    const row = parseRow(sp2dRow, source, issues);
    return row ? [{ source, row }] : [];
  });
  settleOption('--skpd', optionUnit(context), new Set(parsed.map((p) => p.row.kode_sub_skpd)), issues);
  settleOption('--year', context.options.year, new Set(parsed.map((p) => yearOf(p.row.tanggal_sp_2_d))), issues);
  const drafts: Sp2dDraft[] = parsed.flatMap(({ source, row }) => {
    const fact = toFact(source, row, context, issues);
    return fact ? [{ row: source.row, fact }] : [];
  });
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  const last = new Map(drafts.map((d) => [`${d.fact.year}|${d.fact.number}`, d.fact]));
  const sum = [...last.values()].reduce<Sen>((s, f) => s + f.amount, 0n);
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: { nilai: senToWire(sum) } };
}

function toFact(source: SourceRow, row: z.output<typeof sp2dRow>, context: ConversionContext, issues: Issues): Sp2dFact | undefined {
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
  const rule = statusRule(row.status);
  const status = placeOf(source, 'status');
  if (rule === 'unknown')
    issues.warn(
      status,
      'unknown-status',
      `${whereInWords(status)}: status "${row.status}" tidak dikenal; SP2D dicatat tetapi belum dihitung.`,
    );
  return {
    kind: 'sp2d',
    region: context.region,
    year,
    date: row.tanggal_sp_2_d,
    number: row.nomor_sp_2_d,
    paymentKind,
    workUnit: optionUnit(context) ?? row.kode_sub_skpd,
    amount: row.nilai_sp_2_d.sen,
    description: row.keterangan_sp_2_d,
    status: row.status,
    counts: rule === 'counts',
    lines,
  };
}

function toKind(text: string): PaymentKind | null {
  const kind = text.trim().toUpperCase();
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

/** A detail line as a row of its own: csv lines keep their row, JSON lines are named `detail[1].jumlah`. */
function detailSource(source: SourceRow, item: unknown, index: number): SourceRow {
  const given = isRecord(item) ? item : {};
  if (typeof given.baris === 'number' && source.origin === 'csv') return { row: given.baris, fields: given, origin: 'csv' };
  const columns = (detailColumns[index] ??= Object.fromEntries(DETAIL_NAMES.map((n) => [n, `detail[${index + 1}].${n}`])));
  return { row: source.row, fields: given, columns, ...(source.origin ? { origin: source.origin } : {}) };
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
  if (subActivity === null && kind !== 'UP')
    issues.warn(place, 'no-sub-activity', `${whereInWords(place)}: rincian tanpa sub kegiatan; dihitung pada SKPD dan rekeningnya saja.`);
  if (accountRoot(account) !== null && !isKnownAccount(account)) {
    const at = placeOf(source, 'kode_rekening');
    issues.warn(
      at,
      'unknown-account',
      `${whereInWords(at)}: rekening ${account} tidak ada di bagan akun; dicatat apa adanya. Periksa kodenya.`,
    );
  }
  warnOfAmount(row.jumlah, source, 'jumlah', issues);
  return { subActivity, account, fundingSource: row.kode_dana, amount: row.jumlah.sen };
}
