/** What the ledger has to know of the kinds of one group. */
export interface FactGroup<F extends { readonly kind: string }> {
  /** The natural key within kind, region and fiscal year: same key and value = duplicate, other value = correction. */
  readonly keys: { readonly [K in F['kind']]: (fact: Extract<F, { kind: K }>) => string };
  /** The set that a whole file replaces, for the kinds that come as sets. */
  readonly sets: { readonly [K in F['kind']]?: (fact: Extract<F, { kind: K }>) => string };
}
