import { type BusinessDayFact, type Fact, isFolded, type RosterFact, type SummedFact, type UnitMergeFact } from '../facts/index.js';
import { accountRoot, type IsoDate, type RegionCode, type WorkUnitCode, yearOf } from '../values/index.js';
import { placesNow, type SavedCodes, saveCodes } from './tree-sums.js';
import { isPlanningStage, type SavedUnit, UnitSums } from './unit-sums.js';
import { UnitTree } from './unit-tree.js';
import { PLAN_GAP_LIMITS, type PlanLimits } from './write-figures.js';

/** A fact with its place in the log. `before` is what it corrects; `after` null = withdrawn by a later file. */
export interface Change {
  readonly revision: number;
  readonly before: Fact | null;
  readonly after: Fact | null;
  /** Business date on which the first fact of this key was recorded. */
  readonly firstRecordedOn: IsoDate;
}

interface Parked {
  after: SummedFact;
  firstRecordedOn: IsoDate;
}

/** A rollup as plain data (maps, typed arrays, bigints, facts), for a checkpoint: see {@link Rollup.restored}. */
export interface SavedRollup {
  readonly asOf: IsoDate;
  readonly revisions: { readonly roster: number; readonly day: number; readonly all: number };
  readonly codes: SavedCodes;
  readonly units: readonly SavedUnit[];
  readonly roster: readonly RosterFact[];
  readonly merges: readonly UnitMergeFact[];
  readonly parked: ReadonlyMap<string, Readonly<Parked>>;
}

/**
 * The sums of one region and fiscal year, kept incrementally: a change touches only its ancestors, so its cost does not
 * grow with the ledger. Feed changes in revision order. Facts dated after `asOf` wait until their day.
 */
export class Rollup {
  readonly units = new Map<WorkUnitCode, UnitSums>();
  readonly roster = new Map<WorkUnitCode, RosterFact>();
  /** Units touched since {@link takeTouched}. */
  #touched = new Set<WorkUnitCode>();
  #parked = new Map<string, Parked>();
  readonly #merges = new Map<WorkUnitCode, UnitMergeFact>();
  #tree: UnitTree | null = null;
  /** Revision of the last change of the roster or of a merge, and of the day. */
  rosterRevision = 0;
  dayRevision = 0;
  revision = 0;
  /** Changes whenever the roster or a merge does, so that views may keep what hangs on them. */
  rosterVersion = 0;
  /** Where units are marked on the board's day. */
  planLimits: PlanLimits = PLAN_GAP_LIMITS;

  constructor(
    readonly region: RegionCode,
    readonly year: number,
    public asOf: IsoDate,
  ) {}

  /** The rollup that {@link save} was asked of: it takes the changes that follow, and shows the same boards. */
  static restored(region: RegionCode, year: number, saved: SavedRollup): Rollup {
    const rollup = new Rollup(region, year, saved.asOf);
    const now = placesNow(saved.codes);
    for (const unit of saved.units) rollup.unit(unit.code).restore(unit, now);
    for (const fact of saved.roster) rollup.roster.set(fact.workUnit, fact);
    for (const fact of saved.merges) rollup.#merges.set(fact.workUnit, fact);
    for (const [key, parked] of saved.parked) rollup.#parked.set(key, parked);
    rollup.rosterRevision = saved.revisions.roster;
    rollup.dayRevision = saved.revisions.day;
    rollup.revision = saved.revisions.all;
    return rollup;
  }

