import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AskedProcess } from '../platform/process/asked-process.js';
import type { ToPrint } from './print-bytes.js';

/** The printer is compiled code, also for tests that run this file from its source. */
const PROGRAM = fileURLToPath(new URL('./print.worker.js', import.meta.url)).replace('/apps/api/src/', '/apps/api/dist/');
const HEAP_MB = 1_024;
const LONGEST_MS = 120_000;
/** Nobody has printed for so long: its memory is given back. */
const IDLE_MS = 300_000;

/** Lays reports out as PDF or workbook in a process of its own: a large one takes a second of processor, and screens do not wait for it. */
@Injectable()
export class ReportPrinter implements OnApplicationShutdown {
  readonly #process = new AskedProcess<ToPrint, Uint8Array>({
    ...{ file: PROGRAM, name: 'printing', heapMb: HEAP_MB, longestMs: LONGEST_MS, idleMs: IDLE_MS },
    onNote: () => undefined,
  });

  onApplicationShutdown(): void {
    this.#process.end();
  }

  /** The document; rejects when the printer failed or took longer than two minutes. */
  print(asked: ToPrint): Promise<Uint8Array> {
    return this.#process.ask(asked);
  }
}
