import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';

/** What a program answers to the question of that turn: its end, or that it failed. Anything else it says goes to `onNote`. */
export type Answer<A> = { readonly turn: number } & (
  | { readonly say: 'answer'; readonly answer: A }
  | { readonly say: 'failed'; readonly message: string }
);

/** The server's own work comes first where both want the processor. */
const YIELDING = 10;

export interface AskedProgram<Note> {
  /** Compiled file that is run. */
  readonly file: string;
  /** What it is called in errors: `judging`. */
  readonly name: string;
  readonly heapMb: number;
  readonly longestMs: number;
  /** Questions it is asked at once, each of which waits now and then; one unless told. */
  readonly atOnce?: number;
  /** After this long without a question it is ended and its memory given back; absent = never. */
  readonly idleMs?: number;
  readonly onNote: (note: Note) => void;
}

interface Asked<Question, A> {
  readonly question: Question;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A program in a process of its own that is asked one question after another, or a few at once: what runs long or fails there holds up no screen. It
 * is started by the first question, and anew after a failure or when it died while nobody asked it.
 */
export class AskedProcess<Question extends object, A, Note extends object = never> {
  #worker: ChildProcess | null = null;
  readonly #waiting: Asked<Question, A>[] = [];
  readonly #underWay = new Map<number, Asked<Question, A> & { readonly tooLong: NodeJS.Timeout }>();
  #turns = 0;
  #rest: NodeJS.Timeout | null = null;

  constructor(private readonly program: AskedProgram<Note>) {}

  /** Rejects when the program failed or took too long; what it kept in memory is then read again. */
  ask(question: Question): Promise<A> {
    this.#stir();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#askNext();
    });
  }

  /** Ends the process, and the questions it was at. */
  end(): void {
    this.#break(new Error(`the ${this.program.name} process was ended`));
  }

  /** Counts the idle time anew; a question that is under way is never ended by it. */
  #stir(): void {
    if (this.#rest) clearTimeout(this.#rest);
    const { idleMs } = this.program;
    if (idleMs !== undefined) this.#rest = setTimeout(() => (this.#underWay.size > 0 ? this.#stir() : this.end()), idleMs).unref();
  }

  #askNext(): void {
    const { atOnce = 1, name, longestMs } = this.program;
    while (this.#underWay.size < atOnce) {
      const asked = this.#waiting.shift();
      if (!asked) return;
      const worker = this.#worker?.connected ? this.#worker : this.#start();
      const turn = ++this.#turns;
      const tooLong = setTimeout(() => this.#break(new Error(`the ${name} process took longer than ${longestMs} ms`)), longestMs);
      this.#underWay.set(turn, { ...asked, tooLong });
      worker.send({ ...asked.question, turn }, (error) => {
        if (error && this.#worker === worker) this.#break(error);
      });
    }
  }

  #hear(message: Answer<A> | Note): void {
    if (!isAnswer(message)) return this.program.onNote(message);
    const asked = this.#underWay.get(message.turn);
    if (!asked) return;
    if (message.say === 'failed') return this.#break(new Error(message.message));
    clearTimeout(asked.tooLong);
    this.#underWay.delete(message.turn);
    asked.resolve(message.answer);
    this.#stir();
    this.#askNext();
  }

  /** The process is of no use any more: it is ended, and with it what is under way. */
  #break(error: Error): void {
    if (this.#rest) clearTimeout(this.#rest);
    this.#worker?.removeAllListeners();
    this.#worker?.kill('SIGKILL');
    this.#worker = null;
    const broken = [...this.#underWay.values()];
    this.#underWay.clear();
    for (const { tooLong, reject } of broken) {
      clearTimeout(tooLong);
      reject(error);
    }
    if (this.#waiting.length > 0) this.#askNext();
  }

  #start(): ChildProcess {
    const { file, name, heapMb } = this.program;
    const execArgv = [`--max-old-space-size=${heapMb}`];
    const worker = fork(file, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    if (worker.pid !== undefined) setPriority(worker.pid, YIELDING);
    worker.on('message', (message: Answer<A> | Note) => this.#hear(message));
    worker.on('error', (error) => this.#break(error));
    worker.on('exit', (code, signal) => this.#break(new Error(`the ${name} process ended: ${String(code ?? signal)}`)));
    this.#worker = worker;
    return worker;
  }
}

const isAnswer = <A>(message: Answer<A> | object): message is Answer<A> =>
  'turn' in message && 'say' in message && (message.say === 'answer' || message.say === 'failed');

/** The program's side: answers each question by `answer`, and ends when whoever asked is gone. `note` tells of something in between. */
export function answerQuestions<Question, A, Note extends object = never>(
  answer: (question: Question, note: (note: Note) => void) => Promise<A>,
): void {
  const send = (message: object): void => void process.send?.(message);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (question: Question & { readonly turn: number }) => {
    const { turn } = question;
    answer(question, send).then(
      (answered) => send({ say: 'answer', turn, answer: answered }),
      (error: unknown) => send({ say: 'failed', turn, message: textOf(error) }),
    );
  });
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
