/** Where the database listens: a host (for the embedded server a Unix socket directory) or a URL the operator gave. */
export type DatabaseConnection =
  | { readonly host: string; readonly port: number; readonly user: string; readonly password?: string; readonly database: string }
  | { readonly url: string };

/** Whether the database answers. `since` is epoch milliseconds of the first failed look. */
export type DatabaseState = { readonly kind: 'up' } | { readonly kind: 'down'; readonly since: number };

/** An open door to the database; whoever opened it closes it. */
export interface DatabaseHandle {
  readonly connection: DatabaseConnection;
  /**
   * The demo's own way in, with a role that reaches its schema alone; made when it is asked for the first time.
   * Where there can be none the answer says why; the demo then shares `connection`.
   */
  demoConnection(): Promise<DatabaseConnection | { readonly reason: string }>;
  readonly state: DatabaseState;
  /** Calls back on every change of state. The answer unsubscribes. */
  onState(listener: (state: DatabaseState) => void): () => void;
  /** Leaves the database. An embedded server stops when its last user leaves; then this resolves after it has stopped. */
  close(): Promise<void>;
}

/** The database cannot be opened; the message (Indonesian) says what to do. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}
