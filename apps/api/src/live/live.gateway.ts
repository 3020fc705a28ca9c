import type { Server as HttpServer } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { type Beat, type Delta, events, type Hello, type HelloAck, helloSchema, namespaces, PROTOCOL_VERSION } from '@lcc/contract';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type Namespace, Server, type Socket } from 'socket.io';
import { BoardService, type ChangedBoard } from '../board/board.service.js';
import { isMainName, type MainChannels, mainChannels } from '../board/main-channel.js';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import { AccessPolicy } from '../platform/access/access-policy.js';
import { type Screen, ScreenRegistry } from '../platform/access/screen-registry.js';
import { SessionRegistry } from '../platform/access/session-registry.js';
import type { Clock } from '../platform/clock/index.js';
import type { Logger } from '../platform/log/index.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { type Tenant, type TenantId, Tenants } from '../platform/tenancy/tenant.js';
import { BUILD, CLOCK, LOGGER } from '../platform/tokens.js';
import { FramePace } from './frame-pace.js';
import { GuestsLine } from './guests-line.js';
import { HelloLimit } from './hello-limit.js';
import { ReplayLine } from './replay-line.js';
import { ScreenLine } from './screen-line.js';
import { SlowReader } from './slow-readers.js';
import { socketOptions } from './socket-options.js';
import { VisitLine } from './visit-line.js';
import { WrittenJson } from './written-json.js';

const BEAT_MS = 5_000;
/** Every twelfth beat carries the hash of the entries, once a minute. */
const HASH_BEATS = 12;
const DRAIN_CHECK_MS = 250;
const SCREEN_CHECK_MS = 2_000;

interface Reader {
  readonly socket: Socket;
  readonly tenant: Tenant;
  screen: Screen | null;
  /** Of a person who reads the real tenant; null for a screen, and in the demo. */
  readonly session: string | null;
  readonly slow: SlowReader;
  readonly hellos: HelloLimit;
  /** Channel as asked → channel as joined. */
  readonly channels: Map<string, string>;
}

/**
 * The only owner of sockets. A client says hello and gets a snapshot in the acknowledgement, then deltas; on any doubt it says
 * hello again. Readers that do not read are cut off, so that memory stays bounded. Nothing is changed through a socket; a screen only
 * tells by it what it has painted (`ScreenLine`).
 */
