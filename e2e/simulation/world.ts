import { createServer } from 'node:http';
import { hashEntries, type Session } from '@lcc/contract';
import type { Fact } from '@lcc/domain';
import { BoardService } from '../../apps/api/src/board/board.service.js';
import { ChannelBoard } from '../../apps/api/src/board/channel-board.js';
import { Histories } from '../../apps/api/src/board/histories.js';
import { SavedBoards } from '../../apps/api/src/board/saved-boards.js';
import { GuestsLine } from '../../apps/api/src/live/guests-line.js';
import { LiveGateway } from '../../apps/api/src/live/live.gateway.js';
import { ReplayLine } from '../../apps/api/src/live/replay-line.js';
import type { ScreenLine } from '../../apps/api/src/live/screen-line.js';
import { VisitLine } from '../../apps/api/src/live/visit-line.js';
import { AccessPolicy } from '../../apps/api/src/platform/access/access-policy.js';
import { ScreenRegistry } from '../../apps/api/src/platform/access/screen-registry.js';
import { SessionRegistry } from '../../apps/api/src/platform/access/session-registry.js';
import { createLogger } from '../../apps/api/src/platform/log/index.js';
import { Metrics } from '../../apps/api/src/platform/metrics/metrics.js';
import { Presence } from '../../apps/api/src/platform/presence/presence.js';
import { Tenant, Tenants } from '../../apps/api/src/platform/tenancy/tenant.js';
import { BoardStore } from '../../apps/web/src/live/board-store.js';
import { Connection } from '../../apps/web/src/live/connection.js';
import { LinkClock } from '../../apps/web/src/live/link-clock.js';
import { MemoryLog, SimulatedLedger, SimulatedReader } from './memory-log.js';
import type { VirtualTime } from './virtual-time.js';
import { type Network, SimulatedServer } from './wire.js';

const YEAR = 2026;
const CHANNEL = `demo-${YEAR}`;
/** Longest that a screen may say "live" while it shows less than was committed so long ago: an announced head is believed for 10 s, and beats may be lost. */
const BEHIND_S = 45;

interface Server {
  readonly name: string;
  readonly tenant: Tenant;
  readonly ledger: SimulatedLedger;
  readonly boards: BoardService;
  readonly gateway: LiveGateway;
  readonly server: SimulatedServer;
}

interface Client {
  readonly name: string;
  readonly store: BoardStore;
  readonly clock: LinkClock;
  readonly stop: () => void;
}

/** An object of a class whose collaborators play no part here, with a few answers of its own. */
const part = <T extends object>(of: { readonly prototype: T }, answers: Partial<T>): T =>
  Object.assign(Object.create(of.prototype) as T, answers);

/** One log, server processes that follow it with their own code, and screens with theirs, on a wire that is as bad as it likes. */
export class World {
  readonly log = new MemoryLog(CHANNEL, YEAR);
  readonly servers: Server[] = [];
  readonly clients: Client[] = [];
  /** Hash of the board of each position that ever was, worked out anew from the facts. */
  readonly #truths = new Map<string, string>();
  readonly #committed: { readonly at: number; readonly epoch: string; readonly revision: number }[] = [];
  #numbers = 0;
  #days = 0;
  #names = 0;

  constructor(
    readonly time: VirtualTime,
    readonly network: Network,
  ) {
    this.commit(null, [roster('1.03.0.00.0.00.03.0000'), roster('1.04.0.00.0.00.04.0000'), this.payment(100n)]);
  }

  startServer(): void {
    const name = `server-${++this.#names}`;
    this.time.as(name, () => {
      const tenant = new Tenant('demo', {} as Tenant['dataSource'], '12.05', {});
      const tenants = new Tenants([tenant]);
      const reader = new SimulatedReader(this.log, () => this.time.below(40));
      const ledger = new SimulatedLedger();
      const logger = createLogger('silent');
      const saves = part(SavedBoards, { read: async () => null, offer: () => undefined, finish: async () => undefined });
      const boards = new BoardService(tenants, ledger, reader, new Histories(reader), saves, logger);
      const access = part(AccessPolicy, { readerOf: async () => ({ screen: null, session: null }), screenOf: async () => null });
      const screens = part(ScreenRegistry, { current: async () => new Map(), seen: async () => undefined });
      const sessions = part(SessionRegistry, { endedAmong: async () => [] });
      const clock = { now: () => Date.now(), today: () => '2026-11-24' };
      const line = {} as ScreenLine; // there are no paired screens in the demo
      const visits = new VisitLine(part(Presence, {}));
      const metrics = part(Metrics, { counter: () => () => undefined });
      const gateway = new LiveGateway(
        tenants,
        boards,
        access,
        screens,
        sessions,
        line,
        visits,
        new ReplayLine(),
        new GuestsLine(),
        clock,
        logger,
        'sim',
        metrics,
      );
      const http = createServer();
      boards.onApplicationBootstrap();
      gateway.attach(http, new Set(), () => this.log.isDown);
      const server = SimulatedServer.byHttp.get(http);
      if (!server) throw new Error('the gateway opened no server');
      const started = { name, tenant, ledger, boards, gateway, server };
      this.servers.push(started);
      this.network.instances.push(started);
    });
  }

