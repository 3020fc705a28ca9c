/** Who does something, and from where. `id` is a public id: of an account, a key, a screen, or the operator's name on the server. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'screen' | 'operator' | 'system' | 'anonymous';
  readonly id: string;
  /** Network address it came from. */
  readonly ip?: string | null;
  /** Browser or program, as it calls itself. */
  readonly device?: string | null;
}

/** The program itself, when no person asked for it. */
export const SYSTEM: Actor = { kind: 'system', id: 'sistem' };
