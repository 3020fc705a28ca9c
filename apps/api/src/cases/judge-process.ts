import { fileURLToPath } from 'node:url';
import { AskedProcess } from '../platform/process/asked-process.js';
import type { Found } from './channel-judge.js';
import type { JudgeFault, ToJudge } from './judge-messages.js';

/** The judge is compiled code, also for tests that run this file from its source. */
const PROGRAM = fileURLToPath(new URL('./judge.worker.js', import.meta.url)).replace('/apps/api/src/', '/apps/api/dist/');
/** Documents of a year and what is kept beside them. */
const HEAP_MB = 1_536;
/** The first look at a large year reads all of it. */
const LONGEST_MS = 600_000;
/** A large channel reads on in portions: another has its turn between them. */
export const CHANNELS_AT_ONCE = 2;

/** The judge in a process of its own; the answer to a look is null when the channel does not exist. */
export const judgeProcess = (onFault: (detector: string, message: string) => void): AskedProcess<ToJudge, Found | null, JudgeFault> =>
  new AskedProcess({
    ...{ file: PROGRAM, name: 'judging', heapMb: HEAP_MB, longestMs: LONGEST_MS, atOnce: CHANNELS_AT_ONCE },
    onNote: ({ detector, message }) => onFault(detector, message),
  });
