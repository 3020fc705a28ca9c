import { endOfMonth, type ProgressFact, type WorkUnitCode } from '@lcc/domain';
import { z } from 'zod';
import { type Conversion, type ConversionContext, type FactDraft, FileRefused, type ReadResult, type SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { readMonth } from './period-text.js';
import { convertWorks } from './progress-works.js';
import { readPercent } from './read-percent.js';
import { checkRegion } from './region-name.js';
import { fields, parseRow, placeOf, whereInWords } from './row-fields.js';
import { readSubActivity } from './sub-activity.js';
import { optionUnit, settleOption, unknownUnits } from './target.js';

export const progressRow = z.object({
  tahun: fields.told.year('Tahun anggaran'),
  kode_skpd: fields.told.workUnit('Kode SKPD atau unitnya'),
  kode_sub_kegiatan: fields.optionalText('Kode sub kegiatan; bila kosong, seluruh unit'),
  bulan: fields.text('Bulan, 1 sampai 12 atau namanya'),
  realisasi_fisik: fields.optionalText('Realisasi fisik dalam persen, kumulatif'),
  permasalahan: fields.optionalText('Permasalahan'),
  catatan_verifikator: fields.optionalText('Catatan verifikator'),
});
type Row = z.output<typeof progressRow>;

/** Monthly progress, or the works of an activity workbook, to facts. Throws FileRefused naming the option that is missing. */
export function convertProgress(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  checkRegion(input.statement, context, issues);
  const drafts = input.rows.some((row) => 'lembar' in row.fields)
    ? convertWorks(input, context, issues)
    : convertMonths(input, context, issues);
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: {} };
}

function convertMonths(input: ReadResult, context: ConversionContext, issues: Issues): FactDraft[] {
  const parsed = input.rows.flatMap((source) => {
    const row = parseRow(progressRow, source, issues);
    return row ? [{ source, row }] : [];
  });
  const years = new Set(parsed.flatMap(({ row }) => row.tahun ?? []));
  const units = new Set(parsed.flatMap(({ row }) => row.kode_skpd ?? []));
  settleOption('--year', context.options.year, years, issues);
  settleOption('--skpd', optionUnit(context), units, issues);
  if (parsed.length > 0 && years.size === 0 && context.options.year === undefined)
    throw new FileRefused('year-unknown', 'Berkas tidak menyebut tahun anggarannya. Beri --year TTTT.');
  if (parsed.length > 0 && units.size === 0 && optionUnit(context) === undefined)
    throw new FileRefused('unit-unknown', 'Berkas tidak menyebut SKPD. Beri --skpd KODE.');
  return parsed.flatMap(({ source, row }) => {
    const fact = toFact(source, row, context, issues);
    return fact ? [{ row: source.row, fact }] : [];
  });
}

function toFact(source: SourceRow, row: Row, context: ConversionContext, issues: Issues): ProgressFact | undefined {
  const year = context.options.year ?? row.tahun;
  const workUnit: WorkUnitCode | null = optionUnit(context) ?? row.kode_skpd;
  if (year === null) return reject(source, 'tahun', 'blank', 'tahun kosong; isi atau beri --year', issues);
  if (workUnit === null) return reject(source, 'kode_skpd', 'blank', 'kode SKPD kosong; isi atau beri --skpd', issues);
  const month = readMonth(row.bulan);
  if (month === null) return reject(source, 'bulan', 'month', `"${row.bulan}" bukan bulan; tulis 1 sampai 12`, issues);
  const physical = row.realisasi_fisik === null ? null : readPercent(row.realisasi_fisik);
  if (typeof physical === 'string') return reject(source, 'realisasi_fisik', 'percent', physical, issues);
  const { permasalahan: problem, catatan_verifikator: verifierNote } = row;
  if (physical === null && problem === null && verifierNote === null)
    return reject(source, 'realisasi_fisik', 'blank', 'realisasi fisik, permasalahan, dan catatan kosong; isi salah satunya', issues);
  const subActivity =
    row.kode_sub_kegiatan === null ? null : readSubActivity(row.kode_sub_kegiatan, year, placeOf(source, 'kode_sub_kegiatan'), issues);
  if (subActivity === undefined) return undefined;
  const base = { region: context.region, year, date: endOfMonth(year, month) };
  return { kind: 'progress', ...base, workUnit, subActivity, physical, problem, verifierNote };
}

function reject(source: SourceRow, field: string, code: string, why: string, issues: Issues): undefined {
  const place = placeOf(source, field);
  issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  return undefined;
}
