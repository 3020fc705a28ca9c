import type { FactKind } from '../facts/index.js';
import { type Fold, type FoldClass, folds, isBulky, RuleFold } from '../folds/index.js';
import type { IsoDate, RegionCode } from '../values/index.js';
import { type Change, Rollup, type SavedRollup } from './rollup.js';
import { PLAN_GAP_LIMITS, PLAN_RULES, type PlanLimits } from './write-figures.js';

/** All that a board is written from: the sums, and what the folds keep. Feed changes in revision order. */
export class BoardState {
  readonly #folds: ReadonlyMap<FoldClass<Fold>, Fold>;
  readonly #byKind = new Map<FactKind, Fold[]>();
  /** Folds whose past is still being read, and what came for them meanwhile. */
  readonly #late = new Set<Fold>();
  #waiting: Change[] = [];

  /**
   * @param classes the folds it holds: those of every board unless told
   * @param rollup the sums to begin with: none unless told
   */
  constructor(
    region: RegionCode,
    year: number,
    asOf: IsoDate,
    classes: readonly FoldClass<Fold>[] = folds,
    readonly rollup = new Rollup(region, year, asOf),
  ) {
    this.#folds = new Map(classes.map((each) => [each, new each(region, year, asOf)]));
    for (const [each, fold] of this.#folds)
      for (const kind of each.kinds) this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), fold]);
  }

  /**
   * The state of a board from its saved sums. Its folds are to be told of the past that the sums hold ({@link applyPast}); the bulky ones
   * may be told later, while the state goes on without them ({@link completeLate}).
   */
  static restored(region: RegionCode, year: number, firstDay: IsoDate, saved: SavedRollup): BoardState {
    const state = new BoardState(region, year, firstDay, folds, Rollup.restored(region, year, saved));
    for (const [each, fold] of state.#folds) if (isBulky(each)) state.#late.add(fold);
    return state;
  }

  get asOf(): IsoDate {
    return this.rollup.asOf;
  }

  apply(change: Change): void {
    this.rollup.apply(change);
    const told = this.#foldsOf(change);
    for (const fold of told) if (!this.#late.has(fold)) fold.apply(change);
    if (told.some((fold) => this.#late.has(fold))) this.#waiting.push(change);
    if (change.after?.kind === 'business-day') this.#setLimits();
    else this.#setLimitsBy(told);
  }

  /** Tells folds, and not the sums, of a change of the past: the bulky ones (`late`) or the others. */
  applyPast(change: Change, late: boolean): void {
    const told = this.#foldsOf(change).filter((fold) => this.#late.has(fold) === late);
    for (const fold of told) fold.apply(change);
    this.#setLimitsBy(told);
  }

  /** The bulky folds have been told of their past; now they are told of what came meanwhile, and may be asked. */
  completeLate(): void {
    for (const change of this.#waiting) this.applyPast(change, true);
    this.#waiting = [];
    this.#late.clear();
  }

  /** False while bulky folds are still being told of their past. */
  get isComplete(): boolean {
    return this.#late.size === 0;
  }

  /** The fold of a class. Throws when this state does not hold it, and {@link FoldIsLate} while it is being told of its past. */
  fold<F extends Fold>(type: FoldClass<F>): F {
    const fold = this.#folds.get(type);
    if (!(fold instanceof type)) throw new Error(`${type.name} tidak ada dalam keadaan ini`);
    if (this.#late.has(fold)) throw new FoldIsLate(type.name);
    return fold;
  }

  #setLimitsBy(told: readonly Fold[]): void {
    if (told.some((fold) => fold instanceof RuleFold)) this.#setLimits();
  }

  /** Where units are marked: by the versions in force on the board's day. */
  #setLimits(): void {
    const rules = this.#folds.get(RuleFold) as RuleFold | undefined;
    const { planLimits: now } = this.rollup;
    const limits = rules ? planLimitsOn(rules, this.asOf) : PLAN_GAP_LIMITS;
    if (limits.waspada !== now.waspada || limits.kritis !== now.kritis) this.rollup.planLimits = limits;
  }

  #foldsOf({ before, after }: Change): readonly Fold[] {
    const kind = (after ?? before)?.kind;
    return (kind && this.#byKind.get(kind)) ?? [];
  }
}

/** Millionths of the ceiling in a point. */
const POINT = 10_000;

function planLimitsOn(rules: RuleFold, day: IsoDate): PlanLimits {
  const limit = (level: keyof PlanLimits): bigint => {
    const points = rules.settingOf(PLAN_RULES[level], day).values.enter;
    return points === undefined ? PLAN_GAP_LIMITS[level] : -BigInt(Math.round(points * POINT));
  };
  return { waspada: limit('waspada'), kritis: limit('kritis') };
}

/** A fold cannot be asked yet: after a restart it is still being told of its past. */
export class FoldIsLate extends Error {
  override readonly name = 'FoldIsLate';
}
