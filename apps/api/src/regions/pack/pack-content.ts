import { packNameKinds, plainError, type RegionMap, type RegionPackContent, regionPackContentSchema } from '@lcc/contract';
import type { CatalogueItemFact, HolidayFact, RegionCode } from '@lcc/domain';
import type { LedgerReader } from '../../ledger/ledger-reader.js';
import { regionName } from '../../platform/tenancy/regions.js';
import type { Tenant } from '../../platform/tenancy/tenant.js';
import type { RegionMaps } from '../region-maps.js';
import { layoutsHere } from './pack-layouts.js';
import { PackRefused } from './pack-refused.js';
import { thresholdsInForce } from './pack-thresholds.js';
import { plain } from './plain.js';

/** The region and year a pack tells of, from which year on it tells of holidays and catalogues, and when it is made. */
export interface PackPlace {
  readonly region: RegionCode;
  readonly year: number;
  readonly since: number;
  readonly made: number;
}

type Part<K extends keyof RegionPackContent> = RegionPackContent[K];

/**
 * What this installation knows of a region in a year, as a pack would carry it, before it is held against the pack's schema: units that
 * somebody verified, what was decided about them, the map, names of codes, thresholds in force, what screens show when, and from a year on holidays and the prevention catalogue. Who
 * decided and notes of people are left behind.
 */
export async function regionContent(
  reader: LedgerReader,
  maps: Pick<RegionMaps, 'read'>,
  tenant: Tenant,
  { region, year, since, made }: PackPlace,
): Promise<RegionPackContent> {
  const channel = tenant.channelOf(region, year);
  const facts = await reader.ofKinds(tenant, channel, ['roster', 'unit-alias', 'unit-merge', 'code-bridge', 'rule-version', 'place-name']);
  const dated = await datedFacts(reader, tenant, region, since);
  const map = await maps.read(tenant, region);
  const places = facts
    .flatMap((f) => (f.kind === 'place-name' ? [{ code: f.code, name: plain(f.name) }] : []))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    format: 'lcc-region-pack',
    version: 3,
    made: new Date(made).toISOString(),
    region: { code: region, name: places.find(({ code }) => code === region)?.name ?? regionName(region) },
    year,
    units: facts.flatMap((f) =>
      f.kind === 'roster' && f.verified
        ? [{ code: f.workUnit, name: plain(f.name), parent: f.parent, district: f.district, from: f.date }]
        : [],
    ),
    aliases: facts.flatMap((f) =>
      f.kind === 'unit-alias' && f.means !== null ? [{ name: plain(f.name), unit: f.means, from: f.date }] : [],
    ),
    mergers: facts.flatMap((f) => (f.kind === 'unit-merge' && f.into !== null ? [{ unit: f.workUnit, into: f.into, from: f.date }] : [])),
    ...mapParts(map === null ? null : (JSON.parse(map.text) as RegionMap)),
    names: await names(reader, tenant),
    bridges: facts.flatMap((f) => (f.kind === 'code-bridge' && f.active ? [{ from: f.from, to: f.to, fromYear: f.fromYear }] : [])),
    holidays: dated.flatMap((f) => (f.kind === 'holiday' ? [{ day: f.day, name: plain(f.name), isLeave: f.isLeave }] : [])),
    catalogue: dated.flatMap((f) => (f.kind === 'prevention-item' ? [itemOf(f)] : [])),
    places,
    layouts: await layoutsHere(tenant.dataSource.manager),
    thresholds: thresholdsInForce(
      facts.flatMap((f) => (f.kind === 'rule-version' ? [f] : [])),
      made,
    ),
  };
}

/** Content that a pack can hold. Throws PackRefused when there is no roster yet, or something stands in no pack. */
export function packable(content: RegionPackContent): RegionPackContent {
  if (content.units.length === 0)
    throw new PackRefused(
      `Belum ada daftar SKPD untuk ${content.region.code} tahun ${content.year}; impor dulu, atau sebutkan tahunnya dengan --year.`,
    );
  const read = regionPackContentSchema.safeParse(content, { error: plainError('id') });
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new PackRefused(`Pak tidak dapat dibuat: ${first?.path.join('.')}: ${first?.message}`);
}

/** Holidays and catalogues of that year and those after it, in the order of their years. */
async function datedFacts(
  reader: LedgerReader,
  tenant: Tenant,
  region: RegionCode,
  since: number,
): Promise<(HolidayFact | CatalogueItemFact)[]> {
  const facts: (HolidayFact | CatalogueItemFact)[] = [];
  for (const head of await reader.heads(tenant))
    if (head.region === region && head.year >= since)
      facts.push(...(await reader.ofKinds(tenant, head.channel, ['holiday', 'prevention-item'])));
  return facts;
}

function itemOf({ kind: _, region: __, date: ___, note: ____, ...item }: CatalogueItemFact): Part<'catalogue'>[number] {
  return { ...item, name: item.name === null ? null : plain(item.name) };
}

function mapParts(map: RegionMap | null): { districts: Part<'districts'>; boundaries: Part<'boundaries'> } {
  if (map === null) return { districts: [], boundaries: null };
  const districts = map.districts.map(({ code, name, label }) => ({ code, name: plain(name), label }));
  if (map.boundaries === null) return { districts, boundaries: null };
  const { source } = map.boundaries;
  return { districts, boundaries: { source: plain(source), districts: map.districts.map(({ code, polygons }) => ({ code, polygons })) } };
}

async function names(reader: LedgerReader, tenant: Tenant): Promise<Part<'names'>> {
  const list: Part<'names'> = [];
  for (const kind of packNameKinds)
    for (const [code, name] of [...(await reader.names(tenant, kind))].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (plain(name) !== '') list.push({ kind, code, name: plain(name) });
  return list;
}
