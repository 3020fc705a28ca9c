import type { Session, Snapshot } from '@lcc/contract';
import { businessDate, yearOf } from '@lcc/domain/values';
import type { LinkClock } from '../live/link-clock.js';
import { forgetPicture, isSnapshot, keepPicture, readPicture } from './kept-picture.js';

const AGAIN_MS = 15_000;
const TIMEOUT_MS = 8_000;
const TICK_MS = 1_000;
/** Signed out, without the right, or a channel that is not there for this reader. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 404]);

/** What came of the last reading. */
export type Standing =
  /** The first answer is awaited. */
  | 'asking'
  | 'read'
  /** No answer: what is shown is the last picture. */
  | 'silent'
  /** The server does not, or no longer, open a board to this reader. */
  | 'sign-in'
  /** The channel has no data yet. */
  | 'empty'
  | 'refused';

export interface Reading {
  readonly standing: Standing;
  readonly snapshot: Snapshot | null;
}

/** What the address of the page asks for: a channel, another day. */
function asked(search: string): { readonly channel: string; readonly query: string } {
  const given = new URLSearchParams(search);
  const days = ['asOf', 'knownAt'].flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? '']] : []));
  return { channel: given.get('channel') ?? 'main', query: new URLSearchParams(days).toString() };
}

/**
 * Reads the board over HTTP, every fifteen seconds while the page is seen and whenever it is looked at again: a phone in a pocket holds
 * no line to the server. The last picture stays without a network, and is forgotten when the server takes the right to it away.
 */
export class BoardReader {
  #reading: Reading;
  #tag: string | null = null;
  #isAsking = false;
  /** A page that has shown the real regency never turns to the made-up one. */
  #wasReal: boolean;
  readonly #channel: string;
  readonly #query: string;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly clock: LinkClock,
    search: string,
    private readonly shelf: Storage,
  ) {
    const { channel, query } = asked(search);
    this.#channel = channel;
    this.#query = query;
    const kept = query === '' ? readPicture(shelf, channel) : null;
    this.#reading = { standing: 'asking', snapshot: kept?.snapshot ?? null };
    this.#wasReal = kept?.snapshot.nature === 'NYATA';
    clock.setDegraded(true); // a board that is asked for is never quite live
    if (kept) clock.restore(kept.at);
  }

  readonly get = (): Reading => this.#reading;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts reading; returns undo. */
  start(): () => void {
    const look = (): void => void this.look();
    look();
    const timers = [setInterval(look, AGAIN_MS), setInterval(() => this.clock.tick(), TICK_MS)];
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      for (const timer of timers) clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  }

  /** Reads once, if the page is seen and nothing is under way. */
  async look(): Promise<void> {
    if (this.#isAsking || document.visibilityState !== 'visible') return;
    this.#isAsking = true;
    await this.#read(this.#channel).catch(() => this.#tell({ standing: 'silent' }));
    this.#isAsking = false;
  }

  async #read(channel: string): Promise<void> {
    const answer = await this.#ask(`/api/v1/boards/${encodeURIComponent(channel)}${this.#query && `?${this.#query}`}`);
    if (answer.status === 304) this.#fresh(null);
    else if (answer.ok) this.#take(await answer.text(), answer.headers.get('ETag'));
    else if (!REFUSED.has(answer.status)) throw new Error(`${answer.status}`);
    else if (channel === this.#channel) await this.#refused();
    else this.#tell({ standing: 'empty' });
  }

  async #ask(path: string): Promise<Response> {
    // The first reading is a person's, who opened the page, and takes what the document has asked for already.
    const isFirst = this.#reading.standing === 'asking';
    const answer = await fetch(path, {
      headers: {
        ...(isFirst ? {} : { 'X-LCC-Page': 'background' }),
        ...(this.#tag === null ? {} : { 'If-None-Match': this.#tag, 'Cache-Control': 'max-age=0' }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const now = Date.parse(answer.headers.get('Date') ?? '');
    if (!Number.isNaN(now)) this.clock.sample(now);
    return answer;
  }

  #take(written: string, tag: string | null): void {
    const snapshot: unknown = JSON.parse(written);
    if (!isSnapshot(snapshot)) throw new Error('no snapshot');
    if (this.#wasReal && snapshot.nature !== 'NYATA') return this.#signIn();
    this.#wasReal = snapshot.nature === 'NYATA';
    this.#tag = tag;
    this.#tell({ snapshot });
    this.#fresh(written);
  }

  #fresh(written: string | null): void {
    this.clock.frame();
    this.#tell({ standing: 'read' });
    if (this.#query === '') keepPicture(this.shelf, this.#channel, written, this.clock.serverNow());
  }

  /** Not there for this reader: why, tells the session. Who is signed in where the real regency has no figures yet is shown the demo. */
  async #refused(): Promise<void> {
    const session = (await (await this.#ask('/api/session')).json()) as Pick<Session, 'tenant' | 'serverTime'>;
    if (session.tenant === null || (this.#wasReal && session.tenant !== 'real')) return this.#signIn();
    if (this.#channel !== 'main') return this.#tell({ standing: 'refused' });
    if (session.tenant === 'real') return this.#tell({ standing: 'empty' });
    await this.#read(`demo-${yearOf(businessDate(session.serverTime))}`);
  }

  #signIn(): void {
    this.#tag = null;
    forgetPicture(this.shelf, this.#channel);
    this.#tell({ standing: 'sign-in', snapshot: null });
  }

  #tell(part: Partial<Reading>): void {
    this.#reading = { ...this.#reading, ...part };
    for (const listener of this.#listeners) listener();
  }
}
