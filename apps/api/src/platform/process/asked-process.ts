import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';

/** What a program answers: the end of a question, or that it failed. Anything else it says goes to `onNote`. */
export type Answer<A> = { readonly say: 'answer'; readonly answer: A } | { readonly say: 'failed'; readonly message: string };

/** The server's own work comes first where both want the processor. */
const YIELDING = 10;

export interface AskedProgram<Note> {
  /** Compiled file that is run. */
  readonly file: string;
  /** What it is called in errors: `judging`. */
  readonly name: string;
  readonly heapMb: number;
  readonly longestMs: number;
  /** After this long without a question it is ended and its memory given back; absent = never. */
  readonly idleMs?: number;
  readonly onNote: (note: Note) => void;
}

/**
 * A program in a process of its own that is asked one question after another: what runs long or fails there holds up no screen. It is started
 * by the first question, and anew after a failure or when it died while nobody asked it.
 */
export class AskedProcess<Question extends object, A, Note extends object = never> {
  #worker: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** Settles the question that is under way. */
  #giveUp: ((error: Error) => void) | null = null;
  #rest: NodeJS.Timeout | null = null;

  constructor(private readonly program: AskedProgram<Note>) {}

  /** Rejects when the program failed or took too long; what it kept in memory is then read again. */
  ask(question: Question): Promise<A> {
    this.#stir();
    const turn = this.#last.then(() => this.#ask(question));
    this.#last = turn.catch(() => undefined).finally(() => this.#stir());
    return turn;
  }

  /** Ends the process, and the question it was at. */
  end(): void {
    if (this.#rest) clearTimeout(this.#rest);
    this.#giveUp?.(new Error(`the ${this.program.name} process was ended`));
    this.#worker?.removeAllListeners();
    this.#worker?.kill('SIGKILL');
    this.#worker = null;
  }

  /** Counts the idle time anew; a question that is under way is never ended by it. */
  #stir(): void {
    if (this.#rest) clearTimeout(this.#rest);
    const { idleMs } = this.program;
    if (idleMs !== undefined) this.#rest = setTimeout(() => (this.#giveUp ? this.#stir() : this.end()), idleMs).unref();
  }

  #ask(question: Question): Promise<A> {
    const { name, longestMs, onNote } = this.program;
    const worker = this.#worker?.connected ? this.#worker : this.#start();
    this.#worker = worker;
    return new Promise<A>((resolve, reject) => {
      const tooLong = setTimeout(() => reject(new Error(`the ${name} process took longer than ${longestMs} ms`)), longestMs);
      const settle = (act: () => void): void => {
        clearTimeout(tooLong);
        this.#giveUp = null;
        for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
        act();
      };
      this.#giveUp = (error) => settle(() => reject(error));
      worker.on('message', (message: Answer<A> | Note) => {
        if (!isAnswer(message)) onNote(message);
        else if (message.say === 'failed') settle(() => reject(new Error(message.message)));
        else settle(() => resolve(message.answer));
      });
      worker.on('error', (error) => settle(() => reject(error)));
      worker.on('exit', (code, signal) => settle(() => reject(new Error(`the ${name} process ended: ${String(code ?? signal)}`))));
      worker.send(question, (error) => {
        if (error) settle(() => reject(error));
      });
    }).catch((error: unknown) => {
      this.end();
      throw error;
    });
  }

  #start(): ChildProcess {
    const execArgv = [`--max-old-space-size=${this.program.heapMb}`];
    const worker = fork(this.program.file, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    if (worker.pid !== undefined) setPriority(worker.pid, YIELDING);
    return worker;
  }
}

const isAnswer = <A>(message: Answer<A> | object): message is Answer<A> =>
  'say' in message && (message.say === 'answer' || message.say === 'failed');

/** The program's side: answers each question by `answer`, and ends when whoever asked is gone. `note` tells of something in between. */
export function answerQuestions<Question, A, Note extends object = never>(
  answer: (question: Question, note: (note: Note) => void) => Promise<A>,
): void {
  const send = (message: object): void => void process.send?.(message);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (question: Question) => {
    answer(question, send).then(
      (answered) => send({ say: 'answer', answer: answered }),
      (error: unknown) => send({ say: 'failed', message: textOf(error) }),
    );
  });
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
