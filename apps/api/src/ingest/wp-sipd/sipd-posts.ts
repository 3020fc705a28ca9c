import type { IncomingHttpHeaders } from 'node:http';
import { connectorById, FileRefused, readSipdPost, type SipdPart } from '@lcc/connectors';
import { Injectable } from '@nestjs/common';
import { LedgerReader } from '../../ledger/ledger-reader.js';
import { AccessPolicy } from '../../platform/access/access-policy.js';
import type { RoutePolicy } from '../../platform/access/policy.js';
import { Problem } from '../../platform/http/problem.js';
import { type Tenant, Tenants } from '../../platform/tenancy/tenant.js';
import { ImportService } from '../import.service.js';
import { BadOption, importOptions } from '../import-options.js';
import { type PostFields, readPostFields } from './post-fields.js';

/** A post of the browser extension as it came over HTTP. */
export interface SipdRequest {
  readonly method: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer as wp-sipd gives it: the extension finds by `action`, `kode_sbl` and `id_unit` what it was waiting for. */
export interface SipdAnswer {
  readonly status: 'success' | 'error';
  readonly message: string;
  readonly action: string;
  readonly accepted: number;
  readonly corrections: number;
  readonly duplicates: number;
  readonly rejected: readonly {
    readonly row: number | null;
    readonly field: string | null;
    readonly code: string;
    readonly message: string;
  }[];
  readonly [echo: string]: unknown;
}

/** Who may send posts. */
export const SIPD_POLICY = { keys: ['ingest'] } as const satisfies RoutePolicy;
const MOST_ROWS = 20_000;
const MOST_WAITING = 200;
/** Fields of a post that its sender wants back. */
const ECHOED = ['kode_sbl', 'id_skpd', 'run', 'no_page'];

/** Posts of the browser extensions of wp-sipd, imported through the connectors of its tables. */
@Injectable()
export class SipdPosts {
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly access: AccessPolicy,
    private readonly tenants: Tenants,
    private readonly imports: ImportService,
    private readonly reader: LedgerReader,
  ) {}

  /** Throws Problem when nothing of the post can be taken. The key stands in `Authorization` or in the field `api_key`. */
  async receive(request: SipdRequest): Promise<SipdAnswer> {
    const fields = await readPostFields(request.headers, request.body);
    const key = await this.access.requireKey(withKey(request, fields.api_key), SIPD_POLICY.keys, request.body);
    const tenant = this.tenants.find(key.tenant);
    if (!tenant) throw new Problem(404, 'Penyewa tidak ada', 'Peragaan sedang dimatikan (LCC_DEMO).');
    if (this.#waiting >= MOST_WAITING)
      throw new Problem(503, 'Terlalu banyak kiriman menunggu', 'Kirim lagi sebentar.', {}, { 'Retry-After': '5' });
    return this.#inTurn(() => this.#take(tenant, key.id, fields, optionsOf(request.originalUrl)));
  }

  /** One after the other, as they came: a document and its lines are two posts, and each completes what the other left. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn.finally(() => {
      this.#waiting -= 1;
    });
  }

  async #take(tenant: Tenant, actor: string, fields: PostFields, options: ReturnType<typeof importOptions>): Promise<SipdAnswer> {
    const action = typeof fields.action === 'string' ? fields.action : '';
    const post = readSipdPost(action, fields);
    if (post === undefined) throw new Problem(422, 'Tindakan tidak dilayani', `Tindakan "${action.slice(0, 60)}" tidak dilayani di sini.`);
    const sums = { accepted: 0, corrections: 0, duplicates: 0 };
    const rejected: SipdAnswer['rejected'][number][] = [];
    for (const part of 'parts' in post ? post.parts : []) {
      const { receipt, rejected: refused } = await this.#import(tenant, actor, part, options);
      for (const name of ['accepted', 'corrections', 'duplicates'] as const) sums[name] += receipt?.[name] ?? 0;
      rejected.push(...refused.map(({ row, column, code, message }) => ({ row, field: column, code, message })));
    }
    const message = 'note' in post ? post.note : inWords(sums, rejected);
    return { ...echo(fields), status: 'success', message, action, ...sums, rejected };
  }

  async #import(tenant: Tenant, actor: string, part: SipdPart, options: ReturnType<typeof importOptions>) {
    const region = options.region ?? tenant.region;
    const workUnit = part.unitId === undefined ? undefined : await this.#unitOf(tenant, region, part);
    const own = { ...(workUnit ? { workUnit } : {}), ...(part.asOf ? { asOf: part.asOf } : {}) };
    const incoming = {
      name: `kirim:${part.connector}`,
      bytes: Buffer.from(JSON.stringify(onlyFields(part))),
      connector: part.connector,
      options: { ...options, ...own },
      way: 'kirim' as const,
      actor,
      replaces: part.replaces,
      asItStands: true as const,
    };
    try {
      return await this.imports.accept(tenant, incoming, MOST_ROWS);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { receipt: null, rejected: [{ row: error.row, column: error.column, code: error.code, message: error.message }] };
    }
  }

  async #unitOf(tenant: Tenant, region: string, { unitId, asOf }: SipdPart): Promise<string | undefined> {
    const key = { kind: 'source-id', year: Number(asOf?.slice(0, 4)), key: `sipd|unit|${unitId}` };
    const [known] = await this.reader.facts(tenant, region, [key]);
    return known?.kind === 'source-id' ? (known.workUnit ?? undefined) : undefined;
  }
}

function withKey(request: SipdRequest, apiKey: unknown): SipdRequest {
  if (request.headers.authorization !== undefined || typeof apiKey !== 'string') return request;
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${apiKey}` } };
}

/** Options that the address of the post carries, e.g. `?stage=PERUBAHAN&in-force=2026-10-01`. @throws Problem 422 */
function optionsOf(originalUrl: string): ReturnType<typeof importOptions> {
  const query = new URL(originalUrl, 'http://localhost').searchParams;
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  try {
    return importOptions({ region: text('region'), stage: text('stage'), 'in-force': text('in-force'), document: text('document') });
  } catch (error) {
    if (error instanceof BadOption) throw new Problem(422, 'Pilihan tidak terbaca', `${error.option}: ${error.message}`);
    throw error;
  }
}

/** Rows with the columns that their connector reads; names, NIP and bank accounts go no further than here. */
function onlyFields({ connector, rows }: SipdPart): object[] {
  const names = new Set(connectorById(connector)?.fields.map((field) => field.name));
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name))));
}

const echo = (fields: PostFields): Record<string, unknown> => ({
  ...Object.fromEntries(ECHOED.flatMap((name) => (typeof fields[name] === 'string' ? [[name, fields[name]]] : []))),
  ...(typeof (fields.id_unit ?? fields.id_skpd) === 'string' ? { id_unit: fields.id_unit ?? fields.id_skpd } : {}),
});

function inWords(
  { accepted, corrections, duplicates }: Pick<SipdAnswer, 'accepted' | 'corrections' | 'duplicates'>,
  rejected: SipdAnswer['rejected'],
): string {
  const counts = `${accepted} baris baru, ${corrections} koreksi, ${duplicates} sudah ada`;
  const [first] = rejected;
  return first === undefined ? `${counts}.` : `${counts}, ${rejected.length} ditolak. ${first.message}`;
}
