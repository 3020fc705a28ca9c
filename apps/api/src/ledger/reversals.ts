import { randomUUID } from 'node:crypto';
import { type Fact, type FactWire, factFromWire } from '@lcc/domain';
import type { EntityManager } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Batch } from './batch.js';
import type { Draft } from './draft.js';
import { LedgerService } from './ledger.service.js';

/** A run that cannot be taken back; the message is Indonesian and says why. */
export class NotReversible extends Error {}

/** What a reversal did: facts given back or withdrawn, and facts that were left because something later stands over them. */
export interface Reversal {
  readonly run: string;
  readonly revision: number;
  readonly undone: number;
  readonly kept: number;
}

interface RunRow {
  readonly id: string;
  readonly path: string;
  readonly way: Batch['way'];
  readonly sha256: string;
  readonly connector: string;
  readonly channels: readonly string[];
  readonly reversal: string | null;
}

interface FactOfRun {
  readonly kind: Fact['kind'];
  readonly payload: FactWire | null;
  readonly before: FactWire | null;
  readonly value_hash: string;
  readonly source_row: number;
}

/** Takes back what a run wrote beside its facts, in the transaction of its reversal. */
export type TakeBack = (manager: EntityManager, run: string) => Promise<void>;

/**
 * Takes an import back by a run of its own: every fact of it that is still in force gives way to what stood before it, or is withdrawn.
 * Nothing is deleted, so that what was known in between stays readable. Facts that something later has replaced are left alone.
 */
export class Reversals {
  /** @param beside what imports of some connectors wrote beside their facts, by connector */
  constructor(
    private readonly ledger: LedgerService,
    private readonly beside: ReadonlyMap<string, TakeBack> = new Map(),
  ) {}

  /**
   * @param within writes beside it, in the same transaction
   * @throws NotReversible; YearClosed when the books of one of its years are closed
   */
  async reverse(
    tenant: Tenant,
    id: string,
    by: { readonly actor: string; readonly reason: string; readonly now: number },
    within: (manager: EntityManager) => Promise<void>,
  ): Promise<Reversal> {
    const run = await runOf(tenant, id);
    if (!run) throw new NotReversible('Impor ini tidak ada.');
    if (run.way !== 'berkas') throw new NotReversible('Hanya impor berkas yang dapat dibalik; kiriman mesin dibetulkan oleh pengirimnya.');
    if (run.reversal) throw new NotReversible('Impor ini sudah dibalik.');
    const drafts = await draftsOf(tenant, run);
    const takeBack = this.beside.get(run.connector);
    if (drafts.length === 0 && !takeBack) throw new NotReversible('Impor ini tidak mengubah apa pun, jadi tidak ada yang dibalik.');
    let kept = 0;
    const receipt = await this.ledger.appendWith(tenant, batchOf(run, drafts, by), async (manager) => {
      const [written] = (await manager.query(
        'SELECT accepted + corrections AS count, id FROM import_run WHERE path = $1 AND recorded_at = $2',
        [pathOf(run), new Date(by.now)],
      )) as { count: number; id: string }[];
      kept = drafts.length - (written?.count ?? 0);
      await manager.query(
        `INSERT INTO import_reversal (run, sha256, reversal, actor, reason, kept, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [run.id, run.sha256, written?.id, by.actor, by.reason, kept, new Date(by.now)],
      );
      await takeBack?.(manager, run.id);
      await within(manager);
    });
    return { run: receipt.run, revision: receipt.revision, undone: drafts.length - kept, kept };
  }
}

/** How many imports of these bytes were taken back: each makes the same file new again. */
export async function reversalsOf(tenant: Tenant, sha256: string): Promise<number> {
  const rows = (await tenant.dataSource.query('SELECT count(*)::int AS count FROM import_reversal WHERE sha256 = $1', [sha256])) as [
    { count: number },
  ];
  return rows[0].count;
}

async function runOf(tenant: Tenant, id: string): Promise<RunRow | undefined> {
  const rows = (await tenant.dataSource.query(
    `SELECT i.id, i.path, i.way, i.sha256, i.connector, i.channels, r.reversal
     FROM import_run i LEFT JOIN import_reversal r ON r.run = i.id WHERE i.id = $1`,
    [id],
  )) as RunRow[];
  return rows[0];
}

/** Connectors whose matter the units are; with others they only came along. */
const OF_UNITS = ['roster', 'region-pack'];

/** What stood before each fact of a run. Days and units that only came along stay: others may have built on them. */
async function draftsOf(tenant: Tenant, run: RunRow): Promise<Draft[]> {
  const rows = (await tenant.dataSource.query(
    `SELECT f.kind, f.payload, p.payload AS before, f.value_hash, f.source_row
     FROM fact f LEFT JOIN fact p ON p.channel = f.channel AND p.kind = f.kind AND p.natural_key = f.natural_key AND p.seq = f.seq - 1
     WHERE f.import_run = $1 AND f.channel = ANY($2) AND f.kind <> 'business-day' AND (f.kind <> 'roster' OR $3 = ANY($4))
       AND (f.source_row > 0 OR p.payload IS NOT NULL)
     ORDER BY f.channel, f.id`,
    [run.id, run.channels, run.connector, OF_UNITS],
  )) as FactOfRun[];
  return rows.flatMap(({ payload, before, value_hash: over, source_row: row }) => {
    const wire = before ?? payload;
    return wire === null ? [] : [{ fact: factFromWire(wire), row, over, ...(before === null ? { withdraws: true as const } : {}) }];
  });
}

const pathOf = (run: RunRow): string => `pembalikan ${run.id}`;

const batchOf = (run: RunRow, drafts: readonly Draft[], by: { readonly actor: string; readonly now: number }): Batch => ({
  connector: 'pembalikan',
  way: 'sistem',
  actor: by.actor,
  path: pathOf(run),
  sha256: randomUUID(),
  optionsKey: run.id,
  idempotencyKey: null,
  original: null,
  rows: drafts.length,
  drafts,
  rejected: [],
  warnings: [],
  totals: {},
  names: [],
  replacesSets: false,
  recordedAt: by.now,
});
