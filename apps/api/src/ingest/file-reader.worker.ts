import { readFile, stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { FileRefused } from '@lcc/connectors';
import type { FromWorker, PlainContext, ToWorker } from './file-messages.js';
import { type ContextFor, judgeFile } from './judge-file.js';
import { sha256Of } from './originals.js';
import { unitLookup } from './unit-lookup.js';

/** Few enough that taking a portion over never holds up the thread that serves. */
const PORTION = 1_000;

const port = parentPort;
if (!port) throw new Error('this file runs as a worker');
const send = (message: FromWorker): void => port.postMessage(message);
let giveContext: (context: PlainContext) => void = () => undefined;

port.on('message', (message: ToWorker) => {
  if (message.say === 'context') giveContext(message.context);
  else judge(message).catch(sendFailure);
});

async function judge(task: Extract<ToWorker, { say: 'judge' }>): Promise<void> {
  const bytes = await readWhole(task.path, task.maxBytes);
  const { facts, ...judged } = await judgeFile(bytes, task, askContext);
  for (let at = 0; at < facts.length; at += PORTION) send({ say: 'facts', facts: facts.slice(at, at + PORTION) });
  send({ say: 'done', sha256: sha256Of(bytes), judged });
}

async function readWhole(path: string, maxBytes: number): Promise<Uint8Array> {
  const info = await stat(path);
  if (!info.isFile()) throw new FileRefused('not-a-file', 'Ini bukan berkas biasa. Kirim berkasnya sendiri.');
  const { size } = info;
  if (size <= maxBytes) return readFile(path);
  const mb = (bytes: number): number => Math.ceil(bytes / 1e6);
  throw new FileRefused('too-big', `Berkas ${mb(size)} MB; paling besar ${mb(maxBytes)} MB. Pecah menjadi beberapa berkas.`);
}

const askContext: ContextFor = async (statedYear) => {
  const context = await new Promise<PlainContext>((resolve) => {
    giveContext = resolve;
    send({ say: 'context?', statedYear });
  });
  return { ...context, units: unitLookup(context.units) };
};

function sendFailure(error: unknown): void {
  if (error instanceof FileRefused) {
    const { row, column, code, message } = error;
    send({ say: 'refused', row, column, code, message });
  } else send({ say: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
