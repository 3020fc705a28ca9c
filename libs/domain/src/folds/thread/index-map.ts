/** As many things are kept in a list; a set around few takes many times their room. */
const FEW = 12;

/** Things by key, mostly one to a key: a thing alone is kept as it is, few in a list, more in a set. Keys without things are forgotten. */
export class IndexMap<K, T extends string | object> {
  readonly #kept = new Map<K, T | readonly T[] | Set<T>>();

  get(key: K): readonly T[] {
    const kept = this.#kept.get(key);
    if (kept === undefined) return [];
    return kept instanceof Set ? [...kept] : isList(kept) ? kept : [kept];
  }

  has(key: K, thing: T): boolean {
    const kept = this.#kept.get(key);
    return kept instanceof Set ? kept.has(thing) : isList(kept) ? kept.includes(thing) : kept === thing;
  }

  add(key: K, thing: T): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) this.#kept.set(key, thing);
    else if (kept instanceof Set) kept.add(thing);
    else if (!this.has(key, thing)) {
      const list = isList(kept) ? kept : [kept];
      this.#kept.set(key, list.length < FEW ? list.concat([thing]) : new Set(list).add(thing));
    }
  }

  delete(key: K, thing: T): void {
    const kept = this.#kept.get(key);
    if (kept === undefined || !this.has(key, thing)) return;
    if (kept instanceof Set) {
      kept.delete(thing);
      if (kept.size === 0) this.#kept.delete(key);
      return;
    }
    const [first, ...others] = isList(kept) ? kept.filter((each) => each !== thing) : [];
    if (first === undefined) this.#kept.delete(key);
    else this.#kept.set(key, others.length === 0 ? first : [first].concat(others));
  }

  set(key: K, thing: T, present: boolean): void {
    if (present) this.add(key, thing);
    else this.delete(key, thing);
  }

  keys(): IterableIterator<K> {
    return this.#kept.keys();
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** An {@link IndexMap} for each owner: no key need carry its owner's name. */
export class OwnedIndex<O, K, T extends string | object> {
  readonly #owners = new Map<O, IndexMap<K, T>>();

  get(owner: O, key: K): readonly T[] {
    return this.#owners.get(owner)?.get(key) ?? [];
  }

  set(owner: O, key: K, thing: T, present: boolean): void {
    let own = this.#owners.get(owner);
    if (!own) this.#owners.set(owner, (own = new IndexMap<K, T>()));
    own.set(key, thing, present);
  }

  clear(): void {
    this.#owners.clear();
  }
}

const isList = <T>(kept: T | readonly T[] | Set<T> | undefined): kept is readonly T[] => Array.isArray(kept);

/** Counts by key; a key whose count is zero is forgotten. */
export class Counter<K> {
  readonly #counts = new Map<K, number>();

  add(key: K, by: number): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }

  has(key: K): boolean {
    return this.#counts.has(key);
  }

  get size(): number {
    return this.#counts.size;
  }

  keys(): IterableIterator<K> {
    return this.#counts.keys();
  }
}

/** Keys, each as often as it was added: a counter for the few that stand in each of very many things. One alone is kept as it is. */
export type Few<K extends string | bigint | object> = K | readonly K[];

const isMany = <K extends string | bigint | object>(few: Few<K>): few is readonly K[] => Array.isArray(few);
export const listed = <K extends string | bigint | object>(few: Few<K>): readonly K[] => (isMany(few) ? few : [few]);

/** A list in the least room. */
export function fewOf<K extends string | bigint | object>(list: readonly K[]): Few<K> {
  const [only, other] = list;
  return only !== undefined && other === undefined ? only : list;
}

/** With one more, or one fewer, of a key. Few is never changed in place; `concat` takes no room to grow. */
export function withFew<K extends string | bigint | object>(few: Few<K>, key: K, present: boolean): Few<K> {
  const list = listed(few);
  if (present) return list.length === 0 ? key : list.concat([key]);
  const at = list.indexOf(key);
  return at < 0 ? few : fewOf(list.slice(0, at).concat(list.slice(at + 1)));
}
