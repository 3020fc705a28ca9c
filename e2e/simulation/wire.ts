import type { VirtualTime } from './virtual-time.js';

type Listener = (...args: unknown[]) => void;
type Next = (error?: Error) => void;

/** How unkind the wire is: chances of each frame, and how long a late one takes. */
export interface Weather {
  lost: number;
  doubled: number;
  late: number;
}

export const CALM: Weather = { lost: 0, doubled: 0, late: 0 };

/** As engine.io's pingInterval + pingTimeout: a silent link is given up by both sides. */
const PING_MS = 18_000;
const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

class Events {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  removeAllListeners(): void {
    this.#listeners.clear();
  }

  protected tell(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }
}

/** One connection: the socket the server holds. What is sent either way goes through the weather. */
class ServerSocket extends Events {
  readonly data = {};
  readonly rooms = new Set<string>();
  readonly handshake = { headers: {}, auth: {} };
  readonly #waiting: (() => void)[] = [];
  /** The parts of engine.io that tell how much a reader has not read. */
  readonly conn = { writeBuffer: this.#waiting, transport: { socket: { bufferedAmount: 0 } } };
  isOpen = true;

  constructor(
    readonly id: string,
    readonly namespace: Space,
    readonly client: ClientSocket,
  ) {
    super();
    this.rooms.add(id);
  }

  join(room: string): void {
    this.rooms.add(room);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  emit(event: string, message: unknown): void {
    const { client } = this;
    const send = () => client.network.carry(client, client.owner, () => client.arrive(event, message));
    if (client.readsNothing) this.#waiting.push(send);
    else send();
  }

  disconnect(): void {
    this.client.network.carry(this.client, this.client.owner, () => this.client.drop());
    this.close();
  }

  /** The reader reads on: what waited goes out. */
  drain(): void {
    for (const send of this.#waiting.splice(0)) send();
  }

  receive(event: string, message: unknown, answer: (value: unknown) => void): void {
    if (this.isOpen) this.tell(event, copy(message), answer);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.namespace.sockets.delete(this.id);
    this.tell('disconnect', 'transport close');
  }
}

/** A namespace of a simulated server. */
class Space {
  readonly sockets = new Map<string, ServerSocket>();
  readonly #uses: ((socket: ServerSocket, next: Next) => void)[] = [];
  readonly #welcomes: ((socket: ServerSocket) => void)[] = [];

  use(middleware: (socket: ServerSocket, next: Next) => void): void {
    this.#uses.push(middleware);
  }

  on(_event: 'connection', welcome: (socket: ServerSocket) => void): void {
    this.#welcomes.push(welcome);
  }

  emit(event: string, message: unknown): void {
    for (const socket of this.sockets.values()) socket.emit(event, message);
  }

  to(room: string): { emit: (event: string, message: unknown) => void } {
    return {
      emit: (event, message) => {
        for (const socket of this.sockets.values()) if (socket.rooms.has(room)) socket.emit(event, message);
      },
    };
  }

  disconnectSockets(): void {
    for (const socket of [...this.sockets.values()]) socket.disconnect();
  }

  admit(socket: ServerSocket, done: Next): void {
    const step = (i: number): void => {
      const use = this.#uses[i];
      if (use) return use(socket, (error) => (error ? done(error) : step(i + 1)));
      this.sockets.set(socket.id, socket);
      for (const welcome of this.#welcomes) welcome(socket);
      done();
    };
    step(0);
  }
}

/** What stands in the place of `Server` of socket.io. */
export class SimulatedServer {
  readonly #spaces = new Map<string, Space>();

  constructor(http: object) {
    SimulatedServer.byHttp.set(http, this);
  }

  static readonly byHttp = new WeakMap<object, SimulatedServer>();

  of(name: string): Space {
    const space = this.#spaces.get(name) ?? new Space();
    this.#spaces.set(name, space);
    return space;
  }

  get sockets(): ServerSocket[] {
    return [...this.#spaces.values()].flatMap((space) => [...space.sockets.values()]);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect();
  }
}

/** What stands in the place of a socket of socket.io-client. */
class ClientSocket extends Events {
  connected = false;
  /** The instance it has reached; it may die before it has let the socket in. */
  instance: Instance | null = null;
  #server: ServerSocket | null = null;

  constructor(
    readonly network: Network,
    readonly owner: string,
  ) {
    super();
  }

  get readsNothing(): boolean {
    return this.network.deaf.has(this.owner);
  }

  get server(): ServerSocket | null {
    return this.#server;
  }

  dial(namespace: string): void {
    const { network, owner } = this;
    network.open.add(this);
    network.time.after(owner, 5 + network.time.below(60), () => {
      const instance = network.instanceOf(owner);
      if (!instance || network.silent.has(owner)) return void this.tell('connect_error', new Error('no server'));
      this.instance = instance;
      const socket = new ServerSocket(network.nextId(), instance.server.of(namespace), this);
      network.time.as(instance.name, () =>
        socket.namespace.admit(socket, (error) => {
          if (!network.open.has(this)) return socket.close();
          if (error) return void this.tell('connect_error', error);
          this.#server = socket;
          this.connected = true;
          network.time.as(owner, () => this.tell('connect'));
        }),
      );
    });
  }

  emit(event: string, message: unknown, answer: (value: unknown) => void = () => undefined): void {
    const socket = this.#server;
    if (!socket) return;
    const { network } = this;
    const owner = network.ownerOf(socket);
    if (owner === null) return;
    network.carry(this, owner, () => socket.receive(event, message, (value) => network.carry(this, this.owner, () => answer(copy(value)))));
  }

  timeout(ms: number): { emitWithAck: (event: string, message: unknown) => Promise<unknown> } {
    return {
      emitWithAck: (event, message) =>
        new Promise((done, fail) => {
          this.network.time.after(this.owner, ms, () => fail(new Error('operation has timed out')));
          this.emit(event, message, done);
        }),
    };
  }

  arrive(event: string, message: unknown): void {
    if (this.connected) this.tell(event, copy(message));
  }

  /** The connection is gone, as this side notices. */
  drop(): void {
    if (!this.network.open.delete(this)) return;
    this.connected = false;
    this.tell('disconnect', 'transport close');
  }

  disconnect(): void {
    this.network.open.delete(this);
    const socket = this.#server;
    this.connected = false;
    const owner = socket && this.network.ownerOf(socket);
    if (socket && owner) this.network.carry(this, owner, () => socket.close(), false);
  }
}

interface Instance {
  readonly name: string;
  readonly server: SimulatedServer;
}

/** Everything between clients and servers. */
export class Network {
  readonly open = new Set<ClientSocket>();
  /** Clients whose link says nothing, and does not say so. */
  readonly silent = new Set<string>();
  /** Clients that have stopped reading. */
  readonly deaf = new Set<string>();
  readonly instances: Instance[] = [];
  weather: Weather = CALM;
  #ids = 0;

  constructor(readonly time: VirtualTime) {}

  nextId(): string {
    return `s${++this.#ids}`;
  }

  /** The instance a client is sent to: its own while that runs, else any. */
  instanceOf(client: string): Instance | undefined {
    const own = Number(/\d+/.exec(client)?.[0] ?? 0);
    return this.instances[own % Math.max(1, this.instances.length)];
  }

  ownerOf(socket: ServerSocket): string | null {
    return this.instances.find(({ server }) => server.sockets.includes(socket))?.name ?? null;
  }

  dial(url: string): ClientSocket {
    const { hostname, pathname } = new URL(url);
    const socket = new ClientSocket(this, hostname);
    socket.dial(pathname);
    return socket;
  }

  /** A request over HTTP: the answer of whichever instance the client reaches. */
  fetch(url: string, answer: (instance: Instance) => unknown): Promise<{ ok: boolean; json: () => Promise<unknown> }> {
    const { hostname, pathname } = new URL(url);
    return new Promise((done, fail) => {
      this.time.after(hostname, 5 + this.time.below(80), () => {
        const instance = this.instanceOf(hostname);
        if (!instance || this.silent.has(hostname)) return fail(new TypeError('fetch failed'));
        const body = pathname === '/api/session' ? answer(instance) : pathname === '/api/health/live' ? {} : null;
        done({ ok: body !== null, json: async () => copy(body) });
      });
    });
  }

  /** Takes one frame to its receiver, or not, or twice, or late. What counts as order is left to luck. */
  carry(client: ClientSocket, receiver: string, deliver: () => void, isFrame = true): void {
    const { time, weather } = this;
    const once = (): void => {
      const slow = isFrame && time.random() < weather.late;
      time.after(receiver, slow ? time.below(4_000) : 1 + time.below(30), () => {
        if (!this.silent.has(client.owner)) deliver();
      });
    };
    if (isFrame && time.random() < weather.lost) return;
    once();
    if (isFrame && time.random() < weather.doubled) once();
  }

  /** The link of a client falls silent for a while; when it lasts, both sides give the connection up. */
  silence(client: string, ms: number): void {
    this.silent.add(client);
    this.time.after('world', ms, () => this.silent.delete(client));
    if (ms < PING_MS) return;
    this.time.after('world', PING_MS, () => this.cut(client));
  }

  cut(client: string): void {
    for (const socket of [...this.open]) {
      if (socket.owner !== client) continue;
      const far = socket.server;
      const owner = far && this.ownerOf(far);
      if (far && owner) this.time.as(owner, () => far.close());
      this.time.as(client, () => socket.drop());
    }
  }

  /** A client stops reading for a while. */
  deafen(client: string, ms: number): void {
    this.deaf.add(client);
    this.time.after('world', ms, () => {
      this.deaf.delete(client);
      for (const socket of this.open) if (socket.owner === client) socket.server?.drain();
    });
  }

  /** A server process dies: its connections are reset. */
  remove(instance: Instance): void {
    this.instances.splice(this.instances.indexOf(instance), 1);
    for (const socket of [...this.open]) if (socket.instance === instance) this.time.as(socket.owner, () => socket.drop());
  }
}
