import type { Position } from '@lcc/contract';
import type { RegionCode } from '@lcc/domain';
import { z } from 'zod';
import { type Polygons, ringArea } from './boundary-grid.js';

/** A district as a file of boundaries tells it. */
export interface BoundaryDistrict {
  readonly code: string;
  /** Property `nama`, or null. */
  readonly name: string | null;
  readonly polygons: Polygons;
}

/** The file cannot serve; `problems` are whole sentences that name the feature and the remedy. */
export class BoundariesRefused extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_FEATURES = 500;
const SHOWN_PROBLEMS = 20;
/** Where Indonesia lies, generously: outside of it, the coordinates are swapped, projected or of another place. */
const COUNTRY = { west: 92, east: 144, south: -13, north: 9 } as const;
const DISTRICT = /^\d\d\.\d\d\.\d\d$/;

const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(z.unknown()).min(1).max(MOST_FEATURES),
});
const featureSchema = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
});

/**
 * District boundaries from a GeoJSON file: a FeatureCollection of Polygon or MultiPolygon with the property `kode` (Kemendagri code)
 * and, if wanted, `nama`. Every district of `known` must be there. Throws BoundariesRefused; nothing of a faulty file is taken.
 */
export function readBoundaries(bytes: Uint8Array, region: RegionCode, known: readonly string[]): BoundaryDistrict[] {
  const collection = openCollection(bytes);
  const problems: string[] = [];
  const districts: BoundaryDistrict[] = [];
  for (const [i, raw] of collection.features.entries()) {
    const place = `Fitur ${i + 1}`;
    try {
      const district = readFeature(raw);
      const before = districts.findIndex((d) => d.code === district.code);
      if (before >= 0)
        problems.push(`${place} (${district.code}): kecamatan ini sudah ada. Gabungkan bagiannya menjadi satu MultiPolygon.`);
      else districts.push(district);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      problems.push(`${place}${error.code ? ` (${error.code})` : ''}: ${error.message}`);
    }
  }
  if (problems.length === 0) problems.push(...regionProblems(districts, region, known));
  if (problems.length > 0) throw new BoundariesRefused(shorten(problems));
  return districts.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What is wrong with one feature. */
class Fault extends Error {
  constructor(
    message: string,
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

function shorten(problems: readonly string[]): readonly string[] {
  const more = problems.length - SHOWN_PROBLEMS;
  return more > 0 ? [...problems.slice(0, SHOWN_PROBLEMS), `… dan ${more} masalah lain.`] : problems;
}

function openCollection(bytes: Uint8Array): z.infer<typeof collectionSchema> {
  if (bytes.length > MOST_BYTES)
    throw new BoundariesRefused([
      `Berkas ${Math.ceil(bytes.length / 1024 / 1024)} MB, paling besar ${MOST_BYTES / 1024 / 1024} MB. Sederhanakan garisnya (mapshaper: -simplify).`,
    ]);
  const parsed = collectionSchema.safeParse(parseJson(bytes));
  if (!parsed.success)
    throw new BoundariesRefused([
      `Bukan FeatureCollection GeoJSON dengan 1 sampai ${MOST_FEATURES} fitur. Ekspor ulang sebagai GeoJSON (RFC 7946), satu fitur tiap kecamatan.`,
    ]);
  const crs = parsed.data.crs?.properties.name;
  if (crs && !/CRS84$|EPSG:{1,2}4326$/i.test(crs))
    throw new BoundariesRefused([`Sistem koordinat ${crs} tidak dapat dipakai. Ekspor ulang dalam WGS 84 (EPSG:4326).`]);
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BoundariesRefused(['Bukan JSON dalam UTF-8. Ekspor ulang sebagai GeoJSON.']);
  }
}

function readFeature(raw: unknown): BoundaryDistrict {
  const feature = featureSchema.safeParse(raw);
  if (!feature.success) throw new Fault('bukan Feature GeoJSON dengan properties dan geometry.');
  const properties = feature.data.properties ?? {};
  const code = codeOf(properties);
  const { geometry } = feature.data;
  const name = typeof properties.nama === 'string' && properties.nama.trim() !== '' ? properties.nama.trim() : null;
  if (geometry?.type === 'Polygon') return { code, name, polygons: [readPolygon(geometry.coordinates, code)] };
  if (geometry?.type !== 'MultiPolygon')
    throw new Fault(`geometri ${geometry?.type ?? 'kosong'}; batas kecamatan harus Polygon atau MultiPolygon.`, code);
  return { code, name, polygons: listOf(geometry.coordinates, code).map((polygon) => readPolygon(polygon, code)) };
}

function codeOf(properties: Readonly<Record<string, unknown>>): string {
  const { kode } = properties;
  if (kode === undefined)
    throw new Fault(
      `properti kode tidak ada. Salin kode Kemendagri ke properti "kode"; yang ada: ${Object.keys(properties).join(', ') || '-'}.`,
    );
  if (typeof kode !== 'string' || !DISTRICT.test(kode))
    throw new Fault(`kode ${JSON.stringify(kode)} bukan kode Kemendagri kecamatan; tulis sebagai teks, misalnya "12.05.07".`);
  return kode;
}

function listOf(value: unknown, code: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new Fault('koordinat kosong atau tidak bersusun seperti GeoJSON.', code);
  return value;
}

function readPolygon(raw: unknown, code: string): Position[][] {
  return listOf(raw, code).map((ring) => readRing(ring, code));
}

function readRing(raw: unknown, code: string): Position[] {
  const ring = listOf(raw, code).map((position) => readPosition(position, code));
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4) throw new Fault('cincin dengan kurang dari empat titik.', code);
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw new Fault('cincin tidak tertutup: titik terakhir harus sama dengan titik pertama.', code);
  if (ringArea(ring) === 0) throw new Fault('cincin tanpa luas.', code);
  return ring;
}

function readPosition(raw: unknown, code: string): Position {
  const [x, y] = Array.isArray(raw) ? raw : [];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
    throw new Fault(`titik ${JSON.stringify(raw)} bukan [bujur, lintang].`, code);
  if (isInCountry(x, y)) return [x, y];
  if (isInCountry(y, x))
    throw new Fault(`titik ${JSON.stringify(raw)}: bujur dan lintang tertukar; GeoJSON menulis bujur lebih dulu.`, code);
  if (Math.abs(x) > 180 || Math.abs(y) > 90)
    throw new Fault(`titik ${JSON.stringify(raw)} bukan derajat. Ekspor ulang dalam WGS 84 (EPSG:4326).`, code);
  throw new Fault(`titik ${JSON.stringify(raw)} di luar Indonesia.`, code);
}

const isInCountry = (x: number, y: number): boolean => x >= COUNTRY.west && x <= COUNTRY.east && y >= COUNTRY.south && y <= COUNTRY.north;

function regionProblems(districts: readonly BoundaryDistrict[], region: RegionCode, known: readonly string[]): string[] {
  const foreign = districts.filter((d) => !d.code.startsWith(`${region}.`));
  if (foreign.length > 0) {
    const others = [...new Set(foreign.map((d) => d.code.slice(0, 5)))];
    const remedy =
      foreign.length === districts.length && others.length === 1
        ? `Bila memang untuk wilayah itu, beri --region ${others[0]}.`
        : 'Buang kecamatan wilayah lain.';
    return [`${foreign.length} dari ${districts.length} kecamatan milik wilayah ${others.join(', ')}, sasaran ${region}. ${remedy}`];
  }
  const missing = known.filter((code) => !districts.some((d) => d.code === code));
  return missing.length === 0 ? [] : [`Tidak ada batas untuk ${missing.join(', ')}. Sertakan semua kecamatan ${region}.`];
}
