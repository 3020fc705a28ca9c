import { randomUUID } from 'node:crypto';
import type { RegionPack, RegionPackContent } from '@lcc/contract';
import { type Fact, naturalKey, type RegionCode, yearOf } from '@lcc/domain';
import type { Batch } from '../../ledger/batch.js';
import type { LedgerService } from '../../ledger/ledger.service.js';
import type { LedgerReader } from '../../ledger/ledger-reader.js';
import { openVersions } from '../../ledger/rule-versions.js';
import type { Actor } from '../../platform/audit/actor.js';
import type { Audit } from '../../platform/audit/audit.js';
import type { AuditKey } from '../../platform/audit/audit-key.js';
import type { Clock } from '../../platform/clock/index.js';
import { sha256Of } from '../../platform/files/sha256.js';
import type { Tenant } from '../../platform/tenancy/tenant.js';
import type { BoundaryFile, RegionMaps } from '../region-maps.js';
import { packable, regionContent } from './pack-content.js';
import { inYear, type PackDifference, packDifference } from './pack-difference.js';
import { itemFact, keyInRegion, packDrafts } from './pack-drafts.js';
import { writeLayouts } from './pack-layouts.js';
import { PackRefused } from './pack-refused.js';
import { PACK_CONNECTOR, remember, rememberDrafts, rememberPut } from './pack-runs.js';
import { writeDrafts } from './pack-thresholds.js';
import { type OpenedPack, openPack, sealPack } from './sealed-pack.js';

/** A pack that was read, with what it would change in a year here. */
export interface PackPlan extends OpenedPack {
  readonly bytes: Uint8Array;
  /** Signed by this installation itself. */
  readonly isOwn: boolean;
  /** The pack as it reads in the year it goes into. */
  readonly pack: RegionPackContent;
  readonly difference: PackDifference;
}

/** Where originals are kept by their hash. */
interface Originals {
  keep(sha256: string, bytes: Uint8Array): Promise<void>;
}

interface Services {
  readonly ledger: LedgerService;
  readonly reader: LedgerReader;
  readonly maps: RegionMaps;
  readonly audit: Audit;
  readonly key: AuditKey;
  readonly originals: Originals;
  readonly clock: Clock;
}

/** Carries what a regency is made of from one installation to another: signed out, compared and taken in as one run of the log. */
export class RegionPacks {
  constructor(private readonly parts: Services) {}

  /** A signed pack of a region: of the year told, else of the running one or the nearest with a roster. Throws PackRefused. */
  async export(tenant: Tenant, region: RegionCode, asked: number | undefined, actor: Actor): Promise<RegionPack> {
    const { reader, maps, audit, key, clock } = this.parts;
    const year = asked ?? (await this.#rosterYear(tenant, region)) ?? yearOf(clock.today());
    const content = packable(await regionContent(reader, maps, tenant, { region, year, since: year, made: clock.now() }));
    const after = { year, units: content.units.length };
    await audit.append({ actor, action: 'region.pack-made', object: `region:${region}`, after });
    return sealPack(content, key);
  }

  /** Reads a pack and holds it against what is here, in the year told or the running one. Changes nothing. Throws PackRefused. */
  async plan(tenant: Tenant, bytes: Uint8Array, asked: number | undefined): Promise<PackPlan> {
    const { reader, key, clock } = this.parts;
    const opened = openPack(bytes);
    const year = asked ?? Math.max(yearOf(clock.today()), opened.content.year);
    if (year < opened.content.year)
      throw new PackRefused(
        `Pak ini memuat daftar tahun ${opened.content.year}; tidak dapat dipakai untuk ${year}. Sebutkan --year ${opened.content.year}.`,
      );
    const pack = inYear(opened.content, year);
    const region = pack.region.code;
    const here = await this.#here(tenant, region, year, opened.content.year);
    const heads = (await reader.heads(tenant)).filter((head) => head.region === region);
    const closedYears = heads.filter((head) => head.closed).map((head) => head.year);
    if (closedYears.includes(year)) throw new PackRefused(`Pembukuan ${year} sudah ditutup; sebutkan tahun yang terbuka dengan --year.`);
    const inUse = await this.#inUse(tenant, here, pack);
    const open = await openVersions(tenant.dataSource.manager, { id: tenant.id, region });
    const drafts = new Map([...open].map(([rule, { terms }]) => [rule, terms]));
    return {
      ...opened,
      bytes,
      isOwn: opened.signer === key.fingerprint,
      pack,
      difference: packDifference({ here, pack, inUse, drafts, closedYears }),
    };
  }

  /**
   * Takes a planned pack in: its facts as one run of the log, and with them, in one transaction, boundaries, names of codes, drafts of
   * thresholds, layouts of screens and the entries of the audit trail. Throws BoundariesRefused and YearClosed, and then keeps nothing.
   */
  async take(tenant: Tenant, plan: PackPlan, path: string, actor: Actor): Promise<{ readonly run: string; readonly revision: number }> {
    const { ledger, maps, audit, originals } = this.parts;
    const batch = await this.#batch(tenant, plan, path, actor);
    await originals.keep(batch.sha256, plan.bytes);
    return ledger.appendWith(tenant, batch, async (manager, { run }) => {
      const { difference, pack } = plan;
      const corrected = difference.names.changed.map(({ before, after }) => ({
        kind: after.kind,
        code: after.code,
        before: before.name,
        after: after.name,
      }));
      await remember(manager, run, pack.region.code, corrected);
      const place = { id: tenant.id, region: pack.region.code };
      await rememberDrafts(manager, run, await writeDrafts(manager, audit, place, difference, actor, this.parts.clock.now()));
      await writeLayouts(manager, audit, run, difference.layouts, actor);
      if (difference.boundaries !== 'same') {
        const { sha256 } = await maps.put(manager, pack.region.code, boundaryFile(pack, actor));
        await rememberPut(manager, run, sha256);
      }
      await audit.record(manager, { actor, action: 'region.pack-taken', object: `region:${pack.region.code}`, after: told(plan, run) });
    });
  }

  /** What is known of the region in a year; a year that has not begun stands as it would begin. */
  async #here(tenant: Tenant, region: RegionCode, year: number, since: number): Promise<RegionPackContent> {
    const { reader, maps, clock } = this.parts;
    const channel = tenant.channelOf(region, year);
    const hasBegun = (await reader.heads(tenant)).some((head) => head.channel === channel);
    const nearest = hasBegun ? year : ((await this.#rosterYear(tenant, region, year)) ?? year);
    return inYear(await regionContent(reader, maps, tenant, { region, year: nearest, since, made: clock.now() }), year);
  }

  async #rosterYear(tenant: Tenant, region: RegionCode, near = yearOf(this.parts.clock.today())): Promise<number | undefined> {
    const channel = await this.parts.reader.rosterChannel(tenant, region, near);
    return (await this.parts.reader.heads(tenant)).find((head) => head.channel === channel)?.year;
  }

  /** Units the pack does not name that have figures or decisions here, and those above them. */
  async #inUse(tenant: Tenant, here: RegionPackContent, pack: RegionPackContent): Promise<Set<string>> {
    const told = new Set(pack.units.map(({ code }) => code));
    const gone = here.units.filter(({ code }) => !told.has(code));
    const channel = tenant.channelOf(pack.region.code, pack.year);
    const used = await this.parts.reader.namedUnits(
      tenant,
      channel,
      gone.map(({ code }) => code),
    );
    const parents = new Map(gone.map(({ code, parent }) => [code, parent]));
    // A set grows while it is walked: parents of parents too.
    for (const code of used) {
      const parent = parents.get(code);
      if (parent) used.add(parent);
    }
    return used;
  }

