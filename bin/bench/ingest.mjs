import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openDatabase } from '../../apps/api/dist/platform/database/index.js';
import { paymentRow } from './payments.mjs';
import { lcc, quietSettings } from './processes.mjs';
import { paymentStream, units } from './rollup-facts.mjs';
import { quantile, rounded, verdict } from './statistics.mjs';

const requireOfApi = createRequire(new URL('../../apps/api/package.json', import.meta.url));
const { Client } = requireOfApi('pg');
const { from: copyFrom, to: copyTo } = requireOfApi('pg-copy-streams');

const ROWS = 200_000;
const ROUNDS = 3;
const GOAL = 1 / 3;
const COLUMNS = `channel, kind, natural_key, seq, revision, business_date, amount, payload, value_hash, replacement_set, import_run, source_row, recorded_at, first_recorded_at`;

/** A register of SP2D, one document a line, each new and without a remark. */
async function writeRegister(file, round) {
  const next = paymentStream(100 + round);
  const line = () => `${JSON.stringify(paymentRow(next().after, `${round}/`))}\n`;
  await writeFile(file, Array.from({ length: ROWS }, line).join(''));
}

async function importRoster(env, folder) {
  const file = join(folder, 'daftar.json');
  await writeFile(file, JSON.stringify(units.map((code, i) => ({ kode_skpd: code, nama_skpd: `Dinas Ukur ${i}` }))));
  await lcc(env, ['import', file, '--connector', 'roster']);
}

/** Seconds that `lcc import` takes from its start to its end; everything is durable then. */
async function importRegister(env, file) {
  const started = performance.now();
  const { files } = await lcc(env, ['import', file, '--connector', 'sp2d']);
  const seconds = (performance.now() - started) / 1_000;
  const [{ accepted, rejected, warnings }] = files;
  if (accepted !== ROWS || rejected.length + warnings.length > 0) throw new Error(`${accepted} rows were accepted, not ${ROWS}`);
  return seconds;
}

/** The lines that PostgreSQL itself writes for the newest run's facts. */
async function linesOfLastRun(client) {
  const parts = [];
  const newest = '(SELECT id FROM import_run ORDER BY recorded_at DESC LIMIT 1)';
  for await (const part of client.query(copyTo(`COPY (SELECT ${COLUMNS} FROM fact WHERE import_run = ${newest} ORDER BY id) TO STDOUT`)))
    parts.push(part);
  return parts;
}

/** Seconds that COPY of the same rows takes into a copy of the table with the same indexes. */
async function copyLines(client, lines) {
  const started = performance.now();
  await pipeline(Readable.from(lines), client.query(copyFrom(`COPY bare_fact (${COLUMNS}) FROM STDIN`)));
  return (performance.now() - started) / 1_000;
}

export async function run(tell) {
  const folder = mkdtempSync(join(tmpdir(), 'lcc-bench-'));
  const env = { ...quietSettings(folder), LCC_DEMO: 'off' };
  // The database stays open between the commands, as beside a server that runs.
  const database = await openDatabase({ dataDir: folder });
  try {
    await importRoster(env, folder);
    const client = new Client({ ...database.connection, options: '-c search_path=lcc' });
    await client.connect();
    await client.query('CREATE TABLE bare_fact (LIKE fact INCLUDING ALL)');
    const seconds = { product: [], copy: [] };
    for (let round = 1; round <= ROUNDS; round++) {
      const file = join(folder, `sp2d-${round}.ndjson`);
      await writeRegister(file, round);
      seconds.product.push(await importRegister(env, file));
      seconds.copy.push(await copyLines(client, await linesOfLastRun(client)));
      rmSync(file);
      tell(
        `ingest: round ${round} of ${ROUNDS}: lcc import ${seconds.product.at(-1).toFixed(1)} s, COPY ${seconds.copy.at(-1).toFixed(1)} s`,
      );
    }
    await client.end();
    return report(seconds);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(seconds) {
  const rate = (name) => Math.round(ROWS / quantile(seconds[name], 0.5));
  const [product, copy] = [rate('product'), rate('copy')];
  const ratio = product / copy;
  return {
    lines: [
      `lcc import ${product.toLocaleString('en')} rows a second durable, from the start of the command to its end`,
      `COPY       ${copy.toLocaleString('en')} rows a second of the same rows, same indexes`,
      `ratio ${ratio.toFixed(2)}; goal ≥ ${GOAL.toFixed(2)}: ${verdict(ratio >= GOAL)}`,
    ],
    result: { rows: ROWS, product, copy, ratio: rounded(ratio, 3), seconds, met: ratio >= GOAL },
  };
}
