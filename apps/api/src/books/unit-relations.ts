import {
  type Fact,
  type IsoDate,
  isoDate,
  normaliseName,
  type UnitAliasFact,
  type UnitMergeFact,
  type WorkUnitCode,
  yearOf,
} from '@lcc/domain';
import { decisionBatch, type LedgerService } from '../ledger/ledger.service.js';
import type { ChannelHead, LedgerReader } from '../ledger/ledger-reader.js';
import type { Audit } from '../platform/audit/audit.js';
import type { Json } from '../platform/audit/canonical-json.js';
import type { Clock } from '../platform/clock/index.js';
import { type Decider, DecisionRefused } from './decider.js';

/** Which years a decision went into, and at which revision (the highest of them). */
export interface Decided {
  readonly years: readonly number[];
  readonly revision: number;
}

const LONGEST_NAME = 300;

/** Basis, names and merges of units: decisions of operators, kept as dated facts of every year they hold in. */
export class UnitRelations {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Sets the basis of a unit's realization for a year. */
  setBasis(by: Decider, year: number, workUnit: WorkUnitCode, basis: 'LRA' | 'SP2D' | 'AUTO'): Promise<Decided> {
    const fact: Fact = { kind: 'unit-basis', region: by.region, year, date: isoDate(year, 1, 1), workUnit, basis };
    return this.#decide(by, 'unit.basis-set', workUnit, [fact], { basis });
  }

  /**
   * Keeps a name that foreign files use for a unit: from a day on in that year and the later ones, or (null) always, in every open year.
   * Throws DecisionRefused when the unit is not on the roster or the name says nothing.
   */
  async addAlias(by: Decider, workUnit: WorkUnitCode, name: string, from: IsoDate | null): Promise<Decided> {
    if (normaliseName(name).length < 3) throw new DecisionRefused(`"${name}" terlalu pendek untuk nama SKPD.`);
    if (name.length > LONGEST_NAME) throw new DecisionRefused(`Nama SKPD paling banyak ${LONGEST_NAME} huruf.`);
    const first = from === null ? yearOf(this.clock.today()) : yearOf(from);
    await this.#mustKnow(by, first, workUnit);
    const years = await this.#years(by, first, from === null);
    const alias = { kind: 'unit-alias', region: by.region, name: name.trim(), means: workUnit } as const;
    const facts = years.map((year): UnitAliasFact => ({ ...alias, year, date: startIn(year, from) }));
    return this.#decide(by, 'unit.alias-added', workUnit, facts, { name: alias.name, from });
  }

  /** Forgets a name of a unit wherever it is kept in an open year. Throws DecisionRefused when it is not kept. */
  async removeAlias(by: Decider, workUnit: WorkUnitCode, name: string): Promise<Decided> {
    const kept = await this.#inOpenYears(by, 'unit-alias');
    const facts = kept.filter((f) => f.means === workUnit && normaliseName(f.name) === normaliseName(name));
    if (facts.length === 0) throw new DecisionRefused(`"${name}" bukan alias ${workUnit}; lihat lcc unit list.`);
    const forgotten = facts.map((f) => ({ ...f, means: null }));
    return this.#decide(by, 'unit.alias-removed', workUnit, forgotten, { name });
  }

  /**
   * Lets the figures of `old` be part of `into` from a day on, in that year and the later ones. Throws DecisionRefused when one of them is
   * not on the roster, or when they would take each other in.
   */
  async merge(by: Decider, old: WorkUnitCode, into: WorkUnitCode, from: IsoDate): Promise<Decided> {
    if (old === into) throw new DecisionRefused('Kedua kode sama; sebutkan unit lama lalu unit baru.');
    const first = yearOf(from);
    for (const code of [old, into]) await this.#mustKnow(by, first, code);
    const known = await this.#inOpenYears(by, 'unit-merge');
    const facts = (await this.#years(by, first, false)).map((year): UnitMergeFact => {
      if (leadsTo(known, year, into, old))
        throw new DecisionRefused(`${into} sudah digabung ke ${old} di ${year}; batalkan itu dulu (--undo).`);
      return { kind: 'unit-merge', region: by.region, year, date: startIn(year, from), workUnit: old, into };
    });
    return this.#decide(by, 'unit.merged', old, facts, { into, from });
  }

  /** Undoes a merge in every open year. Throws DecisionRefused when there is none. */
  async undoMerge(by: Decider, old: WorkUnitCode, into: WorkUnitCode): Promise<Decided> {
    const facts = (await this.#inOpenYears(by, 'unit-merge')).filter((f) => f.workUnit === old && f.into === into);
    if (facts.length === 0) throw new DecisionRefused(`${old} tidak digabung ke ${into}; lihat lcc unit list.`);
    const undone = facts.map((f) => ({ ...f, into: null }));
    return this.#decide(by, 'unit.merge-undone', old, undone, { into });
  }

  /** The years a decision of `first` holds in: that one, the open years after it, and if `always` those before it. */
  async #years(by: Decider, first: number, always: boolean): Promise<number[]> {
    const open = (await this.#open(by)).map((h) => h.year).filter((year) => always || year > first);
    return [...new Set([first, ...open])].sort((a, b) => a - b);
  }

  async #inOpenYears<K extends 'unit-alias' | 'unit-merge'>(by: Decider, kind: K): Promise<Extract<Fact, { kind: K }>[]> {
    const facts: Extract<Fact, { kind: K }>[] = [];
    for (const { channel } of await this.#open(by)) facts.push(...(await this.reader.ofKinds(by.tenant, channel, [kind])));
    return facts;
  }

  async #open({ tenant, region }: Decider): Promise<ChannelHead[]> {
    return (await this.reader.heads(tenant)).filter((h) => h.region === region && !h.closed);
  }

  async #mustKnow({ tenant, region }: Decider, year: number, code: WorkUnitCode): Promise<void> {
    const channel = await this.reader.rosterChannel(tenant, region, year);
    const roster = channel === null ? [] : await this.reader.ofKinds(tenant, channel, ['roster']);
    if (!roster.some((f) => f.workUnit === code))
      throw new DecisionRefused(`${code} tidak ada di daftar SKPD ${region} ${year}; periksa kodenya, atau impor daftarnya dulu.`);
  }

  /** Writes the facts and the entry of the audit trail that tells who decided, in one transaction. */
  async #decide(
    { tenant, region, actor }: Decider,
    action: string,
    unit: WorkUnitCode,
    facts: readonly Fact[],
    after: Json,
  ): Promise<Decided> {
    const batch = decisionBatch(`${action} ${unit}`, facts, actor.id, this.clock.now());
    const { revision } = await this.ledger.appendWith(tenant, batch, (manager) =>
      this.audit.record(manager, { actor, action, object: `unit:${region}/${unit}`, after }),
    );
    return { years: facts.map((f) => f.year), revision };
  }
}

/** The day in its own year, 1 January in the others. */
const startIn = (year: number, from: IsoDate | null): IsoDate => (from !== null && yearOf(from) === year ? from : isoDate(year, 1, 1));

function leadsTo(merges: readonly UnitMergeFact[], year: number, start: WorkUnitCode, goal: WorkUnitCode): boolean {
  const seen = new Set<WorkUnitCode>();
  for (let at: WorkUnitCode | null | undefined = start; at && !seen.has(at); ) {
    if (at === goal) return true;
    seen.add(at);
    const from: WorkUnitCode = at;
    at = merges.find((m) => m.year === year && m.workUnit === from)?.into;
  }
  return false;
}
