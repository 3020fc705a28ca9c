/** Things by key, mostly one to a key: a thing alone is kept without a set around it. Keys without things are forgotten. */
export class IndexMap<K, T extends string | object> {
  readonly #kept = new Map<K, T | Set<T>>();

  get(key: K): readonly T[] {
    const kept = this.#kept.get(key);
    if (kept === undefined) return [];
    return kept instanceof Set ? [...kept] : [kept];
  }

  has(key: K, thing: T): boolean {
    const kept = this.#kept.get(key);
    return kept instanceof Set ? kept.has(thing) : kept === thing;
  }

  add(key: K, thing: T): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) this.#kept.set(key, thing);
    else if (kept instanceof Set) kept.add(thing);
    else if (kept !== thing) this.#kept.set(key, new Set([kept, thing]));
  }

  delete(key: K, thing: T): void {
    const kept = this.#kept.get(key);
    if (kept === thing) this.#kept.delete(key);
    else if (kept instanceof Set && kept.delete(thing) && kept.size === 0) this.#kept.delete(key);
  }

  set(key: K, thing: T, present: boolean): void {
    if (present) this.add(key, thing);
    else this.delete(key, thing);
  }

  keys(): IterableIterator<K> {
    return this.#kept.keys();
  }
}

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

/** Keys, each as often as it was added: a counter for the few that stand in each of very many things. */
export type Few<K> = readonly K[];

/** With one more, or one fewer, of a key. Few is never changed in place, so that the empty one is shared. */
export function withFew<K>(few: Few<K>, key: K, present: boolean): Few<K> {
  if (present) return [...few, key];
  const at = few.indexOf(key);
  return at < 0 ? few : few.filter((_, i) => i !== at);
}
