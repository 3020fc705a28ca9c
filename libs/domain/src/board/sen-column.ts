import type { Sen } from '../values/index.js';

const NOTHING = new BigInt64Array();
/** A sum of amounts whose sizes add up to less than this cannot leave 64 bits (2^63), however the estimate was rounded. */
const SAFE_REACH = 2 ** 62;

/** Sums by place as plain data; places that hold 0 are left out. */
export interface SavedColumn {
  readonly places: Int32Array;
  readonly sums: readonly Sen[];
}

/**
 * Sums by place, exact at any size. Room is made when the first amount comes: most units have nothing in most views. As long as nothing added can
 * leave 64 bits the sums lie in one typed array, where adding makes no object for the collector; after that they are bigints of any length.
 */
export class SenColumn {
  #narrow = NOTHING;
  /** A copy has the same array: whoever writes first takes one of its own. */
  #isShared = false;
  #wide: Sen[] | null = null;
  /** Upper bound of every sum's size, an estimate that only guards the 64 bits. */
  #reach = 0;

  /** @param size places that exist: 0 to `size` - 1 */
  constructor(private size = 0) {}

  /** Makes places 0 to `size` - 1; new ones hold 0. */
  grow(size: number): void {
    this.size = Math.max(size, this.size);
  }

  /** Adds an amount at each of some places, which must exist. */
  add(places: Int32Array, amount: Sen): void {
    this.#reach += Math.abs(Number(amount)); // not money: an upper bound that only decides when to leave 64 bits
    if (this.#reach >= SAFE_REACH) return this.#addWide(places, amount);
    const sums = this.#roomy();
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      sums[place] = BigInt.asIntN(64, (sums[place] as Sen) + amount);
    }
  }

  /** Adds every sum of another column, whose places must exist here. */
  addAll(other: SenColumn): void {
    this.#reach += other.#reach;
    if (other.#wide || this.#reach >= SAFE_REACH) return this.#addAllWide(other);
    if (other.#narrow.length === 0) return;
    const [sums, added] = [this.#roomy(), other.#narrow];
    for (let place = 0; place < added.length; place++) sums[place] = BigInt.asIntN(64, (sums[place] as Sen) + (added[place] as Sen));
  }

  /** The same sums; what is added to either of the two later is not in the other. Costs nothing until then. */
  copy(): SenColumn {
    const copy = new SenColumn(this.size);
    copy.#narrow = this.#narrow;
    copy.#wide = this.#wide && [...this.#wide];
    copy.#reach = this.#reach;
    copy.#isShared = this.#isShared = true;
    return copy;
  }

  save(): SavedColumn {
    const places: number[] = [];
    const sums: Sen[] = [];
    for (const [place, sum] of (this.#wide ?? this.#narrow).entries()) {
      if (sum === 0n) continue;
      places.push(place);
      sums.push(sum);
    }
    return { places: Int32Array.from(places), sums };
  }

  /** Sets what was saved, each sum at its place, which must exist. For a column that holds nothing else. */
  restore({ places, sums }: SavedColumn): void {
    for (const sum of sums) this.#reach += Math.abs(Number(sum)); // not money: see add
    const column = this.#reach >= SAFE_REACH ? this.#widened() : this.#roomy();
    for (let i = 0; i < sums.length; i++) column[places[i] as number] = sums[i] as Sen;
  }

  at(place: number): Sen {
    return (this.#wide ?? this.#narrow)[place] ?? 0n;
  }

  /** The sums within 64 bits, its own, with room for every place. */
  #roomy(): BigInt64Array {
    if (this.#isShared || this.size > this.#narrow.length) {
      const own = new BigInt64Array(this.size);
      own.set(this.#narrow);
      this.#narrow = own;
      this.#isShared = false;
    }
    return this.#narrow;
  }

  #addWide(places: Int32Array, amount: Sen): void {
    const sums = this.#widened();
    for (const place of places) sums[place] = (sums[place] as Sen) + amount;
  }

  #addAllWide(other: SenColumn): void {
    const sums = this.#widened();
    this.#reach = Number.POSITIVE_INFINITY; // stays wide, whatever is added next
    for (const [place, sum] of (other.#wide ?? other.#narrow).entries()) sums[place] = (sums[place] as Sen) + sum;
  }

  #widened(): Sen[] {
    const sums = (this.#wide ??= [...this.#narrow]);
    while (sums.length < this.size) sums.push(0n);
    return sums;
  }
}
