import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Board, LinkState } from '@lcc/contract';
import type { LccServer } from '../../support/server.js';

const WEB = resolve(dirname(fileURLToPath(import.meta.url)), '../../../apps/web');
const { io } = createRequire(join(WEB, 'package.json'))('socket.io-client') as {
  io: (url: string, options: object) => unknown;
};

/** What this stage uses of the page's own code; the names are those of `apps/web/src/live`. */
interface Live {
  readonly BoardStore: new () => Store;
  readonly LinkClock: new (clocks?: undefined, onJump?: () => void) => Clock;
  readonly Connection: new (options: {
    store: Store;
    clock: Clock;
    channel: string;
    origin: string;
  }) => { start(): () => void; resume(): void };
}
interface Store {
  get(): {
    readonly standing: string;
    readonly board: Board | null;
    readonly database: string;
    readonly reader: {
      readonly desyncs: number;
      readonly have: { readonly revision: number; readonly epoch: string; readonly entries: object } | null;
    };
  };
  subscribe(listener: () => void): () => void;
}
interface Clock {
  get(): { readonly link: LinkState };
  tick(): void;
}

/** The page's own way to the server, bundled once for Node; only the cookie and the Origin, which a browser adds, are put in here. */
let live: Promise<Live> | null = null;
const sendAs = new Map<string, { readonly origin: string; readonly cookie: string }>();

async function bundled(): Promise<Live> {
  const { build } = (await import(pathToFileURL(createRequire(join(WEB, 'package.json')).resolve('vite')).href)) as {
    build: (config: object) => Promise<unknown>;
  };
  const outDir = mkdtempSync(join(WEB, '../../.cache/faults-'));
  const names = ['connection', 'board-store', 'link-clock'];
  await build({
    root: WEB,
    configFile: false,
    logLevel: 'error',
    define: { __BUILD__: '"uji"' },
    resolve: { conditions: ['source', 'module', 'import', 'default'] },
    ssr: { noExternal: true },
    plugins: [
      {
        name: 'socket-of-the-stage',
        enforce: 'pre',
        resolveId: (id: string) => (id === 'socket.io-client' ? '\0socket' : null),
        load: (id: string) => (id === '\0socket' ? 'export const io = (...args) => globalThis.lccDial(...args);' : null),
      },
    ],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(WEB, `src/live/${name}.ts`)])),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  const plainFetch = globalThis.fetch;
  Object.assign(globalThis, {
    lccDial: (url: string, options: object) => io(url, { ...options, extraHeaders: sendAs.get(new URL(url).origin) }),
    fetch: (url: string, init?: RequestInit) =>
      plainFetch(url, { ...init, headers: { ...init?.headers, ...sendAs.get(new URL(url).origin) } }),
  });
  const [first, second, third] = await Promise.all(
    names.map((name) => import(pathToFileURL(join(outDir, `${name}.mjs`)).href) as Promise<object>),
  );
  return { ...first, ...second, ...third } as Live;
}

/** Screens that are the page's own code without a page: the same connection, reader and clock, as many as one likes. */
export class Screens {
  /** Links younger than stale that were shown while nothing had come for longer than allowed would be found here. */
  readonly all: { readonly store: Store; readonly clock: Clock; readonly stop: () => void }[] = [];
  readonly #ticking: NodeJS.Timeout;

  private constructor(
    private readonly live: Live,
    private readonly origin: string,
  ) {
    this.#ticking = setInterval(() => {
      for (const { clock } of this.all) clock.tick();
    }, 1_000);
  }

  /**
   * Screens of a server: of its demo, or of the real tenant once they are paired.
   * @param port the server's, or that of a proxy before it
   */
  static async of(server: LccServer, { port = server.port, paired = false } = {}): Promise<Screens> {
    live ??= bundled();
    const origin = `http://localhost:${port}`;
    sendAs.set(origin, { origin: server.origin, cookie: paired ? await pairingCookie(server) : '' });
    return new Screens(await live, origin);
  }

  join(count: number): void {
    for (let i = 0; i < count; i++) {
      const store = new this.live.BoardStore();
      let resume = (): void => undefined;
      const clock = new this.live.LinkClock(undefined, () => resume());
      const connection = new this.live.Connection({ store, clock, channel: 'main', origin: this.origin });
      resume = () => connection.resume();
      this.all.push({ store, clock, stop: connection.start() });
    }
  }

  /** How many have a picture of at least this revision and say that it is live. */
  current(revision = 0): number {
    return this.all.filter(({ store, clock }) => clock.get().link === 'live' && (store.get().reader.have?.revision ?? -1) >= revision)
      .length;
  }

  links(): LinkState[] {
    return this.all.map(({ clock }) => clock.get().link);
  }

  revisions(): (number | null)[] {
    return this.all.map(({ store }) => store.get().reader.have?.revision ?? null);
  }

  /** The boards shown, each once; one text = all show the same. */
  pictures(): string[] {
    return [...new Set(this.all.map(({ store }) => JSON.stringify(store.get().reader.have?.entries)))];
  }

  desyncs(): number {
    return this.all.reduce((sum, { store }) => sum + store.get().reader.desyncs, 0);
  }

  stop(): void {
    clearInterval(this.#ticking);
    for (const { stop } of this.all) stop();
  }
}

/** The cookie of a new paired screen of the real tenant. */
export async function pairingCookie(server: LccServer): Promise<string> {
  const { url } = await server.lcc<{ url: string }>(['screen', 'add', `Uji ${Math.random()}`]);
  const answer = await fetch(url, { redirect: 'manual' });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
