import type { UnitLookup } from '@lcc/connectors';
import { type FactWire, factFromWire, type RegionCode, type RosterFact, type WorkUnitCode } from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import type { Tenant } from '../platform/tenancy/tenant.js';

const REMEMBER_MS = 3_000;

type Unit = { code: WorkUnitCode; name: string };

/** Letters and digits only, upper case: `Dinas  P.U. dan Tata-Ruang` → `DINAS PU DAN TATA RUANG`. */
export function normaliseName(name: string): string {
  return name
    .toUpperCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Builds the look-up; a name that two units share finds none. */
export function unitLookup(units: readonly Unit[]): UnitLookup {
  const byCode = new Map(units.map((u) => [u.code, u]));
  const byName = new Map<string, Unit | null>();
  for (const unit of units) {
    const key = normaliseName(unit.name);
    byName.set(key, byName.has(key) ? null : unit);
  }
  return { byCode: (code) => byCode.get(code), byName: (name) => byName.get(normaliseName(name)) ?? undefined };
}

/** The roster of a region in a year; of its nearest year when that one has none. */
@Injectable()
export class UnitDirectory {
  readonly #read = new Map<string, { readonly at: number; readonly lookup: UnitLookup }>();

  /**
   * Read at most every three seconds: a roster that another process wrote in between costs a warning, never a name, since a
   * unit that only came along does not replace what the ledger knows of it.
   */
  async lookup(tenant: Tenant, region: RegionCode, year: number): Promise<UnitLookup> {
    const key = `${tenant.id}/${region}/${year}`;
    const known = this.#read.get(key);
    if (known && performance.now() - known.at < REMEMBER_MS) return known.lookup;
    const lookup = await this.#load(tenant, region, year);
    this.#read.set(key, { at: performance.now(), lookup });
    return lookup;
  }

  /** Call when this process wrote roster entries. */
  forget(): void {
    this.#read.clear();
  }

  async #load(tenant: Tenant, region: RegionCode, year: number): Promise<UnitLookup> {
    const rows = (await tenant.dataSource.query(
      `SELECT DISTINCT ON (natural_key) payload FROM fact WHERE kind = 'roster' AND channel = (
         SELECT h.channel FROM channel_head h WHERE h.region = $1 AND EXISTS (SELECT 1 FROM fact WHERE channel = h.channel AND kind = 'roster')
         ORDER BY abs(h.year - $2), h.year DESC LIMIT 1
       ) ORDER BY natural_key, seq DESC`,
      [region, year],
    )) as { payload: FactWire | null }[];
    const roster = rows.flatMap((r) => (r.payload ? [factFromWire(r.payload) as RosterFact] : []));
    return unitLookup(roster.map((r) => ({ code: r.workUnit, name: r.name })));
  }
}
