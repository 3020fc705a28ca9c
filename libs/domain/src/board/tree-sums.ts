import { ACCOUNT_ROOTS, type AccountRoot, accountPath, type Sen } from '../values/index.js';
import { SenColumn } from './sen-column.js';

/** A tree of codes. Every code ever added has a place; units share their trees, so each path is worked out once for all of them. */
class CodeTree {
  readonly codes: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #paths = new Map<string, Int32Array>();
  /** Place of the code above each code; none for one at the top. */
  readonly #above: (number | undefined)[] = [];

  constructor(private readonly path: (code: string) => readonly string[]) {}

  /** Places of a code's ancestors from the top down, then its own. */
  pathOf(code: string): Int32Array {
    let path = this.#paths.get(code);
    if (!path) {
      this.#paths.set(code, (path = Int32Array.from(this.path(code), (c) => this.#place(c))));
      // A code that is a level itself stands more than once in its path.
      for (let i = 1; i < path.length; i++) if (path[i] !== path[i - 1]) this.#above[path[i] as number] ??= path[i - 1] as number;
    }
    return path;
  }

  /** Place of the code above the one at a place; undefined at the top. */
  above(place: number): number | undefined {
    return this.#above[place];
  }

  placeOf(code: string): number | undefined {
    return this.#places.get(code);
  }

  /** The places of codes that were saved in the order of their places then. */
  placesOf(codes: readonly string[]): Int32Array {
    return Int32Array.from(codes, (code) => this.pathOf(code).at(-1) as number);
  }

  #place(code: string): number {
    let place = this.#places.get(code);
    if (place === undefined) this.#places.set(code, (place = this.codes.push(code) - 1));
    return place;
  }
}

/** Programme and activity of a sub-activity, then the code itself: `1.03.10`, `1.03.10.2.01`, `1.03.10.2.01.0029`. */
export function programmePath(subActivity: string): string[] {
  const parts = subActivity.split('.');
  return [parts.slice(0, 3).join('.'), parts.slice(0, 5).join('.'), subActivity];
}

export const ACCOUNT_TREE = new CodeTree(accountPath);
export const PROGRAMME_TREE = new CodeTree(programmePath);
export const FUND_TREE = new CodeTree((code) => [code]);

/** The views of a budget that are finer than accounts, and the tree of each. */
export const FINE_TREES = { programme: PROGRAMME_TREE, fundingSource: FUND_TREE } as const;
export type FineDimension = keyof typeof FINE_TREES;

/** The codes of every tree, in the order of their places: what the places of saved sums mean. */
export interface SavedCodes {
  readonly account: readonly string[];
  readonly programme: readonly string[];
  readonly fundingSource: readonly string[];
}

export const saveCodes = (): SavedCodes => ({
  account: [...ACCOUNT_TREE.codes],
  programme: [...PROGRAMME_TREE.codes],
  fundingSource: [...FUND_TREE.codes],
});

/** Where each saved place is now. */
export type PlacesNow = { readonly [K in keyof SavedCodes]: Int32Array };

export const placesNow = (codes: SavedCodes): PlacesNow => ({
  account: ACCOUNT_TREE.placesOf(codes.account),
  programme: PROGRAMME_TREE.placesOf(codes.programme),
  fundingSource: FUND_TREE.placesOf(codes.fundingSource),
});

export type SavedFine = { readonly [D in FineDimension]: Readonly<Record<AccountRoot, SavedTree>> };

/** Sums of one measure over programmes and over funds, by root account. What carries no code is not in them. */
export class FineSums {
  programme = byRoot(PROGRAMME_TREE);
  fundingSource = byRoot(FUND_TREE);

  add(root: AccountRoot, subActivity: string | null, fund: string | null, amount: Sen, count: 1 | -1): void {
    if (subActivity !== null) this.programme[root].add(subActivity, amount, count);
    if (fund !== null) this.fundingSource[root].add(fund, amount, count);
  }

  /** The same sums; what is added to either of the two later is not in the other. */
  copy(): FineSums {
    const copy = new FineSums();
    const of = (sums: Record<AccountRoot, TreeSums>): Record<AccountRoot, TreeSums> => ({
      '4': sums['4'].copy(),
      '5': sums['5'].copy(),
      '6': sums['6'].copy(),
    });
    copy.programme = of(this.programme);
    copy.fundingSource = of(this.fundingSource);
    return copy;
  }

  save(): SavedFine {
    const of = (dimension: FineDimension): Record<AccountRoot, SavedTree> => {
      const sums = this[dimension];
      return { '4': sums['4'].save(), '5': sums['5'].save(), '6': sums['6'].save() };
    };
    return { programme: of('programme'), fundingSource: of('fundingSource') };
  }

  restore(saved: SavedFine, now: PlacesNow): void {
    for (const dimension of ['programme', 'fundingSource'] as const)
      for (const root of ACCOUNT_ROOTS) this[dimension][root].restore(saved[dimension][root], now[dimension]);
  }

