import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Found } from './channel-judge.js';
import type { FromJudge, ToJudge } from './judge-messages.js';

/** The judge is compiled code, also for tests that run this file from its source. */
const PROGRAM = fileURLToPath(new URL('./judge.worker.js', import.meta.url)).replace('/apps/api/src/', '/apps/api/dist/');
/** Documents of a year and what is kept beside them. */
const HEAP_MB = 1_536;
/** The server's own work comes first where both want the processor. */
const YIELDING = 10;
/** The first look at a large year reads all of it. */
const LONGEST_MS = 600_000;

/** The judge in a process of its own: a rule that runs long or fails holds up no screen. One look at a time. */
export class JudgeProcess {
  #worker: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** Settles the question that is under way. */
  #giveUp: ((error: Error) => void) | null = null;

  constructor(private readonly onFault: (detector: string, message: string) => void) {}

  /** Null when the channel does not exist. Rejects when the judge failed; then it begins anew at the next look. */
  look(question: Omit<ToJudge, 'say'>): Promise<Found | null> {
    const turn = this.#last.then(() => this.#ask({ say: 'look', ...question }));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the process, and the question it was at; what it kept in memory is read again from the log. */
  end(): void {
    this.#giveUp?.(new Error('the judging process was ended'));
    this.#worker?.removeAllListeners();
    this.#worker?.kill('SIGKILL');
    this.#worker = null;
  }

  #ask(question: ToJudge): Promise<Found | null> {
    const worker = (this.#worker ??= startJudge());
    return new Promise<Found | null>((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error(`judging ${question.channel} took longer than ${LONGEST_MS} ms`)), LONGEST_MS);
      const settle = (act: () => void): void => {
        clearTimeout(tooLong);
        this.#giveUp = null;
        for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
        act();
      };
      this.#giveUp = (error) => settle(() => reject(error));
      worker.on('message', (message: FromJudge) => {
        if (message.say === 'fault') this.onFault(message.detector, message.message);
        else if (message.say === 'failed') settle(() => reject(new Error(message.message)));
        else settle(() => resolve(message.say === 'nothing' ? null : message));
      });
      worker.on('error', (error) => settle(() => reject(error)));
      worker.on('exit', (code, signal) => settle(() => reject(new Error(`the judging process ended: ${String(code ?? signal)}`))));
      worker.send(question);
    }).catch((error: unknown) => {
      this.end();
      throw error;
    });
  }
}

function startJudge(): ChildProcess {
  const execArgv = [`--max-old-space-size=${HEAP_MB}`];
  const worker = fork(PROGRAM, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  if (worker.pid !== undefined) setPriority(worker.pid, YIELDING);
  return worker;
}
