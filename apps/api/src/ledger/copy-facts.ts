import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import { field, lineOf, VALUE_COLUMNS } from './fact-lines.js';
import type { NewFact } from './plan.js';
import type { FactGroup } from './statements.js';

/** One COPY stays short enough for the statement timeout, however large the file. */
const MOST = 10_000;
/** Lines written between two turns of the event loop: a millisecond or two. */
const PORTION = 500;
const COPY = `COPY fact (${VALUE_COLUMNS}, seq, first_recorded_at, channel, revision, import_run, recorded_at) FROM STDIN`;

/** Writes facts of one run into a channel. Many times faster than INSERT for a file, and with the same checks of the database. */
export async function copyFacts(runner: QueryRunner, channel: string, group: FactGroup): Promise<void> {
  const client: PoolClient = await runner.connect();
  for (let at = 0; at < group.facts.length; at += MOST)
    await pipeline(Readable.from(bytesOf(channel, group, group.facts.slice(at, at + MOST))), client.query(from(COPY)));
}

function* bytesOf(channel: string, { revision, run, at }: FactGroup, facts: readonly NewFact[]): Generator<Buffer> {
  const recordedAt = new Date(at).toISOString();
  const end = `\t${field(channel)}\t${revision}\t${run}\t${recordedAt}\n`;
  const usual = Buffer.from(`\t1\t${recordedAt}${end}`);
  for (let start = 0; start < facts.length; start += PORTION) {
    const parts: Uint8Array[] = [];
    for (const fact of facts.slice(start, start + PORTION)) {
      parts.push(valueBytes(fact));
      const first = fact.before?.first_recorded_at.toISOString() ?? recordedAt;
      parts.push(fact.before === null ? usual : Buffer.from(`\t${fact.seq}\t${first}${end}`));
    }
    yield Buffer.concat(parts);
  }
}

function valueBytes(fact: NewFact): Uint8Array {
  const { draft, kind, key, date, amount, encoded, set, row } = fact;
  if (draft?.packed) return draft.packed.line;
  const payload = draft ? encoded.payload : null;
  return Buffer.from(lineOf({ kind, key, date, amount, payload, hash: encoded.hash, set, row }));
}
