import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** Called with each piece of a client's bytes before they go on; `false` = they never do. */
export type Tap = (piece: Buffer, pair: Pair) => boolean;

/**
 * A wire between a client and a server, on loopback, that can be cut, fall silent without a word, answer late, and drop what is said.
 * It knows nothing of what goes over it.
 */
export class TcpProxy {
  readonly #pairs = new Set<Pair>();
  readonly #server: Server;
  #target: NetConnectOpts | null = null;
  #silent = false;
  /** Added to every piece, each way, ms. */
  delayMs = 0;
  /** Whether somebody new is turned away. */
  refuses = false;
  tap: Tap | null = null;
  /** Connections taken since the proxy was opened. */
  taken = 0;

  private constructor() {
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#join(near));
  }

  static async open(): Promise<TcpProxy> {
    const proxy = new TcpProxy();
    await new Promise<void>((done) => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy is closed');
    return address.port;
  }

  leadTo(target: NetConnectOpts): void {
    this.#target = target;
  }

  /** From now on nothing arrives, either way, and no end is told: as a pulled cable or a firewall that forgot. */
  silence(): void {
    this.#silent = true;
    for (const { near, far } of this.#pairs) for (const end of [near, far]) end.pause();
  }

  /** What waited arrives. */
  heal(): void {
    this.#silent = false;
    for (const { near, far } of this.#pairs) for (const end of [near, far]) end.resume();
  }

  /** Ends every connection with a reset. */
  cut(): void {
    for (const pair of this.#pairs) this.end(pair);
  }

  /** Ends one connection with a reset. */
  end({ near, far }: Pair): void {
    for (const end of [near, far]) end.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }

  #join(near: Socket): void {
    this.taken++;
    near.on('error', () => undefined);
    if (this.refuses || this.#target === null) return void near.resetAndDestroy();
    const far = connect({ ...this.#target, allowHalfOpen: true });
    const pair: Pair = { near, far };
    this.#pairs.add(pair);
    far.on('error', () => undefined);
    this.#carry(pair, near, far, (piece) => this.tap?.(piece, pair) ?? true);
    this.#carry(pair, far, near, () => true);
    if (this.#silent) for (const end of [near, far]) end.pause();
  }

  #carry(pair: Pair, from: Socket, to: Socket, goesOn: (piece: Buffer) => boolean): void {
    from.on('data', (piece: Buffer) => {
      if (!goesOn(piece)) return;
      const write = () => {
        if (to.destroyed || to.write(piece)) return;
        from.pause();
        to.once('drain', () => this.#silent || from.resume());
      };
      if (this.delayMs > 0) setTimeout(write, this.delayMs);
      else write();
    });
    from.on('end', () => setTimeout(() => to.end(), this.delayMs));
    from.on('close', () => {
      if (this.#silent) return; // nobody hears of it
      this.#pairs.delete(pair);
      to.destroy();
    });
  }
}
