import './no-eval.js';
import {
  type Beat,
  events,
  type GuestsFrame,
  type Hello,
  type HelloAck,
  type Painted,
  PROTOCOL_VERSION,
  type ReplayFrame,
  type Screen,
  type Session,
} from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { fullJitter, Pace } from './backoff.js';
import type { ReaderState } from './board-reducer.js';
import type { BoardStore, Standing } from './board-store.js';
import type { ConnectionOptions } from './connection-options.js';
import { isBeat, isBye, isDelta, isGuests, isHelloAck, isOrder, isReplay, isResync, isSession, isStage } from './frame-guards.js';
import { HttpReader } from './http-reader.js';
import { forgetPicture, mayKeep } from './last-picture.js';
import { isOtherBuild } from './page-reload.js';

/** The server's name for the other year, where two stand side by side. */
const BESIDE = 'beside';
/** Orders remembered until the page has obeyed them. */
const MOST_ORDERS = 20;
const HELLO_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A network that answers HTTP but opens no WebSocket for so long is said to refuse it. */
const REFUSED_AFTER_MS = 15_000;
/** The server itself says that a replay is over; a screen waits for it so long. */
const REPLAY_GRACE_MS = 2_000;
/** A screen obeys at once; the server tells the same with the record that follows. */
const MODE_AFTER: Readonly<Record<string, Screen['mode'] | undefined>> = {
  freeze: 'frozen',
  thaw: 'normal',
  night: 'night',
  wake: 'normal',
};

/**
 * Keeps one page joined to its channel. Every attempt takes the same path: session, socket, `hello`, snapshot, deltas. It never gives
 * up, never reloads while the server is away, and never blanks the last picture unless the server takes the right to it away.
 */
export class Connection {
  private socket: Socket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private helloTimer: ReturnType<typeof setTimeout> | null = null;
  private replayTimer: ReturnType<typeof setTimeout> | null = null;
  private guestsTimer: ReturnType<typeof setTimeout> | null = null;
  private attempt = 0;
  private stopped = false;
  private refusedSince: number | null = null;
  private readonly pace = new Pace(5_000, 1_000);
  private readonly reader: HttpReader;

  constructor(private readonly options: ConnectionOptions) {
    this.reader = new HttpReader(options);
  }

  /** Starts; returns undo. */
  start(): () => void {
    void this.open();
    return () => this.stop();
  }

  /** The machine slept: what we hold may be old, whatever the socket believes. */
  resume(): void {
    if (this.stopped) return;
    if (this.socket?.connected) this.askAgain('resync', 0);
    else this.reopen(0);
  }

  /** Tells the server what this screen has painted. False when it could not: nobody asks for it, or not connected. */
  report(painted: Painted): boolean {
    const { session, stage } = this.options.store.get();
    if (!this.socket?.connected || !(session?.screen || stage)) return false;
    this.socket.emit(events.painted, painted);
    return true;
  }

  private stop(): void {
    this.stopped = true;
    this.reader.stop();
    if (this.timer) clearTimeout(this.timer);
    if (this.replayTimer) clearTimeout(this.replayTimer);
    if (this.guestsTimer) clearTimeout(this.guestsTimer);
    this.drop();
  }

  private drop(): void {
    if (this.helloTimer) clearTimeout(this.helloTimer);
    this.helloTimer = null;
    this.socket?.removeAllListeners();
    this.socket?.disconnect();
    this.socket = null;
  }