  async #batch(tenant: Tenant, { bytes, pack, difference }: PackPlan, path: string, actor: Actor): Promise<Batch> {
    const { clock } = this.parts;
    const region = pack.region.code;
    const notes = await this.#notes(tenant, region, difference);
    const noteOf = (item: Fact): string | null => notes.get(keyInRegion(item)) ?? null;
    const drafts = packDrafts(difference, { region, year: pack.year, today: clock.today(), by: actor.id, noteOf });
    return {
      connector: PACK_CONNECTOR,
      way: 'berkas',
      actor: actor.id,
      path,
      sha256: sha256Of(bytes),
      // What it changes depends on what is here: the same pack later is another matter.
      optionsKey: JSON.stringify({ region, year: pack.year, standing: randomUUID() }),
      idempotencyKey: null,
      original: null,
      rows: drafts.length,
      drafts,
      rejected: [],
      warnings: [],
      totals: {},
      names: [...difference.names.added, ...difference.names.changed.map(({ after }) => after)],
      replacesSets: false,
      recordedAt: clock.now(),
    };
  }

  /** Notes beside items of the catalogue that will change. */
  async #notes(tenant: Tenant, region: RegionCode, { catalogue }: PackDifference): Promise<Map<string, string | null>> {
    const items = catalogue.changed.map(({ after }) => itemFact(after, { region }));
    const keys = items.map((item) => ({ kind: item.kind, year: item.year, key: naturalKey(item) }));
    const known = await this.parts.reader.facts(tenant, region, keys);
    return new Map(known.flatMap((fact) => (fact.kind === 'prevention-item' ? [[keyInRegion(fact), fact.note] as const] : [])));
  }
}

/** The pack's boundaries as the file that the map takes. */
function boundaryFile({ boundaries, districts, region }: RegionPackContent, actor: Actor): BoundaryFile {
  const features = (boundaries?.districts ?? []).map(({ code, polygons }) => ({
    type: 'Feature',
    properties: { kode: code, nama: districts.find((district) => district.code === code)?.name ?? code },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', name: region.code, features });
  return { bytes: Buffer.from(text), source: boundaries?.source ?? '', importedBy: actor.id };
}

/** What the audit trail keeps of an import. */
function told({ signer, pack, difference }: PackPlan, run: string) {
  const { units, aliases, places, mergers, names, bridges, holidays, catalogue, layouts, thresholds, boundaries } = difference;
  const count = Object.entries({ units, aliases, places, mergers, names, bridges, holidays, catalogue, layouts, thresholds }).map(
    ([list, { added, changed, removed }]) => [list, [added.length, changed.length, removed.length]] as const,
  );
  return { run, signer, year: pack.year, boundaries, ...Object.fromEntries(count) };
}
