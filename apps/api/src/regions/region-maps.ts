import { createHash } from 'node:crypto';
import type { MapDistrict, RegionMap } from '@lcc/contract';
import { capitalOf, districtsOf, type RegionCode } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import polylabel from 'polylabel';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { approximateCells } from './approximate-cells.js';
import { type BoundaryDistrict, readBoundaries } from './boundary-file.js';
import { onGrid, type Polygons, ringArea } from './boundary-grid.js';

/** Boundaries a tenant keeps of one region. */
export interface KeptBoundaries {
  readonly region: RegionCode;
  readonly source: string;
  readonly sha256: string;
  readonly districts: number;
  readonly importedAt: Date;
  readonly importedBy: string;
}

/** A map as text, with the tag that changes whenever the text does. */
export interface WrittenMap {
  readonly text: string;
  readonly etag: string;
}

export interface BoundaryFile {
  readonly bytes: Uint8Array;
  /** What the wall names as the origin of the boundaries. */
  readonly source: string;
  readonly importedBy: string;
}

const COLUMNS =
  'region, source, sha256, jsonb_array_length(districts) AS districts, imported_at AS "importedAt", imported_by AS "importedBy"';

const KEEP = `INSERT INTO district_boundaries (region, source, sha256, districts, original, imported_at, imported_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (region) DO UPDATE SET source = EXCLUDED.source, sha256 = EXCLUDED.sha256, districts = EXCLUDED.districts,
    original = EXCLUDED.original, imported_at = EXCLUDED.imported_at, imported_by = EXCLUDED.imported_by
  RETURNING ${COLUMNS}`;

/** What is written in the same transaction: the audit trail's entry. */
type Beside = (manager: EntityManager) => Promise<void>;
const nothing: Beside = () => Promise.resolve();

/** The districts of each region as a map: boundaries that an operator brought, else approximate cells. */
@Injectable()
export class RegionMaps {
  readonly #written = new Map<string, WrittenMap & { readonly stamp: string }>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The map of a region, or null when neither boundaries nor a table of its districts are known. */
  async read(tenant: Tenant, region: RegionCode): Promise<WrittenMap | null> {
    const [kept] = await this.list(tenant, region);
    const stamp = kept ? `${kept.sha256} ${kept.importedAt.toISOString()}` : '';
    const key = `${tenant.id} ${region}`;
    const known = this.#written.get(key);
    if (known?.stamp === stamp) return known;
    const map = kept ? await this.#official(tenant, kept) : approximateMap(region);
    if (!map) return null;
    const text = JSON.stringify(map);
    const written = { stamp, text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
    this.#written.set(key, written);
    return written;
  }

  /** Takes a file of boundaries in place of those kept before. Throws BoundariesRefused, and then changes nothing. */
  async take(tenant: Tenant, region: RegionCode, file: BoundaryFile, beside: Beside = nothing): Promise<KeptBoundaries> {
    const read = readBoundaries(file.bytes, region, knownCodes(region));
    const grid = onGrid(read.map((d) => d.polygons));
    const districts = read.map((district, i) => drawnDistrict(region, district, grid[i] ?? []));
    return tenant.dataSource.transaction(async (manager) => {
      const kept = await this.#keep(manager, region, file, districts);
      await beside(manager);
      return kept;
    });
  }

  /**
   * The same in the transaction of `manager` for boundaries that an installation has drawn before: they are on their grid, and stay as
   * they are. Throws BoundariesRefused.
   */
  put(manager: EntityManager, region: RegionCode, file: BoundaryFile): Promise<KeptBoundaries> {
    const read = readBoundaries(file.bytes, region, knownCodes(region));
    return this.#keep(
      manager,
      region,
      file,
      read.map((district) => drawnDistrict(region, district, district.polygons)),
    );
  }

  async #keep(manager: EntityManager, region: RegionCode, file: BoundaryFile, districts: readonly MapDistrict[]): Promise<KeptBoundaries> {
    const [kept]: KeptBoundaries[] = await manager.query(KEEP, [
      region,
      file.source,
      createHash('sha256').update(file.bytes).digest('hex'),
      JSON.stringify(districts),
      Buffer.from(file.bytes),
      new Date(this.clock.now()),
      file.importedBy,
    ]);
    if (!kept) throw new Error(`Batas ${region} tidak tersimpan`);
    return kept;
  }

  /** What is kept, of all regions or of one. */
  async list(tenant: Tenant, region: RegionCode | null = null): Promise<KeptBoundaries[]> {
    return tenant.dataSource.query(`SELECT ${COLUMNS} FROM district_boundaries WHERE $1::text IS NULL OR region = $1 ORDER BY region`, [
      region,
    ]);
  }

  /** Goes back to approximate cells; false when there were no boundaries. */
  remove(tenant: Tenant, region: RegionCode, beside: Beside = nothing): Promise<boolean> {
    return tenant.dataSource.transaction(async (manager) => {
      const [rows] = await manager.query<[unknown[], number]>('DELETE FROM district_boundaries WHERE region = $1 RETURNING region', [
        region,
      ]);
      if (rows.length > 0) await beside(manager);
      return rows.length > 0;
    });
  }

  async #official(tenant: Tenant, { region, source, sha256, importedAt }: KeptBoundaries): Promise<RegionMap | null> {
    const rows: { districts: MapDistrict[] }[] = await tenant.dataSource.query(
      'SELECT districts FROM district_boundaries WHERE region = $1',
      [region],
    );
    const districts = rows[0]?.districts;
    if (!districts) return null;
    return { region, boundaries: { source, sha256, importedAt: importedAt.toISOString() }, capital: capitalOf(region), districts };
  }
}

function approximateMap(region: RegionCode): RegionMap | null {
  const known = districtsOf(region);
  if (known.length === 0) return null;
  const cells = approximateCells(known.map((d) => d.label));
  const districts = known.map(
    ({ code, name, label }, i): MapDistrict => ({ code, name, label: [label[0], label[1]], polygons: [[cells[i] ?? []]] }),
  );
  return { region, boundaries: null, capital: capitalOf(region), districts };
}

const knownCodes = (region: RegionCode): string[] => districtsOf(region).map(({ code }) => code);

function drawnDistrict(region: RegionCode, { code, name }: Pick<BoundaryDistrict, 'code' | 'name'>, shape: Polygons): MapDistrict {
  const polygons = shape.map((rings) => rings.map((ring) => [...ring]));
  return { code, name: districtsOf(region).find((d) => d.code === code)?.name ?? name ?? code, label: labelOf(polygons), polygons };
}

/** The point of the largest polygon that is farthest from its edge. */
function labelOf(polygons: Polygons): [number, number] {
  const [largest] = [...polygons].sort((a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []));
  const [x, y] = polylabel(
    (largest ?? []).map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat])),
    0.001,
  );
  return [Number(x.toFixed(4)), Number(y.toFixed(4))];
}