  /** The same sums for a later day of facts that are all dated: what comes to either of the two later is not in the other. */
  copy(asOf: IsoDate): Rollup {
    const copy = new Rollup(this.region, this.year, asOf);
    for (const [code, unit] of this.units) copy.units.set(code, unit.copy());
    for (const [unit, fact] of this.roster) copy.roster.set(unit, fact);
    for (const [unit, fact] of this.#merges) copy.#merges.set(unit, fact);
    for (const [key, parked] of this.#parked) copy.#parked.set(key, parked);
    copy.rosterRevision = this.rosterRevision;
    copy.dayRevision = this.dayRevision;
    copy.revision = this.revision;
    return copy;
  }

  /** Everything it holds, copied: what comes later changes nothing in it. */
  save(): SavedRollup {
    return {
      asOf: this.asOf,
      revisions: { roster: this.rosterRevision, day: this.dayRevision, all: this.revision },
      codes: saveCodes(),
      units: [...this.units.values()].map((unit) => unit.save()),
      roster: [...this.roster.values()],
      merges: [...this.#merges.values()],
      parked: new Map(this.#parked),
    };
  }

  /** Applies one change; facts that only folds keep move the revision alone. Throws when `before` was never applied (the caller feeds an inconsistent log). */
  apply(change: Change): void {
    this.revision = Math.max(this.revision, change.revision);
    if (change.after?.kind === 'business-day') return this.#advance(change.after, change.revision);
    if (change.before && !isFolded(change.before)) this.#take(change.before, change, -1);
    if (change.after && !isFolded(change.after)) this.#take(change.after, change, 1);
  }

  unit(code: WorkUnitCode): UnitSums {
    let unit = this.units.get(code);
    if (!unit) {
      this.units.set(code, (unit = new UnitSums(code, this.year)));
      this.#tree = null;
    }
    return unit;
  }

  /** How the units stand to each other on the board's day. */
  get tree(): UnitTree {
    this.#tree ??= new UnitTree({
      codes: new Set([...this.roster.keys(), ...this.units.keys()]),
      roster: this.roster,
      merges: this.#merges,
    });
    return this.#tree;
  }

  /** Merged units by their old code, as the board's day knows them. */
  get merges(): ReadonlyMap<WorkUnitCode, UnitMergeFact> {
    return this.#merges;
  }

  takeTouched(): Set<WorkUnitCode> {
    const touched = this.#touched;
    this.#touched = new Set();
    return touched;
  }

  #take(fact: SummedFact, change: Change, sign: 1 | -1): void {
    if (fact.date > this.asOf && fact.kind !== 'roster') {
      const key = parkingKey(fact);
      if (sign === 1) this.#parked.set(key, { after: fact, firstRecordedOn: change.firstRecordedOn });
      else this.#parked.delete(key);
      return;
    }
    if (fact.kind === 'roster') return this.#relate(this.roster, fact, change.revision, sign);
    if (fact.kind === 'unit-merge') return this.#relate(this.#merges, fact, change.revision, sign);
    if (fact.kind === 'business-day') return;
    const unit = this.unit(fact.workUnit);
    this.#touched.add(fact.workUnit);
    applyToUnit(unit, fact, sign, change.revision);
    if (fact.kind === 'lra' || fact.kind === 'sp2d') unit.markReported(fact.date, change.firstRecordedOn, sign);
  }

  /** Sets or removes what the tree of units is made of. */
  #relate<F extends RosterFact | UnitMergeFact>(relations: Map<WorkUnitCode, F>, fact: F, revision: number, sign: 1 | -1): void {
    if (sign === 1) relations.set(fact.workUnit, fact);
    else relations.delete(fact.workUnit);
    this.#tree = null;
    this.rosterRevision = Math.max(this.rosterRevision, revision);
    this.rosterVersion++;
    this.#touched.add(fact.workUnit);
  }

  /** A new business day: parked facts whose day has come take effect now, and pro-rata plans move. */
  #advance(day: BusinessDayFact, revision: number): void {
    if (day.date <= this.asOf) return;
    const from = this.asOf;
    this.asOf = day.date;
    this.dayRevision = revision;
    for (const [key, parked] of this.#parked) {
      if (parked.after.date > this.asOf) continue;
      this.#parked.delete(key);
      this.#take(parked.after, { revision, before: null, after: parked.after, firstRecordedOn: parked.firstRecordedOn }, 1);
    }
    for (const unit of this.units.values()) {
      if (!unit.plan.isEmpty && yearOf(from) <= this.year) unit.touched.cashPlan = Math.max(unit.touched.cashPlan, revision);
      this.#touched.add(unit.code);
    }
  }
}

function parkingKey(fact: Fact): string {
  return JSON.stringify(fact, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v));
}

function applyToUnit(
  unit: UnitSums,
  fact: Exclude<SummedFact, RosterFact | UnitMergeFact | BusinessDayFact>,
  sign: 1 | -1,
  revision: number,
): void {
  switch (fact.kind) {
    case 'budget-line':
      unit.addBudget(fact, sign);
      if (!isPlanningStage(fact.stage)) unit.touched.ceiling = Math.max(unit.touched.ceiling, revision);
      break;
    case 'cash-plan':
      unit.setPlan(fact, sign === 1);
      unit.touched.cashPlan = Math.max(unit.touched.cashPlan, revision);
      break;
    case 'lra':
      unit.setReport(fact, sign === 1);
      unit.touched.lra = Math.max(unit.touched.lra, revision);
      break;
    case 'sp2d':
      unit.addPayment(fact, sign);
      unit.touched.sp2d = Math.max(unit.touched.sp2d, revision);
      if (fact.lines.some((line) => accountRoot(line.account) === '4')) unit.touched.receipts = Math.max(unit.touched.receipts, revision);
      break;
    case 'revenue-receipt':
      unit.payments.addReceipt(fact, sign);
      unit.touched.receipts = Math.max(unit.touched.receipts, revision);
      break;
    case 'unit-basis':
      unit.basisSetting = sign === 1 ? fact.basis : 'AUTO';
      unit.touched.basis = Math.max(unit.touched.basis, revision);
      break;
  }
}
