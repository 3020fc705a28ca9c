/** The last values of a series, in order of size too: median and MAD cost one search and one move each step. */
export class RollingWindow {
  private readonly recent: number[] = [];
  private readonly sorted: number[] = [];

  constructor(private readonly size: number) {}

  get length(): number {
    return this.sorted.length;
  }

  push(value: number): void {
    if (this.recent.length === this.size) {
      const oldest = this.recent.shift();
      if (oldest !== undefined) this.sorted.splice(this.rank(oldest), 1);
    }
    this.recent.push(value);
    this.sorted.splice(this.rank(value), 0, value);
  }

  /** NaN while empty. */
  median(): number {
    const n = this.sorted.length;
    return (this.at(Math.floor((n - 1) / 2)) + this.at(Math.floor(n / 2))) / 2;
  }

  /** Median of the distances from the median: walks outwards from it, taking the nearer side each time. */
  mad(): number {
    const n = this.sorted.length;
    const centre = this.median();
    let right = this.rank(centre);
    let left = right - 1;
    let distance = Number.NaN;
    for (let taken = 0; taken <= Math.floor(n / 2) && taken < n; taken++) {
      const below = left >= 0 ? centre - this.at(left) : Number.POSITIVE_INFINITY;
      const above = right < n ? this.at(right) - centre : Number.POSITIVE_INFINITY;
      distance = Math.min(below, above);
      if (below <= above) left--;
      else right++;
    }
    return distance;
  }

  private at(index: number): number {
    return this.sorted[index] ?? Number.NaN;
  }

  /** How many values are smaller. */
  private rank(value: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
