import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';
import { auditKeyFile, fingerprintOf, sealSecretOf } from './audit-key.js';
import { canonicalJson } from './canonical-json.js';
import { type Checkpoint, checkpointFile, heartbeatFile } from './checkpoints.js';

/** Something that is not as it was written. `seq` is the entry, `line` the line of the checkpoint file. */
export interface AuditProblem {
  readonly code:
    | 'entry-changed'
    | 'entry-forged'
    | 'entry-missing'
    | 'chain-broken'
    | 'head-moved'
    | 'tail-cut'
    | 'rewritten'
    | 'checkpoint-changed'
    | 'checkpoint-missing'
    | 'key-missing'
    | 'guard-missing';
  readonly seq: number | null;
  readonly line: number | null;
  readonly message: string;
}

export interface AuditVerdict {
  readonly intact: boolean;
  readonly entries: number;
  readonly checkpoints: number;
  /** Hash of the last entry: who noted it elsewhere can compare. */
  readonly head: string;
  /** When the last entry was written, and the last entry that a checkpoint vouches for. */
  readonly lastAt: string | null;
  readonly vouchedTo: number;
  /** When the chain was last looked at and found to reach as far as it does; null before the first five minutes. */
  readonly beatAt: string | null;
  readonly problems: readonly AuditProblem[];
}

interface Row {
  readonly seq: string;
  readonly at: string;
  readonly actor: string;
  readonly actorKind: string;
  readonly ip: string | null;
  readonly device: string | null;
  readonly action: string;
  readonly object: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly approval: string | null;
  readonly prev_hash: string;
  readonly hash: string;
  readonly seal: string;
}

/** Enough to find the place; a list of a million sameness says nothing more. */
const MOST_PROBLEMS = 100;
const PAGE = 1_000;

/**
 * Recomputes the whole chain from the rows, and holds it against its head, its triggers and the checkpoints outside the database. It
 * shares no code with the writer but the canonical form. Read in one snapshot, so that writers do not disturb it.
 */
export function verifyAudit(source: DataSource, dataDir: string): Promise<AuditVerdict> {
  return source.transaction('REPEATABLE READ', async (manager) => {
    const findings = new Findings();
    const key = readKey(dataDir, findings);
    const lines = readCheckpoints(dataDir, key, findings);
    const beat = readHeartbeat(dataDir, key, findings);
    const marks = [...lines, ...beat];
    const chain = await walk(manager, marks, key === null ? null : sealSecretOf(key), findings);
    await compareHead(manager, chain, findings);
    await lookAtGuards(manager, findings);
    for (const mark of marks.filter((m) => m.size > chain.last))
      findings.add(
        'tail-cut',
        chain.last + 1,
        mark.line,
        `titik periksa ${mark.at} mencatat ${mark.size} entri; basis data berakhir di ${chain.last}`,
      );
    if (chain.entries > 0 && lines.length === 0)
      findings.add('checkpoint-missing', null, null, 'tidak ada satu pun titik periksa di luar basis data untuk jejak yang sudah berisi');
    return {
      intact: findings.list.length === 0,
      entries: chain.entries,
      checkpoints: lines.length,
      beatAt: beat[0]?.at ?? null,
      head: chain.hash,
      lastAt: chain.at,
      vouchedTo: chain.vouched,
      problems: findings.list,
    };
  });
}

class Findings {
  readonly list: AuditProblem[] = [];

  add(code: AuditProblem['code'], seq: number | null, line: number | null, message: string): void {
    if (this.list.length < MOST_PROBLEMS) this.list.push({ code, seq, line, message });
  }
}

/** A line of the checkpoint file, or (null) the heartbeat. */
type Mark = Checkpoint & { readonly line: number | null };
interface Chain {
  last: number;
  entries: number;
  hash: string;
  at: string | null;
  /** The last entry a checkpoint agrees with. */
  vouched: number;
}

async function walk(manager: EntityManager, marks: readonly Mark[], secret: Buffer | null, findings: Findings): Promise<Chain> {
  const chain: Chain = { last: 0, entries: 0, hash: '0'.repeat(64), at: null, vouched: 0 };
  const bySize = groupBySize(marks);
  for (;;) {
    const rows = (await manager.query(
      `SELECT seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, actor_kind AS "actorKind", ip, device,
        action, object, before, after, reason, approval, prev_hash, hash, seal FROM audit_entry WHERE seq > $1 ORDER BY seq LIMIT ${PAGE}`,
      [chain.last],
    )) as Row[];
    for (const row of rows) {
      step(chain, row, secret, findings);
      for (const mark of bySize.get(chain.last) ?? []) compareMark(chain, mark, findings);
    }
    if (rows.length < PAGE) return chain;
  }
}

