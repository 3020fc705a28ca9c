import {
  type IsoDate,
  parseWorkUnitCode,
  type Sen,
  type WorkFact,
  type WorkPaymentFact,
  type WorkProgressFact,
  type WorkUnitCode,
  yearOf,
} from '@lcc/domain';
import { z } from 'zod';
import type { ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import type { Issues } from './issues.js';
import { readPercent } from './read-percent.js';
import { fields, parseRow, placeOf, warnOfAmount, whereInWords } from './row-fields.js';
import { fileUnit, optionUnit, settleOption, unitUnknown } from './target.js';

const workRow = z.object({
  kode: fields.text('Kode'),
  nama_kegiatan: fields.text('Nama kegiatan'),
  pagu_anggaran: fields.amountReading('Pagu anggaran', false),
  tahun_kontrak: fields.optionalText('Tahun kontrak'),
  no_kontrak: fields.optionalText('Nomor kontrak'),
  tgl_kontrak: fields.optionalDate('Tanggal kontrak'),
  nilai_kontrak: fields.amountReading('Nilai kontrak', false),
  waktu_pekerjaan: fields.optionalText('Waktu pekerjaan'),
  nama_perusahaan: fields.optionalText('Nama perusahaan'),
  dak: fields.optionalText('DAK (Y/N)'),
  koordinat: fields.optionalText('Koordinat'),
  lokasi_kegiatan: fields.optionalText('Lokasi kegiatan'),
});
const physicalRow = z.object({
  kode: fields.text('Kode'),
  jadwal_target: fields.optionalDate('Jadwal target'),
  target: fields.optionalText('Target (%)'),
  realisasi: fields.optionalText('Realisasi (%)'),
  keterangan: fields.optionalText('Keterangan'),
});
const paymentRow = z.object({
  kode: fields.text('Kode'),
  tanggal_realisasi: fields.optionalDate('Tanggal realisasi'),
  realisasi: fields.amountReading('Realisasi (Rp)', false),
  keterangan: fields.optionalText('Keterangan'),
});

/** Where rows belong: their unit, and the year of each work. */
interface Place {
  readonly region: string;
  readonly unitOf: (source: SourceRow) => WorkUnitCode | undefined;
  readonly yearOf: (key: string, date: IsoDate | null) => number | undefined;
}

/**
 * Works of an activity workbook, or told row by row, with what was built and paid. The unit is named in the heading or in each row (else
 * `--skpd`); the year is `--year`, else that of the contract, else of the date. Rows that only repeat a work's name say nothing. Throws
 * FileRefused.
 */
export function convertWorks(input: ReadResult, context: ConversionContext, issues: Issues): FactDraft[] {
  const unitOf = unitReader(input, context, issues);
  const works = ofPart(input, 'kegiatan').flatMap((source) => {
    const row = parseRow(workRow, source, issues);
    return row ? [{ source, row }] : [];
  });
  const years = new Map(works.map(({ row }) => [row.kode, contractYear(row.tahun_kontrak, row.tgl_kontrak)]));
  const place: Place = {
    region: context.region,
    unitOf,
    yearOf: (key, date) => context.options.year ?? years.get(key) ?? (date === null ? undefined : yearOf(date)),
  };
  return [
    ...works.flatMap(({ source, row }) => workOf(source, row, place, issues) ?? []),
    ...ofPart(input, 'fisik').flatMap((source) => physicalOf(source, place, issues) ?? []),
    ...ofPart(input, 'keuangan').flatMap((source) => paymentOf(source, place, issues) ?? []),
  ];
}

function unitReader(input: ReadResult, context: ConversionContext, issues: Issues): Place['unitOf'] {
  const told = new Set(input.rows.flatMap(({ fields: { kode_skpd } }) => (typeof kode_skpd === 'string' ? [kode_skpd.trim()] : [])));
  if (told.size === 0) {
    const unit = fileUnit(input.statement, context, issues);
    if (unit === undefined) throw unitUnknown(input.statement);
    return () => unit;
  }
  const option = optionUnit(context);
  settleOption('--skpd', option, told, issues);
  return (source) => {
    const unit = option ?? parseWorkUnitCode(String(source.fields.kode_skpd ?? ''));
    return (
      unit ??
      reject(source, 'kode_skpd', 'work-unit-code', 'kode SKPD kosong atau tidak lengkap; tulis seperti 1.03.0.00.0.00.03.0000', issues)
    );
  };
}

const ofPart = (input: ReadResult, part: string): SourceRow[] => input.rows.filter((row) => row.fields.lembar === part);

const contractYear = (stated: string | null, date: IsoDate | null): number | undefined =>
  stated !== null && /^20\d\d$/.test(stated) ? Number(stated) : date === null ? undefined : yearOf(date);

/** `-` and blanks are nothing. */
const said = (text: string | null): string | null => (text === null || /^[-–.]+$/.test(text) ? null : text);

function workOf(source: SourceRow, row: z.output<typeof workRow>, place: Place, issues: Issues): FactDraft | undefined {
  const year = place.yearOf(row.kode, row.tgl_kontrak);
  if (year === undefined) return reject(source, 'tahun_kontrak', 'blank', 'tahun kontrak kosong; isi atau beri --year', issues);
  const workUnit = place.unitOf(source);
  if (workUnit === undefined) return undefined;
  const ceiling = amountOf(source, row.pagu_anggaran, 'pagu_anggaran', issues);
  const amount = amountOf(source, row.nilai_kontrak, 'nilai_kontrak', issues);
  if (ceiling === undefined || amount === undefined) return undefined;
  const fact: WorkFact = {
    kind: 'work',
    region: place.region,
    year,
    date: row.tgl_kontrak !== null && yearOf(row.tgl_kontrak) === year ? row.tgl_kontrak : `${year}-01-01`,
    workUnit,
    key: row.kode,
    name: row.nama_kegiatan,
    ceiling,
    contractNumber: said(row.no_kontrak),
    contractDate: row.tgl_kontrak,
    amount,
    duration: said(row.waktu_pekerjaan),
    vendor: said(row.nama_perusahaan),
    dak: row.dak === null ? null : /^y/i.test(row.dak),
    coordinate: coordinateOf(row.koordinat),
    location: said(row.lokasi_kegiatan),
  };
  return { row: source.row, fact };
}

function amountOf(
  source: SourceRow,
  reading: z.output<typeof workRow>['nilai_kontrak'],
  field: string,
  issues: Issues,
): Sen | null | undefined {
  if (reading.kind === 'blank') return null;
  if (reading.kind === 'unreadable') return reject(source, field, 'amount', reading.reason, issues);
  warnOfAmount(reading, source, field, issues);
  return reading.sen;
}

/** `3.75, 98.46` in degrees; null for anything else, such as degrees and minutes. */
function coordinateOf(text: string | null): WorkFact['coordinate'] {
  const m = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text ?? '');
  return m ? [Number(m[1]), Number(m[2])] : null;
}

