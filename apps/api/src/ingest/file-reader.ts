import { Worker } from 'node:worker_threads';
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
const LIMITS: ReadingLimits = { heapMb: 1_024, ms: 120_000 };
/** An idle worker waits this long for the next file of a folder. */
const IDLE_MS = 5_000;
/** The worker is compiled code, also for tests that run this file from its source. */
const PROGRAM = new URL(new URL('./file-reader.worker.js', import.meta.url).href.replace('/apps/api/src/', '/apps/api/dist/'));

export type FileJudgement = Judged & { readonly sha256: string };
/** What the worker may ask of the thread that knows the ledger. */
export interface PlainWorld {
  readonly context: (statedYear: number | undefined) => Promise<PlainContext>;
  readonly facts: World['facts'];
}

/**
 * Reads files in a thread of its own with bounded memory and time: a hostile or huge file ends its thread, never the process, and
 * the event loop that serves screens stays free. One file at a time.
 */
export class FileReader {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly limits: ReadingLimits = LIMITS) {}

  /** Throws FileRefused when the file cannot be used, costs too much to read, or is too large. */
  judge(path: string, question: FileQuestion, world: PlainWorld, watch: (rows: number) => void = () => undefined): Promise<FileJudgement> {
    const turn = this.#last.then(() => this.#judge(path, question, world, watch));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #judge(path: string, question: FileQuestion, world: PlainWorld, watch: (rows: number) => void): Promise<FileJudgement> {
    const worker = this.#start();
    watch(0);
    try {
      const judgement = await this.#converse(worker, { ...question, say: 'judge', path }, world, watch);
      this.#rest(worker);
      return judgement;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  #start(): Worker {
    if (this.#idle) clearTimeout(this.#idle);
    this.#worker ??= new Worker(PROGRAM, { resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb }, execArgv: [] });
    this.#worker.ref();
    return this.#worker;
  }

  /** Between files the worker keeps no process alive. */
  #rest(worker: Worker): void {
    // Not all at once: the worker's own listeners keep its port open for the next file.
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    worker.unref();
    this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  #converse(worker: Worker, task: ToWorker, world: PlainWorld, watch: (rows: number) => void): Promise<FileJudgement> {
    const facts: Judged['facts'][number][] = [];
    return new Promise((resolve, reject) => {
      const end = setTimeout(() => reject(tooSlow(this.limits.ms)), this.limits.ms);
      const settle = (act: () => void): void => {
        clearTimeout(end);
        act();
      };
      const answer = (asked: Promise<ToWorker>): void => {
        asked.then(
          (message) => worker.postMessage(message),
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
      worker.on('error', (error) => settle(() => reject(isOutOfMemory(error) ? tooLarge(this.limits.heapMb) : error)));
      worker.on('exit', () => settle(() => reject(new Error('the reading thread ended without an answer'))));
      worker.postMessage(task);
    });
  }
}

const unpack = (portion: PackedPortion): PackedDraft[] => portion.keys.map((_, i) => new PackedDraft(new PackedFact(portion, i)));

function failureOf(message: Extract<FromWorker, { say: 'refused' | 'failed' }>): Error {
  if (message.say === 'failed') return new Error(`reading a file failed: ${message.message}`);
  return new FileRefused(message.code, message.message, message.row, message.column);
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tooLarge = (mb: number): FileRefused =>
  new FileRefused('too-much-memory', `Membaca berkas ini memerlukan lebih dari ${mb} MB. Simpan hanya lembar yang diperlukan, atau pecah.`);

const tooSlow = (ms: number): FileRefused =>
  new FileRefused('too-slow', `Berkas belum selesai dibaca sesudah ${ms / 1000} detik. Simpan hanya lembar yang diperlukan, atau pecah.`);
