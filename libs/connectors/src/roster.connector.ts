import { isoDate, isSkpdCode, type PlaceNameFact, parseIsoDate, type RosterFact, yearOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { checkRegion } from './region-name.js';
import { fields, fieldsOf, parseRow, placeOf, requireHeadings, whereInWords } from './row-fields.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';
import { looksLikeRegister } from './sp2d-headings.js';
import { skpdOf } from './target.js';

const rosterRow = z.object({
  kode_skpd: fields.workUnit('Kode SKPD atau unitnya'),
  nama_skpd: fields.text('Nama SKPD atau unitnya'),
  induk: fields.optionalWorkUnit('Kode SKPD induk; bila kosong, SKPD dari kode unitnya'),
  kode_kecamatan: fields.optionalText('Kode Kemendagri kecamatan yang dilayani, misalnya 12.05.07'),
  nama_kecamatan: fields.optionalText('Nama kecamatan itu, bila program belum mengenalnya'),
  nama_daerah: fields.optionalText('Nama daerah, misalnya Kabupaten Garut; cukup di satu baris'),
  berlaku_dari: fields.optionalDate('Berlaku dari tanggal'),
});

/** Tables of other kinds name their agencies too. */
const isRoster: Fits = (headings) =>
  ['kode_skpd', 'nama_skpd'].every((h) => headings.has(h)) &&
  !['kode_rekening', 'pagu', 'bulan_1'].some((h) => headings.has(h)) &&
  !looksLikeRegister(headings);

/** The roster of Skpd and their units. The file names no year: it is `--year`, else the running one. */
export const rosterConnector: Connector = {
  id: 'roster',
  title: { id: 'Daftar SKPD dan unit', en: 'Roster of agencies and units' },
  source: { id: 'roster', title: 'Daftar SKPD', cadenceHours: 24 * 366 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(rosterRow),
  recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isRoster) : isRoster(new Set(table.headings))),
  read(table) {
    if (table.kind === 'sheets') return readTable(table, isRoster, 'kolom kode_skpd, nama_skpd', Object.keys(rosterRow.shape));
    requireHeadings(table, rosterRow, ['kode_skpd', 'nama_skpd']);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertRoster,
  sample: {
    name: 'roster-contoh.csv',
    rows: [
      { kode_skpd: '2.16.2.20.2.21.14.0000', nama_skpd: 'Dinas Komunikasi dan Informatika' },
      { kode_skpd: '7.01.0.00.0.00.07.0000', nama_skpd: 'Kecamatan Stabat', kode_kecamatan: '12.05.07', berlaku_dari: '2025-01-01' },
      { kode_skpd: '1.02.0.00.0.00.02.0067', nama_skpd: 'RSUD Contoh', induk: '1.02.0.00.0.00.02.0000' },
    ],
  },
};

function convertRoster(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  checkRegion(input.statement, context, issues);
  const drafts: FactDraft[] = [];
  for (const source of input.rows) {
    const row = parseRow(rosterRow, source, issues);
    const fact = row && toFact(source, row, context, issues);
    if (!row || !fact) continue;
    drafts.push({ fact, row: source.row });
    for (const place of placesOf(row, fact)) drafts.push({ fact: place, row: source.row, derived: true });
  }
  warnOfDuplicates(drafts, issues);
  return { facts: drafts, rejected: issues.rejected, warnings: issues.warnings, totals: {} };
}

function toFact(source: SourceRow, row: z.output<typeof rosterRow>, context: ConversionContext, issues: Issues): RosterFact | undefined {
  const district = row.kode_kecamatan?.replace(/\s+/g, '') ?? null;
  if (district !== null && !/^\d\d\.\d\d\.\d\d$/.test(district)) {
    const place = placeOf(source, 'kode_kecamatan');
    issues.reject(place, 'district-code', `${whereInWords(place)}: "${district}" bukan kode kecamatan; tulis misalnya 12.05.07.`);
    return undefined;
  }
  const year = context.options.year ?? Math.max(runningYear(context), row.berlaku_dari === null ? 0 : yearOf(row.berlaku_dari));
  const date = validFrom(source, row.berlaku_dari, year, issues);
  if (date === undefined) return undefined;
  const parent = isSkpdCode(row.kode_skpd) && row.induk === row.kode_skpd ? null : (row.induk ?? skpdOf(row.kode_skpd));
  return {
    kind: 'roster',
    region: context.region,
    year,
    date,
    workUnit: row.kode_skpd,
    name: row.nama_skpd,
    parent,
    district,
    verified: true,
  };
}

/** What a row calls the region and the district of its unit. */
function placesOf({ nama_daerah, nama_kecamatan }: z.output<typeof rosterRow>, { region, year, district }: RosterFact): PlaceNameFact[] {
  const named = (code: string, name: string): PlaceNameFact => {
    return { kind: 'place-name', region, year, date: isoDate(year, 1, 1), code, name };
  };
  return [
    ...(nama_daerah === null ? [] : [named(region, nama_daerah)]),
    ...(nama_kecamatan === null || district === null ? [] : [named(district, nama_kecamatan)]),
  ];
}

function runningYear(context: ConversionContext): number {
  return yearOf(parseIsoDate(context.options.asOf ?? '') ?? context.today);
}

/** A unit that has long been valid stands on the year's roster from 1 January; one that begins after the year is no part of it. */
function validFrom(source: SourceRow, from: string | null, year: number, issues: Issues): string | undefined {
  if (from === null || yearOf(from) < year) return `${year}-01-01`;
  if (yearOf(from) === year) return from;
  const place = placeOf(source, 'berlaku_dari');
  issues.reject(place, 'date', `${whereInWords(place)}: berlaku dari ${from}, sesudah tahun ${year}; beri --year ${yearOf(from)}.`);
  return undefined;
}
