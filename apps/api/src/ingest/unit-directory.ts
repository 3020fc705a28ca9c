import type { FactKind, RegionCode } from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import { LedgerService } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Remembered } from '../platform/remembered.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Merge } from './merged-units.js';
import type { UnitBook } from './unit-lookup.js';

const REMEMBER_MS = 3_000;
const ABOUT_UNITS = ['roster', 'place-name', 'unit-alias', 'unit-merge'] as const;
const KINDS: ReadonlySet<FactKind> = new Set(ABOUT_UNITS);

/** What the ledger knows of the units of a region in a year; of its nearest year when that one has no roster. */
export interface KnownUnits extends UnitBook {
  readonly merges: readonly Merge[];
  /** What its office calls the region; null when it was not told. */
  readonly regionName: string | null;
}

@Injectable()
export class UnitDirectory {
  readonly #read = new Remembered<KnownUnits>(REMEMBER_MS, () => performance.now());

  /** What this process writes about units is known to its next question. */
  constructor(
    private readonly reader: LedgerReader,
    ledger: LedgerService,
  ) {
    ledger.onCommitted(({ entries }) => {
      if (entries.some((entry) => KINDS.has(entry.kind))) this.#read.clear();
    });
  }

  /**
   * At most three seconds old: a roster that another process wrote in between costs a warning, never a name, since a
   * unit that only came along does not replace what the ledger knows of it.
   */
  async units(tenant: Tenant, region: RegionCode, year: number): Promise<KnownUnits> {
    return this.#read.get(`${tenant.id}/${region}/${year}`, () => this.#load(tenant, region, year));
  }

  async #load(tenant: Tenant, region: RegionCode, year: number): Promise<KnownUnits> {
    const channel = await this.reader.rosterChannel(tenant, region, year);
    const facts = channel === null ? [] : await this.reader.ofKinds(tenant, channel, ABOUT_UNITS);
    return {
      regionName: facts.flatMap((f) => (f.kind === 'place-name' && f.code === region ? [f.name] : [])).at(0) ?? null,
      units: facts.flatMap((f) => (f.kind === 'roster' ? [{ code: f.workUnit, name: f.name }] : [])),
      aliases: facts.flatMap((f) => (f.kind === 'unit-alias' ? [{ name: f.name, from: f.date, means: f.means }] : [])),
      merges: facts.flatMap((f) => (f.kind === 'unit-merge' && f.into !== null ? [{ old: f.workUnit, into: f.into, from: f.date }] : [])),
    };
  }
}