  private reopen(waitMs: number): void {
    if (this.stopped) return;
    this.drop();
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.open(), waitMs);
  }

  private retry(): void {
    this.reopen(fullJitter(this.attempt++, Math.random()));
  }

  private async open(): Promise<void> {
    const session = await this.readSession();
    if (this.stopped) return;
    if (!session) return this.retry();
    const { store, clock } = this.options;
    const before = store.get().session;
    if (before && before.tenant !== session.tenant && before.tenant === 'real') return this.revoked();
    if (before && !mayKeep({ session: before }, session)) this.forget('menghubungkan');
    clock.sample(session.serverTime);
    store.set({ newBuild: isOtherBuild(session.build), session, nature: store.get().nature ?? session.nature });
    if (!session.tenant || !session.namespace) {
      store.set({ standing: 'belum-dipasangkan' });
      return this.reopen(5_000 + Math.random() * 10_000);
    }
    this.dial(session.namespace);
  }

  private async readSession(): Promise<Session | null> {
    try {
      const answer = await fetch(`${this.options.origin ?? ''}/api/session`, {
        cache: 'no-store',
        signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS),
      });
      const body: unknown = await answer.json();
      return answer.ok && isSession(body) ? body : null;
    } catch {
      return null;
    }
  }

  private dial(namespace: string): void {
    const socket = io(`${this.options.origin ?? ''}${namespace}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
      withCredentials: true,
    });
    this.socket = socket;
    socket.on('connect', () => this.onConnect());
    socket.on('connect_error', () => void this.onRefused());
    socket.on('disconnect', () => this.retry());
    socket.on(events.delta, (frame: unknown) => this.onDelta(frame));
    socket.on(events.beat, (frame: unknown) => this.onBeat(frame));
    socket.on(events.resync, (frame: unknown) => isResync(frame) && this.askAgain('resync'));
    socket.on(events.bye, (frame: unknown) => this.onBye(frame));
    socket.on(events.order, (frame: unknown) => this.onOrder(frame));
    socket.on(events.replay, (frame: unknown) => isReplay(frame) && this.onReplay(frame));
    socket.on(events.guests, (frame: unknown) => isGuests(frame) && this.onGuests(frame));
    socket.on(events.stage, (frame: unknown) => isStage(frame) && this.options.store.set({ stage: frame }));
  }

  private onConnect(): void {
    this.refusedSince = null;
    this.reader.stop();
    // A new socket may have missed anything: until the answer, deltas are applied if they fit and kept to be put on top.
    this.options.store.take({ kind: 'want', why: 'start' });
    void this.hello();
  }

  /** Says hello; without a good answer in time it says so again, at the pace of 7.4. */
  private async hello(): Promise<void> {
    const { socket } = this;
    const { store, channel } = this.options;
    if (!socket?.connected) return;
    const have = store.get().reader.have;
    const known = have ? { epoch: have.epoch, revision: have.revision } : {};
    const channels = [{ channel, ...known }, ...(this.options.beside ? [{ channel: BESIDE }] : [])];
    // What of it comes before the answer may be newer than the answer: it is kept and put on top.
    this.options.beside?.take({ kind: 'want', why: 'start' });
    const message: Hello = { v: PROTOCOL_VERSION, build: __BUILD__, channels };
    const ack: unknown = await socket
      .timeout(HELLO_TIMEOUT_MS)
      .emitWithAck(events.hello, message)
      .catch(() => null);
    if (this.socket !== socket || this.stopped) return;
    if (isHelloAck(ack)) this.onAck(ack);
    else this.helloLater();
  }

  private onAck(ack: HelloAck): void {
    const { store, clock, channel } = this.options;
    this.attempt = 0;
    clock.sample(ack.serverTime);
    const { session } = store.get();
    // What is said of this screen may have changed since the page asked who it is.
    if (session) store.set({ session: { ...session, screen: ack.screen } });
    this.takeBeside(ack.channels[BESIDE]);
    const answer = ack.channels[channel];
    if (answer && 'board' in answer) {
      store.set({ standing: 'tersambung' });
      this.took(store.take({ kind: 'snapshot', snapshot: answer }));
      return;
    }
    store.set({ standing: answer?.refused === 'empty' ? 'kosong' : 'kanal-ditolak' });
    this.helloLater(10_000);
  }

  /** The other year comes and goes by itself; the screen's own channel alone says how old the picture is. */
  private takeBeside(answer: HelloAck['channels'][string] | undefined): void {
    const { beside } = this.options;
    if (answer && 'board' in answer) beside?.take({ kind: 'snapshot', snapshot: answer });
    else if (beside?.get().board) beside.wipe('kosong');
  }

  private onDelta(frame: unknown): void {
    const { store, clock, beside } = this.options;
    if (!isDelta(frame)) return this.askAgain('gap');
    clock.sample(frame.t);
    if (frame.channel !== beside?.get().reader.have?.channel) return this.took(store.take({ kind: 'delta', delta: frame }));
    if (beside.take({ kind: 'delta', delta: frame }).wants !== null) this.helloLater();
  }

  private onBeat(frame: unknown): void {
    if (!isBeat(frame)) return;
    const { store, clock } = this.options;
    clock.sample(frame.t);
    if (store.get().database !== frame.database) store.set({ database: frame.database });
    if (this.options.beside && isBehind(this.options.beside, frame)) this.helloLater();
    const channel = store.get().reader.have?.channel;
    if (channel === undefined) return;
    const head = frame.heads[channel];
    // A server that beats without our channel does not serve it to us any more.
    if (!head) return this.askAgain('resync');
    const hash = frame.hash?.[channel];
    this.took(store.take({ kind: 'beat', at: performance.now(), head, ...(hash ? { hash } : {}) }));
  }

  /** Only a picture known to be the server's keeps the link young: with a snapshot wanted, beats do not hide a frozen board. */
  private took(reader: ReaderState): void {
    if (reader.wants === null) this.options.clock.frame();
    else this.helloLater();
  }

  private askAgain(why: 'resync' | 'gap', waitMs?: number): void {
    this.options.store.take({ kind: 'want', why });
    if (waitMs === 0) void this.hello();
    else this.helloLater();
  }

  private helloLater(extraMs = 0): void {
    if (this.helloTimer || !this.socket) return;
    this.helloTimer = setTimeout(() => {
      this.helloTimer = null;
      void this.hello();
    }, extraMs + this.pace.next(performance.now(), Math.random()));
  }

  private onOrder(frame: unknown): void {
    if (!isOrder(frame)) return;
    const { store } = this.options;
    const { session, orders } = store.get();
    const mode = MODE_AFTER[frame.kind];
    const screen = session?.screen;
    store.set({
      orders: [...orders.slice(1 - MOST_ORDERS), frame],
      ...(session && screen && mode ? { session: { ...session, screen: { ...screen, mode } } } : {}),
    });
  }

  /** A replay ends by its time also when nobody says so: no screen stays in the past. */
  private onReplay(frame: ReplayFrame | null): void {
    const { store, clock } = this.options;
    if (this.replayTimer) clearTimeout(this.replayTimer);
    store.play(frame);
    if (frame) this.replayTimer = setTimeout(() => store.play(null), Math.max(0, frame.endsAt - clock.serverNow()) + REPLAY_GRACE_MS);
  }

  /** Guests are gone by the time they were told, also when nobody says so. */
  private onGuests(frame: GuestsFrame | null): void {
    const { store, clock } = this.options;
    if (this.guestsTimer) clearTimeout(this.guestsTimer);
    store.host(frame);
    if (frame) this.guestsTimer = setTimeout(() => store.host(null), Math.max(0, frame.endsAt - clock.serverNow()) + REPLAY_GRACE_MS);
  }

  private onBye(frame: unknown): void {
    if (!isBye(frame)) return;
    if (frame.code === 'revoked') return this.revoked();
    // Told to go: come back spread out, later when the server found us slow or doubled.
    const patience = frame.code === 'slow' ? 5_000 : frame.code === 'duplicate' ? 30_000 : 500;
    this.reopen((frame.afterMs ?? 0) + patience * (0.5 + Math.random()));
  }

  /** Takes the picture off the glass and out of the browser's memory. */
  private forget(standing: Standing): void {
    const { store, beside, shelf, channel } = this.options;
    store.wipe(standing);
    beside?.wipe(standing);
    if (shelf) forgetPicture(shelf, channel);
  }

  private revoked(): void {
    this.forget('tidak-berizin');
    this.stop();
  }

  /** The handshake failed. When plain HTTP answers meanwhile, the network refuses WebSockets: read over HTTP and keep trying. */
  private async onRefused(): Promise<void> {
    const socket = this.socket;
    const alive = await this.reader.serverAnswers();
    if (this.stopped || this.socket !== socket) return;
    const now = performance.now();
    this.refusedSince = alive ? (this.refusedSince ?? now) : null;
    if (this.refusedSince !== null && now - this.refusedSince >= REFUSED_AFTER_MS) this.reader.start();
    this.retry();
  }
}

/** Whether a store has to be read anew after this beat; one that the beat does not name stays as it is. */
function isBehind(store: BoardStore, frame: Beat): boolean {
  const channel = store.get().reader.have?.channel;
  const head = channel === undefined ? undefined : frame.heads[channel];
  if (channel === undefined || !head) return false;
  const hash = frame.hash?.[channel];
  return store.take({ kind: 'beat', at: performance.now(), head, ...(hash ? { hash } : {}) }).wants !== null;
}
