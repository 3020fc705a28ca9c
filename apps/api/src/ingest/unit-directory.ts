import { type FactWire, factFromWire, type RegionCode, type RosterFact } from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Unit } from './unit-lookup.js';

const REMEMBER_MS = 3_000;

/** The roster of a region in a year; of its nearest year when that one has none. */
@Injectable()
export class UnitDirectory {
  readonly #read = new Map<string, { readonly at: number; readonly units: readonly Unit[] }>();

  /**
   * Read at most every three seconds: a roster that another process wrote in between costs a warning, never a name, since a
   * unit that only came along does not replace what the ledger knows of it.
   */
  async units(tenant: Tenant, region: RegionCode, year: number): Promise<readonly Unit[]> {
    const key = `${tenant.id}/${region}/${year}`;
    const known = this.#read.get(key);
    if (known && performance.now() - known.at < REMEMBER_MS) return known.units;
    const units = await this.#load(tenant, region, year);
    this.#read.set(key, { at: performance.now(), units });
    return units;
  }

  /** Call when this process wrote roster entries. */
  forget(): void {
    this.#read.clear();
  }

  async #load(tenant: Tenant, region: RegionCode, year: number): Promise<readonly Unit[]> {
    const rows = (await tenant.dataSource.query(
      `SELECT DISTINCT ON (natural_key) payload FROM fact WHERE kind = 'roster' AND channel = (
         SELECT h.channel FROM channel_head h WHERE h.region = $1 AND EXISTS (SELECT 1 FROM fact WHERE channel = h.channel AND kind = 'roster')
         ORDER BY abs(h.year - $2), h.year DESC LIMIT 1
       ) ORDER BY natural_key, seq DESC`,
      [region, year],
    )) as { payload: FactWire | null }[];
    const roster = rows.flatMap((r) => (r.payload ? [factFromWire(r.payload) as RosterFact] : []));
    return roster.map((r) => ({ code: r.workUnit, name: r.name }));
  }
}
