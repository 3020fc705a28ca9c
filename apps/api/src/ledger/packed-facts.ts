import type { Fact } from '@lcc/domain';
import { type LineValues, lineOfFact, readLine } from './fact-lines.js';

/**
 * Facts as they travel between threads: the lines that COPY will write, as bytes that change hands without a copy, and beside them what
 * the ledger compares. Objects of the same facts cost several times as much to send, to receive and to keep.
 */
export interface PackedPortion {
  readonly lines: Uint8Array<ArrayBuffer>;
  /** Where each line ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly keys: readonly string[];
  readonly hashes: readonly string[];
  readonly rows: readonly number[];
  /** Which of them are no rows of their own. */
  readonly derived: Uint8Array<ArrayBuffer>;
  /** The few places (kind, region, year) of the facts, and which of them each fact has. */
  readonly places: readonly Pick<Fact, 'kind' | 'region' | 'year'>[];
  readonly placeOf: Uint16Array<ArrayBuffer>;
}

export function packFacts(drafts: readonly { readonly fact: Fact; readonly row: number; readonly derived?: boolean }[]): PackedPortion {
  const packed = drafts.map(({ fact, row }) => lineOfFact(fact, row));
  const lines = new TextEncoder().encode(packed.map((each) => each.line).join(''));
  const ends = new Uint32Array(drafts.length);
  const places = new Map<string, { readonly index: number; readonly place: PackedPortion['places'][number] }>();
  const placeOf = new Uint16Array(drafts.length);
  let end = 0;
  for (const [i, { line }] of packed.entries()) {
    ends[i] = end += Buffer.byteLength(line);
    const { kind, region, year } = (drafts[i] as { fact: Fact }).fact;
    const name = `${kind}|${region}|${year}`;
    const known = places.get(name) ?? { index: places.size, place: { kind, region, year } };
    places.set(name, known);
    placeOf[i] = known.index;
  }
  return {
    ...{ lines, ends, placeOf, places: [...places.values()].map((each) => each.place) },
    keys: packed.map((each) => each.key),
    hashes: packed.map((each) => each.hash),
    rows: drafts.map((draft) => draft.row),
    derived: Uint8Array.from(drafts, (draft) => Number(draft.derived ?? false)),
  };
}

/** One fact of a portion. Its key, place and hash are at hand; the rest is read from its line. */
export class PackedFact {
  constructor(
    private readonly portion: PackedPortion,
    private readonly index: number,
  ) {}

  get kind(): Fact['kind'] {
    return this.#place.kind;
  }
  get region(): string {
    return this.#place.region;
  }
  get year(): number {
    return this.#place.year;
  }
  get key(): string {
    return this.portion.keys[this.index] as string;
  }
  get hash(): string {
    return this.portion.hashes[this.index] as string;
  }
  get row(): number {
    return this.portion.rows[this.index] as number;
  }
  get derived(): boolean {
    return this.portion.derived[this.index] === 1;
  }
  get date(): string {
    return this.#values.date;
  }
  get amount(): string | null {
    return this.#values.amount;
  }
  get payload(): string {
    return this.#values.payload;
  }
  get set(): string | null {
    return this.#values.set;
  }

  /** The line as COPY takes it, without its end. */
  get line(): Uint8Array {
    const { lines, ends } = this.portion;
    return lines.subarray(this.index === 0 ? 0 : ends[this.index - 1], ends[this.index]);
  }

  get #place(): PackedPortion['places'][number] {
    const { places, placeOf } = this.portion;
    return places[placeOf[this.index] as number] as PackedPortion['places'][number];
  }

  get #values(): LineValues {
    return readLine(new TextDecoder().decode(this.line));
  }
}
