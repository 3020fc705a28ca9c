interface Answer<T> {
  readonly at: number;
  readonly value: T;
  /** It is being read again. */
  isRenewed: boolean;
}

const MOST = 1_000;

/**
 * Answers that hold for `ms`. One past half of that is still given, and read again behind the asker's back: who asks steadily never
 * waits, and nobody gets an answer older than `ms`.
 */
export class Remembered<T> {
  readonly #answers = new Map<string, Answer<T>>();
  #cleared = 0;

  constructor(
    private readonly ms: number,
    private readonly now: () => number,
  ) {}

  /** The answer of `key`; what `read` throws goes to who waits for it, and what it answers with null is not remembered. */
  async get<A extends T | null>(key: string, read: () => Promise<A>): Promise<A | T> {
    const known = this.#answers.get(key);
    const age = known ? this.now() - known.at : Number.POSITIVE_INFINITY;
    if (!known || age >= this.ms) return this.#read(key, read);
    if (age >= this.ms / 2 && !known.isRenewed) {
      known.isRenewed = true;
      this.#read(key, read).catch(() => (known.isRenewed = false)); // whoever asks when the answer has aged meets the fault
    }
    return known.value;
  }

  /** Nothing is known any more, nor what is being read now. */
  clear(): void {
    this.#answers.clear();
    this.#cleared++;
  }

  async #read<A extends T | null>(key: string, read: () => Promise<A>): Promise<A> {
    const [at, cleared] = [this.now(), this.#cleared];
    const value = await read();
    if (cleared !== this.#cleared) return value;
    if (this.#answers.size >= MOST) this.#answers.clear();
    if (value === null) this.#answers.delete(key);
    else this.#answers.set(key, { at, value: value as T & A, isRenewed: false });
    return value;
  }
}
