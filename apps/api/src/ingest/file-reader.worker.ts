import { writeFileSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { FileRefused, LARGEST_FILE, mostBytes } from '@lcc/connectors';
import type { Fact } from '@lcc/domain';
import { packFacts } from '../ledger/packed-facts.js';
import { sha256Of } from '../platform/files/sha256.js';
import type { FromWorker, PlainContext, ToWorker } from './file-messages.js';
import { judgeFile, type World } from './judge-file.js';
import { unitLookup } from './unit-lookup.js';

/** Few enough that taking a portion over never holds up the thread that serves. */
const PORTION = 1_000;

const send = (message: FromWorker): void => void process.send?.(message);
/** A system that is short of memory ends this process before the server or the database. Linux alone can be told so. */
try {
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // another system
}

let giveContext: (context: PlainContext) => void = () => undefined;
let giveFacts: (facts: readonly Fact[]) => void = () => undefined;

// Whoever asked is gone: nobody waits for the answer.
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToWorker) => {
  if (message.say === 'context') giveContext(message.context);
  else if (message.say === 'known') giveFacts(message.facts);
  else judge(message).catch(sendFailure);
});

async function judge(task: Extract<ToWorker, { say: 'judge' }>): Promise<void> {
  const bytes = await readWhole(task.path);
  const { facts, ...judged } = await judgeFile(bytes, task, world);
  for (let at = 0; at < facts.length; at += PORTION) send({ say: 'facts', facts: packFacts(facts.slice(at, at + PORTION)) });
  send({ say: 'done', sha256: sha256Of(bytes), judged });
}

async function readWhole(path: string): Promise<Uint8Array> {
  const file = await openPlain(path).catch((error: unknown) => {
    throw error instanceof FileRefused ? error : notReadable(error);
  });
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE) throw tooBig(size, LARGEST_FILE);
    const head = (await file.read(Buffer.alloc(64), 0, 64, 0)).buffer;
    if (size > mostBytes(head)) throw tooBig(size, mostBytes(head));
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Opening a pipe would wait for its writer, so that what it is comes first. */
async function openPlain(path: string): Promise<FileHandle> {
  if (!(await stat(path)).isFile()) throw new FileRefused('not-a-file', 'Ini bukan berkas biasa. Kirim berkasnya sendiri.');
  return open(path, 'r');
}

function notReadable(error: unknown): FileRefused {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'galat';
  return new FileRefused('not-readable', `Berkas tidak dapat dibuka (${code}). Periksa hak bacanya lalu kirim ulang.`);
}

function tooBig(size: number, most: number): FileRefused {
  const mb = (bytes: number): number => Math.ceil(bytes / 1e6);
  return new FileRefused('too-big', `Berkas ${mb(size)} MB; paling besar ${mb(most)} MB. Pecah menjadi beberapa berkas.`);
}

const world: World = {
  async context(statedYear) {
    const context = await new Promise<PlainContext>((resolve) => {
      giveContext = resolve;
      send({ say: 'context?', statedYear });
    });
    return { ...context, units: unitLookup(context.units) };
  },
  facts: (keys) =>
    new Promise((resolve) => {
      giveFacts = resolve;
      send({ say: 'known?', keys });
    }),
};

function sendFailure(error: unknown): void {
  if (error instanceof FileRefused) {
    const { row, column, code, message } = error;
    send({ say: 'refused', row, column, code, message });
  } else send({ say: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