@Injectable()
export class LiveGateway implements BeforeApplicationShutdown {
  readonly #readers = new Map<string, Reader>();
  readonly #paces = new Map<string, FramePace>();
  readonly #mains = new Map<TenantId, MainChannels>();
  readonly #timers: NodeJS.Timeout[] = [];
  #server: Server | null = null;
  #beats = 0;
  readonly #count: Readonly<Record<'frame' | 'hello' | 'slow', () => void>>;
  #databaseDown = (): boolean => false;

  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    private readonly access: AccessPolicy,
    private readonly screens: ScreenRegistry,
    private readonly sessions: SessionRegistry,
    private readonly line: ScreenLine,
    private readonly visits: VisitLine,
    private readonly replays: ReplayLine,
    private readonly guests: GuestsLine,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(BUILD) private readonly build: string,
    metrics: Metrics,
  ) {
    this.#count = {
      frame: metrics.counter('lcc_frames_total', 'Frames of changes written, each for every reader of its channel'),
      hello: metrics.counter('lcc_hellos_total', 'Snapshots asked for by readers'),
      slow: metrics.counter('lcc_slow_readers_total', 'Readers that were cut off because they did not read'),
    };
  }

  /** Attaches to the HTTP server. `origins` are compared exactly; `databaseDown` is told to the screens with each beat. */
  attach(http: HttpServer, origins: ReadonlySet<string>, databaseDown: () => boolean): void {
    this.#databaseDown = databaseDown;
    this.#server = new Server(
      http,
      socketOptions(origins, (cookie) => this.access.screenOf(cookie).then((s) => s !== null)),
    );
    for (const tenant of this.tenants.all()) this.#openNamespace(this.#server.of(namespaces[tenant.id]), tenant);
    if (this.tenants.find('demo')) for (const line of [this.visits, this.replays]) line.attach(this.#server);
    this.boards.onChanged((changed) => this.#publish(changed));
    this.boards.onRebuilt(({ tenant, channel }) => {
      this.#paces.get(`${tenant.id}/${channel}`)?.stop(); // what waits there speaks of the old board
      this.#paces.delete(`${tenant.id}/${channel}`);
      this.#room(tenant, channel)?.emit(events.resync, { channel, reason: 'epoch' });
    });
    this.boards.onHeads(({ tenant, heads }) => this.#followMain(tenant, heads));
    this.#every(BEAT_MS, () => this.#beat());
    this.#every(DRAIN_CHECK_MS, () => this.#reviveDrained());
    this.#every(
      SCREEN_CHECK_MS,
      () => void this.#followReaders().catch((err: unknown) => this.logger.warn({ err }, 'Catatan layar dan sesi belum terbaca')),
    );
  }

  /** Sockets connected now. */
  get connected(): number {
    return this.#readers.size;
  }

  /** Before the HTTP server is closed: it would wait for sockets that stand open. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const pace of this.#paces.values()) pace.stop();
    for (const reader of this.#readers.values())
      reader.socket.emit(events.bye, { code: 'shutdown', afterMs: Math.round(Math.random() * 5_000) });
    await this.#server?.close();
  }

  #every(ms: number, run: () => void): void {
    this.#timers.push(setInterval(run, ms).unref());
  }

  #openNamespace(namespace: Namespace, tenant: Tenant): void {
    namespace.use((socket, next) => {
      this.access
        .readerOf(socket.handshake.headers.cookie)
        .then(({ screen, session }) => {
          const real = tenant.id === 'real';
          if (real && !screen && !session) return next(new Error('tidak-berizin'));
          socket.data = { screen: real ? screen : null, session: real ? (session?.id ?? null) : null };
          next();
        })
        .catch(() => next(new Error('basis-data-terputus')));
    });
    namespace.on('connection', (socket) => this.#welcome(socket, tenant));
  }

  #welcome(socket: Socket, tenant: Tenant): void {
    const known = socket.data as Pick<Reader, 'screen' | 'session'>;
    const reader: Reader = { socket, tenant, ...known, slow: new SlowReader(socket), hellos: new HelloLimit(), channels: new Map() };
    this.#readers.set(socket.id, reader);
    const leave: (() => void)[] = [];
    const { screen } = known;
    if (screen) leave.push(...[this.line, this.replays, this.guests].map((line) => line.join(screen.id, socket)));
    else if (tenant.id === 'demo') leave.push(this.visits.joinWall(socket), this.replays.join(null, socket));
    socket.on('disconnect', () => {
      this.#readers.delete(socket.id);
      for (const each of leave) each();
    });
    socket.on(events.hello, (message: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      this.#hello(reader, message)
        .then((ack) => answer(ack))
        .catch((err: unknown) => this.logger.warn({ err }, 'hello gagal dijawab; layar akan mengulang'));
    });
  }

  async #hello(reader: Reader, message: unknown): Promise<WrittenJson | { error: string }> {
    const parsed = helloSchema.safeParse(message);
    if (!parsed.success) return { error: 'pesan-tidak-dikenal' };
    if (!reader.hellos.allow(performance.now())) return { error: 'terlalu-sering' };
    this.#count.hello();
    const channels = new Map<string, string>();
    for (const asked of parsed.data.channels) channels.set(asked.channel, await this.#snapshotFor(reader, asked));
    const { screen } = reader;
    const answer = { v: PROTOCOL_VERSION, build: this.build, serverTime: this.clock.now(), beatMs: BEAT_MS, screen };
    return written(answer, channels);
  }

  /** A snapshot or a refusal as JSON. Joins first and reads the snapshot after, in one turn of the event loop, so that no delta falls between. */
  async #snapshotFor(reader: Reader, asked: Hello['channels'][number]): Promise<string> {
    const channel = isMainName(asked.channel) ? (await this.#mainsOf(reader.tenant))[asked.channel] : asked.channel;
    reader.channels.set(asked.channel, channel ?? '');
    if (channel === null) return refused('empty');
    if ((reader.tenant.id === 'demo') !== channel.startsWith('demo-')) return refused('not-granted');
    const board = await this.boards.board(reader.tenant, channel);
    if (!board) return refused('unknown-channel');
    for (const room of reader.socket.rooms)
      if (room !== reader.socket.id && ![...reader.channels.values()].includes(room)) await reader.socket.leave(room);
    await reader.socket.join(channel);
    return board.snapshotText();
  }

  async #mainsOf(tenant: Tenant): Promise<MainChannels> {
    const known = this.#mains.get(tenant.id) ?? mainChannels(tenant, await this.boards.heads(tenant), this.clock.today());
    this.#mains.set(tenant.id, known);
    return known;
  }

  /** When a default channel changes (first import, new year), screens that follow it are told to say hello. */
  #followMain(tenant: Tenant, heads: readonly ChannelHead[]): void {
    const now = mainChannels(tenant, heads, this.clock.today());
    const before = this.#mains.get(tenant.id);
    this.#mains.set(tenant.id, now);
    for (const name of ['main', 'beside'] as const) {
      const channel = now[name];
      if (channel !== null && channel !== before?.[name]) this.#warm(tenant, channel);
      if (before === undefined || before[name] === channel) continue;
      for (const reader of this.#readers.values())
        if (reader.tenant === tenant && reader.channels.has(name))
          reader.socket.emit(events.resync, { channel: name, reason: 'channel-changed' });
    }
  }

  /** What screens will ask for is kept ready before they do. */
  #warm(tenant: Tenant, channel: string): void {
    this.boards
      .board(tenant, channel)
      .catch((err: unknown) => this.logger.warn({ err, channel }, 'Papan belum siap; disusun saat diminta'));
  }

  #publish(changed: ChangedBoard): void {
    const key = `${changed.tenant.id}/${changed.board.channel}`;
    let pace = this.#paces.get(key);
    if (!pace) this.#paces.set(key, (pace = new FramePace(() => this.#send(changed))));
    pace.touch();
  }

  #send(changed: ChangedBoard): void {
    const { tenant, board } = changed;
    const change = this.boards.changeOf(changed);
    if (!change) return;
    this.#cutSlow(tenant, board.channel);
    const delta: Delta = {
      channel: board.channel,
      epoch: board.epoch,
      from: change.from,
      revision: change.revision,
      asOf: board.asOf,
      nature: tenant.nature,
      t: this.clock.now(),
      set: { ...change.set },
      del: [...change.del],
    };
    this.#room(tenant, board.channel)?.emit(events.delta, delta);
    this.#count.frame();
  }

  #room(tenant: Tenant, channel: string) {
    return this.#server?.of(namespaces[tenant.id]).to(channel);
  }

  #cutSlow(tenant: Tenant, channel: string): void {
    const now = performance.now();
    for (const reader of this.#readers.values()) {
      if (reader.tenant !== tenant || !reader.socket.rooms.has(channel)) continue;
      const verdict = reader.slow.judge(now);
      if (verdict !== 'ok') this.#count.slow();
      if (verdict === 'cut') void reader.socket.leave(channel);
      if (verdict === 'bye') {
        reader.socket.emit(events.bye, { code: 'slow' });
        reader.socket.disconnect(true);
      }
    }
  }

  /** A cut-off reader that has read what waited is told to take a snapshot; its hello joins it again. */
  #reviveDrained(): void {
    for (const reader of this.#readers.values())
      if (reader.slow.hasDrained())
        for (const channel of reader.channels.keys()) reader.socket.emit(events.resync, { channel, reason: 'slow' });
  }

  #beat(): void {
    const withHash = ++this.#beats % HASH_BEATS === 0;
    for (const reader of this.#readers.values()) {
      if (reader.slow.judge(performance.now()) === 'ok') void this.#beatTo(reader, withHash);
    }
  }

  async #beatTo(reader: Reader, withHash: boolean): Promise<void> {
    const beat: Beat = { t: this.clock.now(), heads: {}, database: this.#databaseDown() ? 'terputus' : 'tersambung' };
    const hash: NonNullable<Beat['hash']> = {};
    for (const channel of reader.channels.values()) {
      const board = channel ? await this.boards.opened(reader.tenant, channel) : null;
      if (!board) continue;
      beat.heads[channel] = [board.epoch, board.revision];
      if (withHash) hash[channel] = { revision: board.revision, hash: board.snapshot().hash };
    }
    reader.socket.emit(events.beat, withHash ? { ...beat, hash } : beat);
  }

  /**
   * Ends the sockets of screens and of people who may see the real tenant no longer. A screen of which something else is said now takes
   * a snapshot, and with it its record.
   */
  async #followReaders(): Promise<void> {
    const readers = [...this.#readers.values()];
    const screens = unique(readers.map((reader) => reader.screen?.id));
    const current = await this.screens.current(screens);
    const ended = new Set(await this.sessions.endedAmong(unique(readers.map((reader) => reader.session))));
    for (const reader of readers) {
      const now = reader.screen ? current.get(reader.screen.id) : null;
      if (now === undefined || ended.has(reader.session ?? '')) {
        reader.socket.emit(events.bye, { code: 'revoked' });
        reader.socket.disconnect(true);
      } else if (!isDeepStrictEqual(now, reader.screen)) {
        reader.screen = now;
        for (const channel of reader.channels.keys()) reader.socket.emit(events.resync, { channel, reason: 'screen-changed' });
      }
    }
    await this.screens.seen(screens);
  }
}

const unique = (ids: readonly (string | null | undefined)[]): string[] => [...new Set(ids.filter((id) => typeof id === 'string'))];

const refused = (why: Extract<HelloAck['channels'][string], { refused: string }>['refused']): string => JSON.stringify({ refused: why });

/** The acknowledgement of a hello, of channels that are written already. */
function written(answer: Omit<HelloAck, 'channels'>, channels: ReadonlyMap<string, string>): WrittenJson {
  const texts = [...channels].map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  return new WrittenJson(`${JSON.stringify(answer).slice(0, -1)},"channels":{${texts.join(',')}}}`);
}
