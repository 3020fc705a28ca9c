import type { AccountRoot } from '@lcc/domain';
import type { Draft } from './draft.js';

export type { LogEntry } from './log-entry.js';

/** An issue of one row, as the ledger keeps it with the run. */
export interface RunIssue {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

/** Two people agreed that a closed year takes what a batch holds. */
export interface Adjustment {
  readonly proposedBy: string;
  readonly approvedBy: string;
  readonly reason: string;
}

/** What one file or push asks the ledger to remember, in one transaction. */
export interface Batch {
  readonly connector: string;
  readonly way: 'berkas' | 'kirim' | 'demo' | 'sistem';
  /** Who: `operator`, or the id of a machine key. */
  readonly actor: string;
  readonly path: string;
  /** SHA-256 of the original bytes, hex. */
  readonly sha256: string;
  /** Canonical text of the options that changed the meaning of the bytes. */
  readonly optionsKey: string;
  readonly idempotencyKey: string | null;
  /** The bytes themselves, for a push; null when they are kept elsewhere or can be made again. */
  readonly original: Uint8Array | null;
  /** Rows the source had. */
  readonly rows: number;
  readonly drafts: readonly Draft[];
  readonly rejected: readonly RunIssue[];
  readonly warnings: readonly RunIssue[];
  readonly totals: Readonly<Record<string, string>>;
  readonly names: readonly { readonly kind: string; readonly code: string; readonly name: string }[];
  /** A whole file replaces the set of its unit and version; a push only adds and corrects. */
  readonly replacesSets: boolean;
  /** Of budget lines, the only account roots whose lines are replaced; all when absent. */
  readonly replacedRoots?: readonly AccountRoot[];
  /** Of those sets, only what belongs to the sub-activities that the batch names is replaced. */
  readonly onlySubActivities?: true;
  /** Lets it into years whose books are closed. */
  readonly adjustment?: Adjustment;
  /** Instant of recording, epoch ms. */
  readonly recordedAt: number;
}

/** What became of a batch. `revision` = of the channel it changed last (or its head when nothing changed). */
export interface Receipt {
  readonly run: string;
  readonly revision: number;
  readonly accepted: number;
  readonly corrections: number;
  readonly duplicates: number;
  readonly rejected: readonly RunIssue[];
  readonly warnings: readonly RunIssue[];
  readonly totals: Readonly<Record<string, string>>;
}