  /** Kill -9 of one of them; another takes its place after a while. */
  crash(which: number): void {
    const server = this.servers[which % Math.max(1, this.servers.length)];
    if (!server) return;
    this.servers.splice(this.servers.indexOf(server), 1);
    this.network.remove(server);
    this.time.kill(server.name);
    this.time.after('world', 1_000 + this.time.below(8_000), () => this.startServer());
  }

  startClient(): void {
    const name = `screen-${++this.#names}`;
    this.time.as(name, () => {
      const store = new BoardStore();
      const clock = new LinkClock({ monotonic: () => performance.now(), wall: () => Date.now() });
      const stop = new Connection({ store, clock, channel: 'main', origin: `http://${name}` }).start();
      const ticking = setInterval(() => {
        clock.tick();
        this.#look({ name, store, clock, stop });
      }, 1_000);
      const end = () => {
        stop();
        clearInterval(ticking);
      };
      this.clients.push({ name, store, clock, stop: end });
    });
  }

  session(): Session {
    return { tenant: 'demo', namespace: '/demo', nature: 'SIMULASI', screen: null, build: 'sim', serverTime: Date.now() };
  }

  /** Commits, by a server process that tells its own boards; null = by another program, of which only the log tells. */
  commit(by: Server | null, facts: readonly (Fact | { readonly withdrawn: Fact })[]): void {
    const from = this.log.head.revision + 1;
    const entries = this.log.commit(facts, Date.now());
    if (entries.length === 0) return;
    this.#note();
    const { revision, epoch } = this.log.head;
    if (by) this.time.as(by.name, () => by.ledger.tell({ tenant: by.tenant, channel: CHANNEL, epoch, from, revision, entries }));
  }

  /** A day that has begun is in the log like anything else. */
  nextDay(by: Server | null): void {
    const date = new Date(Date.UTC(YEAR, 10, 24 + ++this.#days)).toISOString().slice(0, 10);
    this.commit(by, [{ kind: 'business-day', region: '12.05', year: YEAR, date }]);
  }

  /** The log goes back to its last backup. */
  restore(): void {
    if (this.log.restore()) this.#note();
  }

  payment(amount: bigint, number = `n-${++this.#numbers}`): Fact {
    const workUnit = this.#numbers % 2 === 0 ? '1.03.0.00.0.00.03.0000' : '1.04.0.00.0.00.04.0000';
    return {
      kind: 'sp2d',
      region: '12.05',
      year: YEAR,
      date: '2026-03-02',
      number,
      paymentKind: 'LS',
      workUnit,
      amount,
      description: null,
      status: null,
      counts: true,
      lines: [{ subActivity: null, account: '5.2.04', fundingSource: null, amount }],
    };
  }

  /** What is wrong with a screen now that nothing has gone wrong for a while; null = nothing. */
  wrongAtRest({ name, store, clock }: Client): string | null {
    const { have, wants, desyncs, held } = store.get().reader;
    const { epoch, head } = this.log;
    const is = `${name} at ${have?.epoch}/${have?.revision}, wants ${wants}, ${clock.get().link}`;
    if (have?.epoch !== epoch || have.revision !== head.revision) return `${is}: the log stands at ${epoch}/${head.revision}`;
    if (clock.get().link !== 'live' || wants !== null || held.length > 0) return `${is}: not at rest (${held.length} held)`;
    if (desyncs > 0) return `${is}: ${desyncs} differing hashes`;
    return null;
  }

  /** Held against the truth every second: no screen shows a board that never was, nor calls an old one live. */
  #look({ name, store, clock }: Client): void {
    const have = store.get().reader.have;
    if (!have) return;
    const truth = this.#truths.get(`${have.epoch}/${have.revision}`);
    if (truth !== hashEntries(have.entries)) throw new Error(`${name} shows a board that never was: ${have.epoch}/${have.revision}`);
    if (clock.get().link !== 'live') return;
    const missed = this.#committed.find(({ at, epoch, revision }) =>
      epoch !== have.epoch ? at > this.#atOf(have.epoch) : revision > have.revision,
    );
    if (missed && this.time.now - missed.at > BEHIND_S * 1_000)
      throw new Error(`${name} calls ${have.epoch}/${have.revision} live ${BEHIND_S} s after ${missed.epoch}/${missed.revision}`);
  }

  #atOf(epoch: string): number {
    return this.#committed.findLast((each) => each.epoch === epoch)?.at ?? 0;
  }

  #note(): void {
    const { head, epoch, entries, channel } = this.log;
    this.#committed.push({ at: this.time.now, epoch, revision: head.revision });
    const { hash } = new ChannelBoard(channel, { head, entries }, 'SIMULASI').snapshot();
    this.#truths.set(`${epoch}/${head.revision}`, hash);
  }
}

export const roster = (workUnit: string): Fact => ({
  kind: 'roster',
  region: '12.05',
  year: YEAR,
  workUnit,
  name: `Unit ${workUnit}`,
  parent: null,
  district: null,
  date: '2026-01-01',
  verified: true,
});
