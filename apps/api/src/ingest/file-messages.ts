import type { ConversionContext, FactKey, RowIssue } from '@lcc/connectors';
import type { Fact } from '@lcc/domain';
import type { PackedPortion } from '../ledger/packed-facts.js';
import type { FileQuestion, Judged } from './judge-file.js';
import type { UnitBook } from './unit-lookup.js';

/** A conversion's context without its functions, as it travels to the worker. */
export type PlainContext = Omit<ConversionContext, 'units' | 'known'> & { readonly units: UnitBook };

/** To the worker: a file on this machine to be judged, then the context and the facts in force it asked for. */
export type ToWorker =
  | (FileQuestion & { readonly say: 'judge'; readonly path: string })
  | { readonly say: 'context'; readonly context: PlainContext }
  | { readonly say: 'known'; readonly facts: readonly Fact[] };

/** From the worker: its question, facts in portions, and how it ended. */
export type FromWorker =
  | { readonly say: 'context?'; readonly statedYear: number | undefined }
  | { readonly say: 'known?'; readonly keys: readonly FactKey[] }
  | { readonly say: 'facts'; readonly facts: PackedPortion }
  | { readonly say: 'done'; readonly sha256: string; readonly judged: Omit<Judged, 'facts'> }
  | ({ readonly say: 'refused' } & RowIssue)
  | { readonly say: 'failed'; readonly message: string };
