import { FileReader } from './file-reader.js';

/** Each takes memory of its own while it reads. */
const READERS = 2;

/**
 * Reads the files of a few channels side by side and those of one channel one by one, so that a long file holds up its own channel alone.
 * Channels take turns: each waits with one file for the next reader that is free.
 */
export class FileReaders {
  readonly #free: FileReader[];
  readonly #waiting: ((reader: FileReader) => void)[] = [];
  /** The last file of each channel that is read or waits. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(readers: readonly FileReader[] = Array.from({ length: READERS }, () => new FileReader())) {
    this.#free = [...readers];
  }

  /** As {@link FileReader.judge}, in the turn of a channel. */
  judge(channel: string, ...file: Parameters<FileReader['judge']>): ReturnType<FileReader['judge']> {
    const turn = (this.#last.get(channel) ?? Promise.resolve()).then(() => this.#read(...file));
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(channel, ended);
    void ended.then(() => {
      if (this.#last.get(channel) === ended) this.#last.delete(channel);
    });
    return turn;
  }

  async #read(...file: Parameters<FileReader['judge']>): ReturnType<FileReader['judge']> {
    const reader = this.#free.pop() ?? (await new Promise<FileReader>((resolve) => this.#waiting.push(resolve)));
    try {
      return await reader.judge(...file);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(reader);
      else this.#free.push(reader);
    }
  }
}
