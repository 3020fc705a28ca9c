import { createHash } from 'node:crypto';
import type { MessageShown } from '@lcc/contract';
import type { EntityManager } from 'typeorm';
import type { Sample } from '../platform/metrics/metrics.js';
import { OutboundRefused } from '../platform/outbound/outbound.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import type { MessageStep } from './message-plan.js';
import type { Sink } from './sinks.js';

export interface NewMessage {
  readonly key: string;
  readonly channel: string;
  readonly step: MessageStep;
  readonly subject: string;
  readonly body: string;
}

interface MessageRow {
  readonly id: string;
  readonly channel_id: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
  readonly was: 'waiting' | 'sending';
}

/** Minutes to the next attempt after so many that failed; then the message is given up. */
const WAITS = [1, 2, 5, 15, 60, 180, 360, 720, 1440, 1440];
/** One that is under way longer than this was left by an instance that ended. */
const LEFT_MS = 120_000;
const AT_ONCE = 20;

/** Messages in PostgreSQL: each is written once by its key, sent when its receiver answers, and never lost. */
export class Outbox {
  constructor(private readonly tenants: Tenants) {}

  /** Writes what is not there yet, in the transaction of `manager` where one is given. `recorded` = told to nobody, of the demo. Resolves to how many were new. */
  async add(messages: readonly NewMessage[], now: number, recorded = false, manager?: EntityManager): Promise<number> {
    if (messages.length === 0) return 0;
    const column = <K extends keyof NewMessage>(name: K): NewMessage[K][] => messages.map((each) => each[name]);
    const rows = (await this.#ask(
      `INSERT INTO message (id, key, channel_id, step, subject, body, state, next_at, created_at)
       SELECT m.id::uuid, m.key, m.channel, m.step, m.subject, m.body, $7, CASE WHEN $7 = 'waiting' THEN $8::timestamptz END, $8
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS m(id, key, channel, step, subject, body)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        messages.map(({ key }) => idOf(key)),
        column('key'),
        column('channel'),
        column('step'),
        column('subject'),
        column('body'),
        recorded ? 'recorded' : 'waiting',
        new Date(now),
      ],
      manager,
    )) as object[];
    return rows.length;
  }

  /**
   * Sends what is due. A message is marked before it goes out: one that was under way when its instance ended goes again only where the
   * receiver knows it by its id; elsewhere it is marked as unsure and a person decides.
   */
  async flush(sinkOf: (channel: string) => Sink | null, now: number): Promise<void> {
    for (const row of await this.#take(now)) {
      const sink = sinkOf(row.channel_id);
      if (!sink) await this.#settle(row, 'failed', now, 'Kanalnya sudah tidak ada atau dimatikan.');
      else if (row.was === 'sending' && !sink.isRepeatable)
        await this.#settle(row, 'unsure', now, 'Terhenti saat dikirim; mungkin sudah sampai.');
      else await this.#send(row, sink, now);
    }
  }

  async recent(limit: number): Promise<MessageShown[]> {
    const rows = (await this.#ask(
      `SELECT id, channel_id AS channel, subject, step, state, attempts, created_at AS at, sent_at AS "sentAt", next_at AS "nextAt", error
       FROM message ORDER BY created_at DESC, id LIMIT $1`,
      [limit],
    )) as (Omit<MessageShown, 'at' | 'sentAt' | 'nextAt'> & { at: Date; sentAt: Date | null; nextAt: Date | null })[];
    return rows.map((row) => {
      const nextAt = row.state === 'waiting' ? row.nextAt : null;
      return { ...row, at: row.at.toISOString(), sentAt: row.sentAt?.toISOString() ?? null, nextAt: nextAt?.toISOString() ?? null };
    });
  }

  /** How many there are of each state. */
  async counts(): Promise<Sample[]> {
    const rows = (await this.#ask('SELECT state, count(*)::int AS value FROM message GROUP BY state', [])) as {
      state: string;
      value: number;
    }[];
    return rows.map(({ state, value }) => ({ labels: { state }, value }));
  }

  /** When the oldest that is still to be sent was written, epoch ms; null when none is. */
  async oldest(): Promise<number | null> {
    const [row] = (await this.#ask(`SELECT min(created_at) AS at FROM message WHERE state IN ('waiting', 'sending')`, [])) as {
      at: Date | null;
    }[];
    return row?.at?.getTime() ?? null;
  }

  /** Tries again what was given up or is unsure; false when there is no such message. */
  async again(id: string, now: number): Promise<boolean> {
    const rows = (await this.#ask(
      `UPDATE message SET state = 'waiting', attempts = 0, next_at = $2, error = NULL WHERE id::text = $1 AND state IN ('failed', 'unsure') RETURNING id`,
      [id, new Date(now)],
    )) as [object[], number];
    return rows[1] > 0;
  }

  async #send(row: MessageRow, sink: Sink, now: number): Promise<void> {
    try {
      await sink.send(row, now);
    } catch (error) {
      const message = error instanceof OutboundRefused || error instanceof RangeError ? error.message : 'Gagal dikirim.';
      return this.#settle(row, row.attempts + 1 >= WAITS.length ? 'failed' : 'waiting', now, message);
    }
    await this.#settle(row, 'sent', now, null);
  }

  async #take(now: number): Promise<MessageRow[]> {
    const result = (await this.#ask(
      `UPDATE message m SET state = 'sending', next_at = $2
       FROM (SELECT id, state AS was FROM message
             WHERE state IN ('waiting', 'sending') AND next_at <= $1 ORDER BY next_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) due
       WHERE m.id = due.id RETURNING m.id, m.channel_id, m.subject, m.body, m.attempts, due.was`,
      [new Date(now), new Date(now + LEFT_MS)],
    )) as [MessageRow[], number];
    return result[0];
  }

  async #settle(
    { id, attempts }: MessageRow,
    state: 'waiting' | 'sent' | 'failed' | 'unsure',
    now: number,
    error: string | null,
  ): Promise<void> {
    const wait = WAITS[Math.min(attempts, WAITS.length - 1)] ?? 0;
    await this.#ask('UPDATE message SET state = $2, attempts = $3, next_at = $4, sent_at = $5, error = $6 WHERE id = $1', [
      id,
      state,
      attempts + 1,
      state === 'waiting' ? new Date(now + wait * 60_000) : null,
      state === 'sent' ? new Date(now) : null,
      error,
    ]);
  }

  #ask(sql: string, values: unknown[], manager: EntityManager = this.tenants.real.dataSource.manager): Promise<unknown> {
    return manager.query(sql, values);
  }
}

/** A message's id follows from its key (a UUID of version 8), so that receivers know one again that is written anew, as after a restored backup. */
function idOf(key: string): string {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