  *nodes(): Generator<[string, Sen]> {
    for (const dimension of ['programme', 'fundingSource'] as const)
      for (const root of ACCOUNT_ROOTS)
        for (const [code, value] of this[dimension][root].entries()) yield [`${dimension}|${root}|${code}`, value];
  }
}

function byRoot(tree: CodeTree): Record<AccountRoot, TreeSums> {
  return { '4': new TreeSums(tree), '5': new TreeSums(tree), '6': new TreeSums(tree) };
}

/** Sums over a tree as plain data. Places are those of the tree when it was saved. */
export interface SavedTree {
  readonly facts: number;
  readonly places: Int32Array;
  readonly counts: Int32Array;
  readonly sums: readonly Sen[];
}

const NO_COUNTS = new Int32Array();

/** Sums of one measure of one unit over a tree of codes. An amount touches its code and that code's ancestors only. */
export class TreeSums {
  #values = new SenColumn();
  /** Facts below each place; a place with none has no value, which is not zero. */
  #counts = NO_COUNTS;
  /** A copy has the same counts: whoever writes first takes an array of its own. */
  #isShared = false;
  #facts = 0;

  constructor(private readonly tree: CodeTree) {}

  add(code: string, amount: Sen, count: 1 | -1): void {
    const path = this.tree.pathOf(code);
    // Ancestors have their places before their descendants: the last place is the highest.
    this.#own((path[path.length - 1] as number) + 1);
    this.#facts += count;
    this.#values.add(path, amount);
    const counts = this.#counts;
    for (let i = 0; i < path.length; i++) {
      const place = path[i] as number;
      counts[place] = (counts[place] as number) + count;
    }
  }

  /** Adds all of other sums over the same tree. */
  addAll(other: TreeSums): void {
    this.#own(other.#counts.length);
    this.#facts += other.#facts;
    this.#values.addAll(other.#values);
    for (let place = 0; place < other.#counts.length; place++)
      this.#counts[place] = (this.#counts[place] as number) + (other.#counts[place] as number);
  }

  /** The same sums; what is added to either of the two later is not in the other. Costs nothing until then. */
  copy(): TreeSums {
    const copy = new TreeSums(this.tree);
    copy.#values = this.#values.copy();
    copy.#counts = this.#counts;
    copy.#facts = this.#facts;
    copy.#isShared = this.#isShared = true;
    return copy;
  }

  /** The sum of the codes at the top of the tree: each amount once. Null when no fact stands below any. */
  top(): Sen | null {
    let sum: Sen | null = null;
    for (let place = 0; place < this.#counts.length; place++)
      if (this.#has(place) && this.tree.above(place) === undefined) sum = (sum ?? 0n) + this.#values.at(place);
    return sum;
  }

  /** Calls `visit` with every place that has a value. */
  eachPlace(visit: (place: number) => void): void {
    for (let place = 0; place < this.#counts.length; place++) if (this.#has(place)) visit(place);
  }

  save(): SavedTree {
    const places: number[] = [];
    for (let place = 0; place < this.#counts.length; place++) if (this.#has(place)) places.push(place);
    return {
      facts: this.#facts,
      places: Int32Array.from(places),
      counts: Int32Array.from(places, (place) => this.#counts[place] as number),
      sums: places.map((place) => this.#values.at(place)),
    };
  }

  /** Sets what was saved. For sums that hold nothing else; `now` = where each saved place is now. */
  restore({ facts, places, counts, sums }: SavedTree, now: Int32Array): void {
    this.#facts = facts;
    const moved = places.map((place) => now[place] as number);
    this.#own(moved.reduce((size, place) => Math.max(size, place + 1), 0));
    for (const [i, place] of moved.entries()) this.#counts[place] = counts[i] as number;
    this.#values.restore({ places: moved, sums });
  }

  /** The sum at a code, or null when no fact stands below it. */
  at(code: string): Sen | null {
    const place = this.tree.placeOf(code);
    return place === undefined ? null : this.atPlace(place);
  }

  /** As {@link at}, of the code at a place of the tree. */
  atPlace(place: number): Sen | null {
    return this.#has(place) ? this.#values.at(place) : null;
  }

  /** Every code that has a value. */
  *entries(): Generator<[string, Sen]> {
    for (let place = 0; place < this.#counts.length; place++)
      if (this.#has(place)) yield [this.tree.codes[place] as string, this.#values.at(place)];
  }

  get isEmpty(): boolean {
    return this.#facts === 0;
  }

  #has(place: number): boolean {
    return (this.#counts[place] ?? 0) !== 0;
  }

  /** Counts and sums to write to, with room for so many places. */
  #own(size: number): void {
    if (size <= this.#counts.length && !this.#isShared) return;
    // As much as half again for those to come.
    const own = new Int32Array(size <= this.#counts.length ? this.#counts.length : Math.ceil(size * 1.5));
    own.set(this.#counts);
    this.#counts = own;
    this.#isShared = false;
    this.#values.grow(own.length);
  }
}
