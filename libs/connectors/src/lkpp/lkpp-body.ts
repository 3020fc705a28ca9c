import { type ProcurementBodyFact, yearOf } from '@lcc/domain';
import { type ConversionContext, type FactDraft, type FactKey, FileRefused, type ReadResult } from '../connector.js';
import type { Issues } from '../issues.js';
import { readText } from '../read-values.js';
import { checkRegion, normaliseRegionName } from '../region-name.js';
import { settleOption } from '../target.js';
import type { LkppDraft, LkppRow } from './lkpp-dataset.js';

const nameOf = ({ row }: LkppRow): string | null => row.nama_klpd ?? (typeof row.nama_instansi === 'string' ? row.nama_instansi : null);

/**
 * Rows of another ministry, institution or regency (K/L/PD) than the target are refused unless `--region` was given, then a warning shows
 * both. Some datasets name the body only by its code; such a code must have come with the region's name before. Throws FileRefused.
 */
export function checkBody(rows: readonly LkppRow[], context: ConversionContext, issues: Issues): void {
  const names = new Map(rows.flatMap((row) => (nameOf(row) === null ? [] : [[normaliseRegionName(nameOf(row) ?? ''), nameOf(row) ?? '']])));
  if (names.size > 1) settleOption('--region', context.options.region, new Set(names.values()), issues);
  for (const regionName of names.values()) checkRegion({ regionName }, context, issues);
  if (names.size > 0 || context.options.region !== undefined) return;
  const strange = rows.find(({ row }) => row.kd_klpd !== null && !isKnown(row.kd_klpd, row.tahun_anggaran, context))?.row.kd_klpd;
  if (strange === undefined) return;
  throw new FileRefused(
    'other-region',
    `Berkas hanya menyebut kode K/L/PD ${strange}, yang belum dikenal milik ${context.regionName} (${context.region}). Impor dulu dataset yang menyebut namanya, atau beri --region.`,
  );
}

/** A body is known from the year itself or the year before. */
const yearsOf = (year: number): readonly number[] => [year, year - 1];

const isKnown = (code: string, stated: number | null, { known, options, today }: ConversionContext): boolean =>
  yearsOf(options.year ?? stated ?? yearOf(today)).some((year) => known.find('procurement-body', year, code) !== undefined);

/** What must be known of the bodies that rows name. */
export function bodiesNeeded({ rows }: ReadResult, { options }: Pick<ConversionContext, 'options'>): FactKey[] {
  const keys = new Map<string, FactKey>();
  for (const { fields } of rows) {
    const code = readText(fields.kd_klpd);
    const year = options.year ?? Number(readText(fields.tahun_anggaran));
    if (code && Number.isInteger(year))
      for (const each of yearsOf(year)) keys.set(`${each}|${code}`, { kind: 'procurement-body', year: each, key: code });
  }
  return [...keys.values()];
}

/** The bodies of the rows that are not known yet, so that later files may name them by code alone. */
export function bodyFacts(drafts: readonly LkppDraft[], context: ConversionContext): FactDraft[] {
  const bodies = new Map<string, FactDraft>();
  for (const { fact: own, row, from } of drafts) {
    const code = from.row.kd_klpd;
    const key = `${own.year}|${code}`;
    if (code === null || bodies.has(key) || context.known.find('procurement-body', own.year, code)) continue;
    const { region, year } = own;
    const fact: ProcurementBodyFact = { kind: 'procurement-body', region, year, date: `${year}-01-01`, code, name: nameOf(from) };
    bodies.set(key, { fact, row, derived: true });
  }
  return [...bodies.values()];
}
