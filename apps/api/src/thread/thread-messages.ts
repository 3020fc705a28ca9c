import type { BrokenThings, Proposals, ThreadFlow, ThreadSummary, Trace } from '@lcc/contract';
import type { Break } from '@lcc/domain';
import type { DatabaseConnection } from '../platform/database/index.js';
import type { TenantId } from '../platform/tenancy/tenant.js';

/** What the worker needs to read a tenant's log by itself. */
export interface TenantPlace {
  readonly id: TenantId;
  readonly region: string;
  readonly schema: string;
  readonly connection: DatabaseConnection;
}

/** Everything that can be asked of a channel's thread, with its answer. */
export interface Questions {
  /** Reads it and works it out, so that others are answered at once. */
  ready: { readonly asked: object; readonly answer: true };
  trace: { readonly asked: { readonly key: string; readonly reveals: boolean }; readonly answer: Trace };
  summary: { readonly asked: object; readonly answer: ThreadSummary };
  flow: { readonly asked: object; readonly answer: ThreadFlow };
  broken: { readonly asked: { readonly kind: Break; readonly unit: string | null }; readonly answer: BrokenThings };
  proposals: { readonly asked: object; readonly answer: Proposals['proposals'] };
}
export type Question = { readonly [K in keyof Questions]: { readonly ask: K } & Questions[K]['asked'] }[keyof Questions];

/** One question; the answer carries its id. */
export interface Asked {
  readonly id: number;
  readonly tenant: TenantId;
  readonly channel: string;
  readonly question: Question;
}

/** `answer` null: the channel or the key is not there. */
export type Answered =
  | { readonly id: number; readonly answer: Questions[keyof Questions]['answer'] | null }
  | { readonly id: number; readonly failure: string };
