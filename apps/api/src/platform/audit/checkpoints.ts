import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../clock/index.js';
import type { Logger } from '../log/index.js';
import { Tenants } from '../tenancy/tenant.js';
import { CLOCK, LOGGER } from '../tokens.js';
import { AuditKey } from './audit-key.js';
import { canonicalJson } from './canonical-json.js';

/** What stands in a line of the checkpoint file: the chain had `size` entries and ended in `hash` at that time. */
export interface Checkpoint {
  readonly size: number;
  readonly hash: string;
  readonly at: string;
  /** SHA-256 of the line before, so that a missing line shows. */
  readonly prev: string;
  /** Of the public key, SHA-256 over its DER form. */
  readonly key: string;
}

/** The audit trail's memory outside the database. */
export const checkpointFile = (dataDir: string): string => join(dataDir, 'audit', 'checkpoints.jsonl');

/** The chain's pulse: the last checkpoint, written anew every five minutes also while nothing happens; one line, replaced whole. */
export const heartbeatFile = (dataDir: string): string => join(dataDir, 'audit', 'heartbeat.json');

const BEAT_EVERY_MS = 5 * 60_000;
/** How soon after a change the file knows of it, also when another process made it. */
const LOOK_EVERY_MS = 2_000;
/** A line is about 400 characters. */
const TAIL_BYTES = 4_096;
/** Any fixed number: processes that write checkpoints take turns by it. */
const CHECKPOINT_LOCK = 7_226_105_121;

/**
 * Writes how far the chain reaches into a file outside the database, signed with Ed25519. Without it a tail that was cut off, or a chain
 * computed anew from one end to the other, could not be told from a true one.
 */
@Injectable()
export class Checkpoints implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #told = '';
  #beatAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly key: AuditKey,
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.look();
  }

  /** Tells of what has changed, and every five minutes that it has looked. */
  async look(): Promise<void> {
    try {
      const [head] = (await this.tenants.real.dataSource.query('SELECT size, hash FROM audit_head')) as { size: string; hash: string }[];
      if (!head) return;
      if (head.hash !== this.#told) await this.write();
      this.#told = head.hash;
      if (this.clock.now() - this.#beatAt >= BEAT_EVERY_MS) this.#beat(head);
    } catch (err) {
      this.logger.warn({ err }, 'Titik periksa jejak audit belum tertulis');
    }
  }

  /** Says that the chain was looked at now, and how far it reached. */
  #beat(head: { readonly size: string; readonly hash: string }): void {
    if (head.size === '0') return;
    const file = heartbeatFile(this.key.dataDir);
    const whole = `${file}.${randomUUID()}`; // another instance may beat at the same time
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(whole, this.#signed(head, ''), { mode: 0o600 });
    renameSync(whole, file);
    this.#beatAt = this.clock.now();
  }

  #signed(head: { readonly size: string; readonly hash: string }, prev: string): string {
    const at = new Date(this.clock.now()).toISOString();
    const checkpoint: Checkpoint = { size: Number(head.size), hash: head.hash, at, prev, key: this.key.fingerprint };
    return JSON.stringify({ ...checkpoint, signature: this.key.sign(canonicalJson({ ...checkpoint })) });
  }

  /** Appends a checkpoint unless the last one already tells the same. Safe in several processes at once. */
  async write(): Promise<void> {
    await this.tenants.real.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [CHECKPOINT_LOCK]);
      const [head] = (await manager.query('SELECT size, hash FROM audit_head')) as { size: string; hash: string }[];
      const file = checkpointFile(this.key.dataDir);
      const last = lastLine(file);
      if (!head || head.size === '0' || (last !== null && tells(last, head.hash))) return;
      appendLine(file, this.#signed(head, last === null ? '' : createHash('sha256').update(last).digest('hex')));
    });
  }
}

function lastLine(path: string): string | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8').trimEnd().split('\n').at(-1) || null;
  } finally {
    closeSync(file);
  }
}

/** The line before may be damaged: then it is no reason to stop, the verifier tells of it. */
function tells(line: string, hash: string): boolean {
  try {
    return (JSON.parse(line) as Partial<Checkpoint>).hash === hash;
  } catch {
    return false;
  }
}

function appendLine(path: string, line: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, `${line}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
