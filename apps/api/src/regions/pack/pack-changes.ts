/** What a pack would change of one list. `kept` = the pack does not name it, but it is in use here. */
export interface Changes<T> {
  readonly added: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T }[];
  readonly removed: readonly T[];
  readonly kept: readonly T[];
}
