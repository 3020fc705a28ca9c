import type { Actor } from '../platform/audit/actor.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** A file that was fetched, lying on this machine. */
export interface PulledFile {
  readonly name: string;
  readonly file: string;
  readonly connector: string;
  /** Options of the import, by their names on the command line. */
  readonly options: Readonly<Record<string, string>>;
  readonly actor: Actor['id'];
  /** It says how things stand now: the same file later is judged again. */
  readonly asItStands: boolean;
}

/** What became of it; `refusal` when nothing of it could be used. */
export interface PulledResult {
  readonly rows: number;
  readonly accepted: number;
  readonly corrections: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** Where what sources bring goes in: the same door as every file. */
export interface FileFeed {
  /** What is wrong with a connector or its options; null when nothing is. */
  objection(connector: string, options: Readonly<Record<string, string>>): string | null;
  accept(tenant: Tenant, file: PulledFile): Promise<PulledResult>;
}

export const FILE_FEED = Symbol('FileFeed');