/** Only the first checkpoint that disagrees says something new. */
function compareMark(chain: Chain, mark: Mark, findings: Findings): void {
  if (mark.hash === chain.hash) chain.vouched = chain.last;
  else if (!findings.list.some((p) => p.code === 'rewritten'))
    findings.add(
      'rewritten',
      chain.last,
      mark.line,
      `rantai ditulis ulang antara entri ${chain.vouched + 1} dan ${chain.last}: titik periksa ${mark.at} mencatat isi lain`,
    );
}

/** One entry: does it follow the one before, and is it what its hash says? */
function step(chain: Chain, { prev_hash, hash, seal, ...row }: Row, secret: Buffer | null, findings: Findings): void {
  const seq = Number(row.seq);
  const expected = chain.last + 1;
  if (seq > expected)
    findings.add(
      'entry-missing',
      expected,
      null,
      seq === expected + 1 ? `entri ${expected} hilang` : `entri ${expected} sampai ${seq - 1} hilang`,
    );
  if (prev_hash !== chain.hash && seq === expected)
    findings.add(
      'chain-broken',
      seq,
      null,
      `entri ${seq} tidak menyambung ke entri sebelumnya: disisipkan, ditukar, atau yang sebelumnya diubah`,
    );
  const fields = { ...row, seq, at: row.at.replace(/000Z$/, 'Z') };
  const own = createHash('sha256').update(prev_hash).update(canonicalJson(fields)).digest('hex');
  if (own !== hash) findings.add('entry-changed', seq, null, `entri ${seq} (${row.action} pada ${row.object}) diubah sesudah ditulis`);
  else if (secret !== null && createHmac('sha256', secret).update(hash).digest('hex') !== seal)
    findings.add(
      'entry-forged',
      seq,
      null,
      `entri ${seq} (${row.action} pada ${row.object}) tidak disegel kunci program: ditulis di luar program`,
    );
  Object.assign(chain, { last: seq, entries: chain.entries + 1, hash, at: fields.at });
}

function groupBySize(marks: readonly Mark[]): Map<number, Mark[]> {
  const groups = new Map<number, Mark[]>();
  for (const mark of marks) groups.set(mark.size, [...(groups.get(mark.size) ?? []), mark]);
  return groups;
}

async function compareHead(manager: EntityManager, chain: Chain, findings: Findings): Promise<void> {
  const [head] = (await manager.query('SELECT size, hash FROM audit_head')) as { size: string; hash: string }[];
  if (!head || Number(head.size) !== chain.last || head.hash !== chain.hash)
    findings.add(
      'head-moved',
      chain.last,
      null,
      `kepala rantai mencatat ${head?.size ?? 'tidak ada'} entri, sedangkan entri terakhir ${chain.last}: ekor dipotong, atau entri ditambah di luar program`,
    );
}

async function lookAtGuards(manager: EntityManager, findings: Findings): Promise<void> {
  const rows = (await manager.query(
    `SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass AND tgname = 'audit_entry_append_only'`,
  )) as { tgenabled: string }[];
  if (rows[0]?.tgenabled !== 'O')
    findings.add('guard-missing', null, null, 'pemicu yang menolak perubahan jejak audit dimatikan atau dihapus');
}

function readCheckpoints(dataDir: string, key: KeyObject | null, findings: Findings): Mark[] {
  const file = checkpointFile(dataDir);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.flatMap((text, index) => {
    const mark = readLine(text, key);
    const before = lines[index - 1];
    const prev = before === undefined ? '' : createHash('sha256').update(before).digest('hex');
    if (mark === null)
      findings.add('checkpoint-changed', null, index + 1, `baris ${index + 1} berkas titik periksa tidak bertanda tangan sah`);
    else if (mark.prev !== prev)
      findings.add('checkpoint-changed', null, index + 1, `baris sebelum baris ${index + 1} berkas titik periksa dihapus atau diubah`);
    return mark === null ? [] : [{ ...mark, line: index + 1 }];
  });
}

function readHeartbeat(dataDir: string, key: KeyObject | null, findings: Findings): Mark[] {
  const file = heartbeatFile(dataDir);
  if (!existsSync(file)) return [];
  const mark = readLine(readFileSync(file, 'utf8'), key);
  if (mark === null) findings.add('checkpoint-changed', null, null, 'denyut jejak audit tidak bertanda tangan sah');
  return mark === null ? [] : [{ ...mark, line: null }];
}

function readKey(dataDir: string, findings: Findings): KeyObject | null {
  try {
    return createPrivateKey(readFileSync(auditKeyFile(dataDir)));
  } catch {
    findings.add('key-missing', null, null, `${auditKeyFile(dataDir)} tidak ada atau tidak terbaca`);
    return null;
  }
}

function readLine(text: string, key: KeyObject | null): Checkpoint | null {
  try {
    const { signature, ...mark } = JSON.parse(text) as Checkpoint & { signature: string };
    if (key === null || mark.key !== fingerprintOf(key)) return null;
    return verifySignature(null, Buffer.from(canonicalJson({ ...mark })), createPublicKey(key), Buffer.from(signature, 'base64'))
      ? mark
      : null;
  } catch {
    return null;
  }
}
