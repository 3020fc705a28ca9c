import type { Board, GuestsFrame, Nature, Order, ReplayFrame, ReplayPlace, Session, Stage } from '@lcc/contract';
import { initialReader, type ReaderInput, type ReaderState, reduceReader } from './board-reducer.js';

/** How this page stands to the server, beyond the age of the last frame. */
export type Standing =
  /** The first session or snapshot is awaited. */
  | 'menghubungkan'
  | 'tersambung'
  /** The network refuses WebSockets; boards are read over HTTP. */
  | 'membaca-http'
  /** The server knows this browser neither as a screen nor as a guest of the demo. */
  | 'belum-dipasangkan'
  /** The channel is not granted or unknown. */
  | 'kanal-ditolak'
  /** The channel has no data yet. */
  | 'kosong'
  /** The date in the address cannot be read. */
  | 'tanggal-ditolak'
  /** The credential was revoked: nothing may be shown any more. */
  | 'tidak-berizin';

export interface LiveState {
  readonly standing: Standing;
  readonly board: Board | null;
  readonly nature: Nature | null;
  readonly session: Session | null;
  /** The server has lost its database: figures stand still though the link lives. */
  readonly database: 'tersambung' | 'terputus';
  readonly reader: ReaderState;
  /** The server serves another build of the page than this one. */
  readonly newBuild: boolean;
  /** What this screen was told to do, the last ones: several may come in one turn. */
  readonly orders: readonly Order[];
  /** What a visit of guests shows on the walls of the demo now; null = every screen goes its own way. */
  readonly stage: Stage;
  /** A past period is being replayed: `board` and `nature` are those of its day, while `reader` follows the present beneath. */
  readonly replay: (ReplayPlace & { readonly recorded: ReaderState }) | null;
  /** Guests stand before the screen: `board` is the present as they may see it, while `reader` follows the whole beneath. */
  readonly guests: (Omit<GuestsFrame, 'snapshot'> & { readonly masked: ReaderState }) | null;
}

const START: LiveState = {
  standing: 'menghubungkan',
  board: null,
  nature: null,
  session: null,
  database: 'tersambung',
  reader: initialReader,
  newBuild: false,
  orders: [],
  stage: null,
  replay: null,
  guests: null,
};

/**
 * What is known of one channel, outside React: a delta changes it in the socket's own turn, and each component reads only its own
 * part, so that one changed number repaints one number. The figures that a scene is about are told in that very turn; tables, lists and
 * charts follow in the next, so that no figure waits for them.
 */
export class BoardStore {
  private state: LiveState = START;
  private readonly figures = new Set<() => void>();
  private readonly others = new Set<() => void>();
  private readonly soon = nextTurn(() => tell(this.others));

  readonly get = (): LiveState => this.state;

  /** For a few leading figures: told in the turn of the change. */
  readonly subscribeFigure = (listener: () => void): (() => void) => join(this.figures, listener);

  /** Told in the turn after the change, of all that has changed until then. */
  readonly subscribe = (listener: () => void): (() => void) => join(this.others, listener);

  /** Puts a frame through the reader; returns the reader's state after it. */
  take(input: ReaderInput): ReaderState {
    const reader = reduceReader(this.state.reader, input);
    if (reader === this.state.reader) return reader;
    const { have } = reader;
    const changed = have !== this.state.reader.have;
    const seen = changed && have && !this.state.replay && !this.state.guests;
    this.state = { ...this.state, reader, ...(seen ? { board: have.board, nature: have.nature } : {}) };
    // Only what is painted is told to React; held frames and wants are not.
    if (changed) this.tell();
    return reader;
  }

  /** Shows a day of a replay instead of the present, or the present again. */
  play(frame: ReplayFrame | null): void {
    const { replay } = this.state;
    if (frame) {
      const { snapshot, ...place } = frame;
      const recorded = reduceReader(replay?.recorded ?? initialReader, { kind: 'snapshot', snapshot });
      this.state = { ...this.state, replay: { ...place, recorded }, board: recorded.have?.board ?? null, nature: snapshot.nature };
    } else if (replay) this.state = { ...this.state, replay: null, ...this.present() };
    else return;
    this.tell();
  }

  /** Shows the present as guests may see it, or the whole again. */
  host(frame: GuestsFrame | null): void {
    const { guests } = this.state;
    if (frame) {
      const { snapshot, ...visit } = frame;
      const masked = reduceReader(guests?.masked ?? initialReader, { kind: 'snapshot', snapshot });
      this.state = { ...this.state, guests: { ...visit, masked }, board: masked.have?.board ?? null, nature: snapshot.nature };
    } else if (guests) this.state = { ...this.state, guests: null, ...this.present() };
    else return;
    this.tell();
  }

  private present(): Pick<LiveState, 'board' | 'nature'> {
    const { reader, session } = this.state;
    return { board: reader.have?.board ?? null, nature: reader.have?.nature ?? session?.nature ?? null };
  }

  /** Changes what is not part of the board. */
  set(part: Partial<Pick<LiveState, 'standing' | 'session' | 'database' | 'nature' | 'newBuild' | 'orders' | 'stage'>>): void {
    this.state = { ...this.state, ...part };
    this.tell();
  }

  /** Forgets everything: a revoked screen must not keep a picture. */
  wipe(standing: Standing): void {
    this.state = { ...START, standing };
    this.tell();
  }

  private tell(): void {
    tell(this.figures);
    this.soon();
  }
}

function join(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener();
}

/** Runs `work` in the next turn of the event loop, once however often it is asked for until then. A message waits for no timer. */
function nextTurn(work: () => void): () => void {
  let waits = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    waits = false;
    work();
  };
  return () => {
    if (!waits) port2.postMessage(null);
    waits = true;
  };
}
