import { afterEach, describe, expect, it, vi } from 'vitest';
import { VirtualTime } from './virtual-time.js';
import { CALM, Network } from './wire.js';
import { roster, World } from './world.js';

const current = vi.hoisted(() => ({ network: null as Network | null }));
const network = (): Network => {
  if (!current.network) throw new Error('no world');
  return current.network;
};
vi.mock('socket.io', async () => ({ Server: (await import('./wire.js')).SimulatedServer }));
vi.mock('socket.io-client', () => ({ io: (url: string) => network().dial(url) }));
// The alarm clock that NOTIFY is; what it wakes reads every half second anyway.
vi.mock('pg', () => ({
  default: {},
  Client: class {
    on(): void {}
    once(): void {}
    async connect(): Promise<void> {}
    async query(): Promise<void> {}
    async end(): Promise<void> {}
  },
}));

const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const RUNS = Number(process.env.LCC_SIM_RUNS ?? 200);
const FIRST = Number(process.env.LCC_SIM_SEED ?? 1);
const ACTS = 30;
/** When everything works again this is enough for every screen to be right: an announced head is believed for 10 s, a lost answer asked again. */
const REST_MS = 60_000;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** One act of fate. */
function act(world: World, time: VirtualTime): void {
  const server = world.servers[time.below(Math.max(1, world.servers.length))] ?? null;
  const screen = world.clients[time.below(world.clients.length)]?.name ?? '';
  const amount = BigInt(1 + time.below(1_000_000));
  const known = world.log.pick(time.below(1_000));
  const { network: wires, log } = world;
  const acts: Record<string, () => void> = {
    push: () => world.commit(server, [world.payment(amount)]),
    'push by another program': () => world.commit(null, [world.payment(amount), world.payment(amount + 1n)]),
    'push a burst': () => {
      for (let i = 0; i < 5; i++) world.commit(server, [world.payment(amount + BigInt(i))]);
    },
    'say again': () => known && world.commit(server, [known]),
    correct: () => known?.kind === 'sp2d' && world.commit(server, [world.payment(amount, known.number)]),
    withdraw: () => known && world.commit(server, [{ withdrawn: known }]),
    'commit and die': () => {
      world.commit(null, [world.payment(amount)]);
      world.crash(time.below(10));
    },
    'new unit': () => world.commit(server, [roster(`1.05.0.00.0.00.05.000${time.below(8)}`)]),
    'next day': () => world.nextDay(server),
    crash: () => world.crash(time.below(10)),
    'bad weather': () => {
      wires.weather = { lost: time.random() * 0.3, doubled: time.random() * 0.2, late: time.random() * 0.3 };
    },
    'good weather': () => {
      wires.weather = CALM;
    },
    silence: () => wires.silence(screen, time.below(60_000)),
    cut: () => wires.cut(screen),
    'cut all': () => {
      for (const { name } of world.clients) wires.cut(name);
    },
    'stop reading': () => wires.deafen(screen, time.below(20_000)),
    backup: () => log.save(),
    restore: () => world.restore(),
    'database down': () => {
      log.isDown = true;
      time.after('world', time.below(20_000), () => {
        log.isDown = false;
      });
    },
    'new screen': () => world.clients.length < 6 && world.startClient(),
  };
  const often = ['push', 'push', 'push', 'push by another program', 'correct', 'say again', 'push a burst'];
  const names = [...Object.keys(acts), ...often];
  acts[names[time.below(names.length)] ?? 'push']?.();
}

/** One life of a world; throws what went wrong. */
async function live(seed: number): Promise<void> {
  const time = new VirtualTime(NOON, seed);
  time.install();
  current.network = new Network(time);
  const wires = current.network;
  vi.stubGlobal('__BUILD__', 'sim');
  // Whoever paints is told in the next turn; nobody paints here.
  vi.stubGlobal(
    'MessageChannel',
    class {
      port1 = { onmessage: null };
      port2 = { postMessage: () => undefined };
    },
  );
  const world = new World(time, wires);
  vi.stubGlobal('fetch', (url: string) => wires.fetch(url, () => world.session()));
  try {
    world.startServer();
    world.startServer();
    for (let i = 0; i < 3; i++) world.startClient();
    await time.pass(3_000);
    for (let i = 0; i < ACTS; i++) {
      act(world, time);
      await time.pass(time.below(2) === 0 ? time.below(300) : time.below(6_000));
    }
    wires.weather = CALM;
    await time.pass(60_000); // what was under way ends: silences, outages, starts
    await time.pass(REST_MS);
    expect(world.clients.flatMap((client) => world.wrongAtRest(client) ?? []).join('; ')).toBe('');
  } finally {
    for (const client of world.clients) client.stop();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
}

describe('delivery from the log to the screens', () => {
  it(`shows only boards that were, never calls an old one live, and ends right: ${RUNS} lives from seed ${FIRST}`, async () => {
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      await live(seed).catch((error: unknown) => {
        const said = error instanceof Error ? error.message : String(error);
        throw new Error(`seed ${seed}: ${said}\nAgain: npm run faults -- sim --seed ${seed} --runs 1`, { cause: error });
      });
    }
  }, 3_600_000);
});