function physicalOf(source: SourceRow, place: Place, issues: Issues): FactDraft | undefined {
  const row = parseRow(physicalRow, source, issues);
  if (!row || (row.target === null && row.realisasi === null && row.keterangan === null)) return undefined;
  const year = place.yearOf(row.kode, row.jadwal_target);
  if (row.jadwal_target === null || year === undefined)
    return reject(source, 'jadwal_target', 'blank', 'tanggal kosong; isi jadwal targetnya', issues);
  const target = row.target === null ? null : readPercent(row.target);
  const physical = row.realisasi === null ? null : readPercent(row.realisasi);
  if (typeof target === 'string') return reject(source, 'target', 'percent', target, issues);
  if (typeof physical === 'string') return reject(source, 'realisasi', 'percent', physical, issues);
  const workUnit = place.unitOf(source);
  if (workUnit === undefined) return undefined;
  const base = { region: place.region, year, date: row.jadwal_target, workUnit, key: row.kode };
  const fact: WorkProgressFact = { kind: 'work-progress', ...base, target, physical, note: said(row.keterangan) };
  return { row: source.row, fact };
}

function paymentOf(source: SourceRow, place: Place, issues: Issues): FactDraft | undefined {
  const row = parseRow(paymentRow, source, issues);
  if (!row) return undefined;
  const amount = amountOf(source, row.realisasi, 'realisasi', issues);
  if (amount === undefined || amount === null) return undefined;
  const year = place.yearOf(row.kode, row.tanggal_realisasi);
  if (row.tanggal_realisasi === null || year === undefined)
    return reject(source, 'tanggal_realisasi', 'blank', 'tanggal kosong; isi tanggal realisasinya', issues);
  const workUnit = place.unitOf(source);
  if (workUnit === undefined) return undefined;
  const base = { region: place.region, year, date: row.tanggal_realisasi, workUnit, key: row.kode };
  const fact: WorkPaymentFact = { kind: 'work-payment', ...base, amount, note: said(row.keterangan) };
  return { row: source.row, fact };
}

function reject(source: SourceRow, field: string, code: string, why: string, issues: Issues): undefined {
  const at = placeOf(source, field);
  issues.reject(at, code, `${whereInWords(at)}: ${why}.`);
  return undefined;
}
