import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../clock/index.js';
import { clientOptions } from '../database/index.js';
import { withTestDatabase } from '../database/testing.js';
import { createLogger } from '../log/index.js';
import { Tenant, Tenants } from '../tenancy/tenant.js';
import { SYSTEM } from './actor.js';
import { Audit } from './audit.js';
import { AuditKey } from './audit-key.js';
import { canonicalJson } from './canonical-json.js';
import { Checkpoints, checkpointFile, heartbeatFile } from './checkpoints.js';
import { Audit1764001000000 } from './migrations.js';
import { type AuditVerdict, verifyAudit } from './verify.js';

const database = withTestDatabase([Audit1764001000000]);
const clock = new FakeClock(Date.parse('2026-11-24T03:00:00Z'));
let folder = '';
let audit: Audit;
let checkpoints: Checkpoints;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-audit-'));
  const tenants = new Tenants([new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'))]);
  const key = new AuditKey(folder);
  audit = new Audit(tenants, key, clock);
  checkpoints = new Checkpoints(key, tenants, clock, createLogger('silent'));
  await unguarded('TRUNCATE audit_entry', `UPDATE audit_head SET size = 0, hash = repeat('0', 64)`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As somebody does it who owns the database. */
async function unguarded(...statements: readonly string[]): Promise<void> {
  await sql('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only');
  for (const statement of statements) await sql(statement);
  await sql('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only');
}
const sql = (text: string): Promise<unknown> => database.dataSource.query(text);
const verify = (): Promise<AuditVerdict> => verifyAudit(database.dataSource, folder);
const codes = async (): Promise<string[]> => (await verify()).problems.map((p) => `${p.code}@${p.seq ?? `line ${p.line}`}`);

async function write(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    clock.advance(1_000);
    await audit.append({
      actor: SYSTEM,
      action: 'thing.changed',
      object: `thing:${i}`,
      before: { on: i },
      after: { on: i + 1, off: 'ya' },
    });
  }
}

/** The honest chain of ten entries with two checkpoints, the last one at its end. */
async function chainOfTen(): Promise<void> {
  await write(5);
  await checkpoints.write();
  await write(5);
  await checkpoints.write();
}

/** Computes the chain anew from the rows, as an intruder who read this program but not its key. */
async function rechain(): Promise<void> {
  const rows = (await database.dataSource.query(
    `SELECT seq::int, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, actor, actor_kind AS "actorKind", ip, device,
      action, object, before, after, reason, approval FROM audit_entry ORDER BY seq`,
  )) as Record<string, string | number | null>[];
  let hash = '0'.repeat(64);
  const updates: string[] = [];
  for (const row of rows) {
    const next = createHash('sha256').update(hash).update(canonicalJson(row)).digest('hex');
    updates.push(`UPDATE audit_entry SET prev_hash = '${hash}', hash = '${next}' WHERE seq = ${row.seq}`);
    hash = next;
  }
  await unguarded(...updates, `UPDATE audit_head SET size = ${rows.length}, hash = '${hash}'`);
}

describe('the audit trail', () => {
  it('is intact as written, and says how far checkpoints vouch for it', async () => {
    await chainOfTen();
    await write(2);
    expect(await verify()).toMatchObject({ intact: true, entries: 12, checkpoints: 2, vouchedTo: 10, problems: [] });
  });

  it('keeps an entry only with the change it tells of', async () => {
    const failing = audit.change(async (manager) => {
      await audit.record(manager, { actor: SYSTEM, action: 'thing.changed', object: 'thing:x' });
      throw new Error('tidak jadi');
    });
    await expect(failing).rejects.toThrow('tidak jadi');
    await write(1);
    await checkpoints.write();
    expect(await verify()).toMatchObject({ intact: true, entries: 1 });
  });

  it('is one unbroken chain when fifty write at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => audit.append({ actor: SYSTEM, action: 'thing.changed', object: `thing:${i}` })));
    await checkpoints.write();
    expect(await verify()).toMatchObject({ intact: true, entries: 50 });
  });

  it('refuses to be changed, whoever asks politely', async () => {
    await write(1);
    for (const statement of [
      'UPDATE audit_entry SET actor = NULL',
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
      'DELETE FROM audit_head',
    ])
      await expect(sql(statement)).rejects.toThrow('hanya bertambah');
  });

  it('writes each checkpoint once, by any process', async () => {
    await write(3);
    await Promise.all([checkpoints.write(), checkpoints.write(), checkpoints.write()]);
    expect((await readFile(checkpointFile(folder), 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  it('has a pulse every five minutes, which tells of a tail that was cut in the database and in the checkpoint file', async () => {
    await write(2);
    await checkpoints.look();
    await write(3);
    await checkpoints.look();
    expect(await verify()).toMatchObject({ intact: true, checkpoints: 2, vouchedTo: 5 });
    clock.advance(5 * 60_000);
    await checkpoints.look();
    expect(await verify()).toMatchObject({ intact: true, checkpoints: 2, beatAt: new Date(clock.now()).toISOString() });
    const first = (await readFile(checkpointFile(folder), 'utf8')).split('\n')[0];
    await writeFile(checkpointFile(folder), `${first}\n`);
    await unguarded(
      'DELETE FROM audit_entry WHERE seq > 2',
      'UPDATE audit_head SET size = 2, hash = (SELECT hash FROM audit_entry WHERE seq = 2)',
    );
    expect(await codes()).toEqual(['tail-cut@3']);
    const forged = (await readFile(heartbeatFile(folder), 'utf8')).replace('"size":5', '"size":2');
    await writeFile(heartbeatFile(folder), forged);
    expect(await codes()).toEqual(['checkpoint-changed@line null']);
  });

  it('keeps odd text as it can be kept', async () => {
    await audit.append({
      actor: { kind: 'user', id: 'a\0b', device: '\ud800' },
      action: 'x.y',
      object: 'ö',
      reason: '\0',
      after: { k: '\0' },
    });
    await checkpoints.write();
    expect(await verify()).toMatchObject({ intact: true, entries: 1 });
  });
});

/** What somebody does to the database, and where the verifier must say it was. */
const TAMPERING: readonly [string, () => Promise<void>, readonly string[]][] = [
  ['an edited field', () => unguarded(`UPDATE audit_entry SET actor = 'lain' WHERE seq = 4`), ['entry-changed@4']],
  [
    'a time moved by a microsecond',
    () => unguarded(`UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE seq = 6`),
    ['entry-changed@6'],
  ],
  ['a blank in the text of a value', () => unguarded(`UPDATE audit_entry SET after = after || ' ' WHERE seq = 2`), ['entry-changed@2']],
  ['an emptied reason', () => unguarded(`UPDATE audit_entry SET reason = '' WHERE seq = 7`), ['entry-changed@7']],
  ['a deletion in the middle', () => unguarded('DELETE FROM audit_entry WHERE seq = 5'), ['entry-missing@5']],
  ['a deletion of several', () => unguarded('DELETE FROM audit_entry WHERE seq BETWEEN 3 AND 7'), ['entry-missing@3']],
  [
    'a deletion with the numbers closed up',
    () => unguarded('DELETE FROM audit_entry WHERE seq = 9', 'UPDATE audit_entry SET seq = 9 WHERE seq = 10'),
    ['chain-broken@9', 'entry-changed@9', 'head-moved@9', 'tail-cut@10'],
  ],
  ['a cut tail', () => unguarded('DELETE FROM audit_entry WHERE seq > 8'), ['head-moved@8', 'tail-cut@9']],
  [
    'a cut tail with the head set back',
    () =>
      unguarded(
        'DELETE FROM audit_entry WHERE seq > 8',
        'UPDATE audit_head SET size = 8, hash = (SELECT hash FROM audit_entry WHERE seq = 8)',
      ),
    ['tail-cut@9'],
  ],
  [
    'everything deleted',
    () => unguarded('TRUNCATE audit_entry', `UPDATE audit_head SET size = 0, hash = repeat('0', 64)`),
    ['tail-cut@1', 'tail-cut@1'],
  ],
  [
    'an insertion at the end',
    () =>
      unguarded(
        `INSERT INTO audit_entry SELECT 11, at, 'x', actor_kind, ip, device, action, object, before, after, reason, approval, hash, hash, seal FROM audit_entry WHERE seq = 10`,
      ),
    ['entry-changed@11', 'head-moved@11'],
  ],
  [
    'two entries swapped',
    () =>
      unguarded(
        'UPDATE audit_entry SET seq = 99 WHERE seq = 3',
        'UPDATE audit_entry SET seq = 3 WHERE seq = 4',
        'UPDATE audit_entry SET seq = 4 WHERE seq = 99',
      ),
    ['chain-broken@3', 'entry-changed@3', 'chain-broken@4', 'entry-changed@4', 'chain-broken@5'],
  ],
  [
    'an edit with the chain computed anew',
    async () => {
      await unguarded(`UPDATE audit_entry SET actor = 'lain' WHERE seq = 7`);
      await rechain();
    },
    ['entry-forged@7', 'entry-forged@8', 'entry-forged@9', 'entry-forged@10', 'rewritten@10'],
  ],
  [
    'an insertion at the end with the chain computed anew',
    async () => {
      await unguarded(
        `INSERT INTO audit_entry SELECT 11, at, 'x', actor_kind, ip, device, action, object, before, after, reason, approval, hash, hash, seal FROM audit_entry WHERE seq = 10`,
      );
      await rechain();
    },
    ['entry-forged@11'],
  ],
  [
    'the guard switched off',
    () => sql('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only') as Promise<void>,
    ['guard-missing@line null'],
  ],
  ['the checkpoints deleted', () => rm(checkpointFile(folder)), ['checkpoint-missing@line null']],
  [
    'the first checkpoint deleted',
    async () => writeFile(checkpointFile(folder), (await readFile(checkpointFile(folder), 'utf8')).split('\n').slice(1).join('\n')),
    ['checkpoint-changed@line 1'],
  ],
  [
    'a checkpoint edited',
    async () => writeFile(checkpointFile(folder), (await readFile(checkpointFile(folder), 'utf8')).replace('"size":5', '"size":4')),
    ['checkpoint-changed@line 1', 'checkpoint-changed@line 2'],
  ],
  ['a checkpoint added', () => appendFile(checkpointFile(folder), '{"size":3}\n'), ['checkpoint-changed@line 3']],
];

describe('somebody changes the database by hand', () => {
  afterEach(() => sql('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only'));

  it.each(TAMPERING)('finds %s and says where', async (_what, tamper, expected) => {
    await chainOfTen();
    await tamper();
    expect(await codes()).toEqual(expected);
  });
});
