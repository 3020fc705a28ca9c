import type { Tenant } from '../platform/tenancy/tenant.js';

/** Rows of the made-up regency, as bytes of a connector's JSON. */
export interface FeedRows {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly connector: string;
  readonly options: { readonly year: number; readonly stage?: string };
  readonly way: 'demo';
  readonly actor: string;
  readonly recordedAt: number;
  /** The rows say how things stand now: the same ones later are judged again. */
  readonly asItStands?: true;
}

/** Where the demo's rows go in: the same door as everybody's. */
export interface RowFeed {
  accept(tenant: Tenant, rows: FeedRows): Promise<{ readonly rejected: readonly object[] }>;
}

export const ROW_FEED = Symbol('RowFeed');
