import { type IsoDate, type RegionCode, UnitTree, type WorkUnitCode } from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** A unit of a roster with what operators have decided about it. */
export interface ListedUnit {
  readonly code: WorkUnitCode;
  readonly name: string;
  /** The row it is part of on the board of that day. */
  readonly parent: WorkUnitCode | null;
  readonly district: string | null;
  readonly verified: boolean;
  readonly basis: 'LRA' | 'SP2D' | 'AUTO';
  /** The unit whose row holds its figures on that day; null = it stands by itself. */
  readonly mergedInto: WorkUnitCode | null;
  /** The day its figures join another unit's, also when it is still to come. */
  readonly mergedFrom: IsoDate | null;
  readonly aliases: readonly { readonly name: string; readonly from: IsoDate }[];
}

/** The units of a year as of a day, in code order; null when there is no such year. With `knownAt`, as known at that instant. */
export async function unitList(
  reader: LedgerReader,
  tenant: Tenant,
  region: RegionCode,
  year: number,
  asOf: IsoDate,
  knownAt: number | null,
): Promise<ListedUnit[] | null> {
  const channel = tenant.channelOf(region, year);
  if (!(await reader.heads(tenant)).some((h) => h.channel === channel)) return null;
  const facts = await reader.ofKinds(tenant, channel, ['roster', 'unit-basis', 'unit-alias', 'unit-merge'], knownAt);
  const roster = new Map(facts.flatMap((f) => (f.kind === 'roster' ? [[f.workUnit, f] as const] : [])));
  const merges = new Map(facts.flatMap((f) => (f.kind === 'unit-merge' && f.into !== null ? [[f.workUnit, f] as const] : [])));
  const bases = new Map(facts.flatMap((f) => (f.kind === 'unit-basis' ? [[f.workUnit, f.basis] as const] : [])));
  const aliases = facts.filter((f) => f.kind === 'unit-alias');
  const due = new Map([...merges].filter(([, merge]) => merge.date <= asOf));
  const tree = new UnitTree({ codes: roster.keys(), roster, merges: due });
  return [...roster.values()].map(({ workUnit: code, name, district, verified }) => ({
    ...{ code, name, parent: tree.parent(code), district, verified, basis: bases.get(code) ?? 'AUTO' },
    mergedInto: tree.standIn(code) === code ? null : tree.standIn(code),
    mergedFrom: merges.get(code)?.date ?? null,
    aliases: aliases.filter((f) => f.means === code).map((f) => ({ name: f.name, from: f.date })),
  }));
}
