import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { FileRefused } from '@lcc/connectors';
import { PackedDraft } from '../ledger/draft.js';
import { PackedFact, type PackedPortion } from '../ledger/packed-facts.js';
import type { FromWorker, PlainContext, ToWorker } from './file-messages.js';
import type { FileQuestion, Judged, World } from './judge-file.js';

/** What reading one file may cost. */
export interface ReadingLimits {
  readonly heapMb: number;
  readonly ms: number;
}

/** A year of budget lines as xls takes three quarters of this heap, as xlsx a third. */
const LIMITS: ReadingLimits = { heapMb: 1_024, ms: 300_000 };
/** An idle reader waits this long for the next file of a folder. */
const IDLE_MS = 5_000;
/** The reader is compiled code, also for tests that run this file from its source. */
const PROGRAM = fileURLToPath(new URL('./file-reader.worker.js', import.meta.url)).replace('/apps/api/src/', '/apps/api/dist/');
/** The server's own work comes first where both want the processor: a third of it is left then. */
const YIELDING = 5;
/** Refusals of a file that its reader has not come through. */
const COSTLY = new Set(['too-slow', 'too-much-memory']);
/** How a process ends that the engine or the system stops for want of memory. */
const OUT_OF_MEMORY = new Set<unknown>([134, 133, 'SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL']);

export type FileJudgement = Judged & { readonly sha256: string };
/** What the worker may ask of the thread that knows the ledger. */
export interface PlainWorld {
  readonly context: (statedYear: number | undefined) => Promise<PlainContext>;
  readonly facts: World['facts'];
}

/**
 * Reads files in a process of its own with bounded memory and time: a hostile or huge file ends that process, never the server, whose
 * event loop and memory stay free; it also yields to the server where both want the processor. One file at a time.
 */
export class FileReader {
  #worker: ChildProcess | null = null;
  #idle: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly limits: ReadingLimits = LIMITS) {}

  /** Throws FileRefused when the file cannot be used, costs too much to read, or is too large. */
  judge(path: string, question: FileQuestion, world: PlainWorld, watch: (rows: number) => void = () => undefined): Promise<FileJudgement> {
    const turn = this.#last.then(() => this.#judge(path, question, world, watch));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    if (!worker || worker.exitCode !== null || worker.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      worker.once('exit', () => resolve());
      worker.kill('SIGKILL');
    });
  }

  async #judge(path: string, question: FileQuestion, world: PlainWorld, watch: (rows: number) => void): Promise<FileJudgement> {
    const worker = this.#start();
    watch(0);
    try {
      const judgement = await this.#converse(worker, { ...question, say: 'judge', path }, world, watch);
      this.#rest(worker);
      return judgement;
    } catch (error) {
      if (error instanceof FileRefused && !COSTLY.has(error.code)) this.#rest(worker);
      else await this.close();
      throw error;
    }
  }

  #start(): ChildProcess {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = (this.#worker ??= startReader(this.limits.heapMb));
    worker.ref();
    worker.channel?.ref();
    return worker;
  }

  /** Between files the reader keeps no process alive. */
  #rest(worker: ChildProcess): void {
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    worker.channel?.unref();
    this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  #converse(worker: ChildProcess, task: ToWorker, world: PlainWorld, watch: (rows: number) => void): Promise<FileJudgement> {
    const facts: Judged['facts'][number][] = [];
    return new Promise((resolve, reject) => {
      const end = setTimeout(() => reject(tooSlow(this.limits.ms)), this.limits.ms);
      const settle = (act: () => void): void => {
        clearTimeout(end);
        act();
      };
      const answer = (asked: Promise<ToWorker>): void => {
        asked.then(
          (message) => worker.send(message),
          (error: unknown) => settle(() => reject(error)),
        );
      };
      worker.on('message', (message: FromWorker) => {
        if (message.say === 'facts') {
          facts.push(...unpack(message.facts));
          watch(facts.length);
        } else if (message.say === 'context?') answer(world.context(message.statedYear).then((context) => ({ say: 'context', context })));
        else if (message.say === 'known?') answer(world.facts(message.keys).then((known) => ({ say: 'known', facts: known })));
        else if (message.say === 'done') settle(() => resolve({ ...message.judged, facts, sha256: message.sha256 }));
        else settle(() => reject(failureOf(message)));
      });
      worker.on('error', (error) => settle(() => reject(error)));
      worker.on('exit', (code, signal) => settle(() => reject(endOf(code ?? signal, this.limits.heapMb))));
      worker.send(task);
    });
  }
}

const unpack = (portion: PackedPortion): PackedDraft[] => portion.keys.map((_, i) => new PackedDraft(new PackedFact(portion, i)));

function failureOf(message: Extract<FromWorker, { say: 'refused' | 'failed' }>): Error {
  if (message.say === 'failed') return new Error(`reading a file failed: ${message.message}`);
  return new FileRefused(message.code, message.message, message.row, message.column);
}

function startReader(heapMb: number): ChildProcess {
  const execArgv = [`--max-old-space-size=${heapMb}`];
  const worker = fork(PROGRAM, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  if (worker.pid !== undefined) setPriority(worker.pid, YIELDING);
  return worker;
}

const endOf = (how: unknown, heapMb: number): Error =>
  OUT_OF_MEMORY.has(how) ? tooLarge(heapMb) : new Error(`the reading process ended without an answer: ${String(how)}`);

const tooLarge = (mb: number): FileRefused =>
  new FileRefused('too-much-memory', `Membaca berkas ini memerlukan lebih dari ${mb} MB. Simpan hanya lembar yang diperlukan, atau pecah.`);

const tooSlow = (ms: number): FileRefused =>
  new FileRefused('too-slow', `Berkas belum selesai dibaca sesudah ${ms / 1000} detik. Simpan hanya lembar yang diperlukan, atau pecah.`);
