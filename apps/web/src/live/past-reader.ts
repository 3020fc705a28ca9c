import type { ConnectionOptions } from './connection-options.js';
import { isSession, isSnapshot } from './frame-guards.js';

/** A state of another day, as asked for in the page's address. Texts as given; the server judges them. */
export interface Past {
  /** Business date, `2026-06-30`; null = that of `knownAt`. */
  readonly asOf: string | null;
  /** Only what was recorded by this instant. */
  readonly knownAt: string | null;
}

const PERIOD_MS = 20_000;
const TIMEOUT_MS = 15_000;

/** What the address asks for; null = the present. */
export function askedPast(search: string): Past | null {
  const asked = new URLSearchParams(search);
  const [asOf, knownAt] = [asked.get('asOf'), asked.get('knownAt')];
  return asOf === null && knownAt === null ? null : { asOf, knownAt };
}

/**
 * Reads the board of another day over HTTP, again every twenty seconds because a late fact may change it. Never live: the link is
 * delayed at best.
 */
export class PastReader {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly past: Past,
  ) {}

  /** Starts; returns undo. */
  start(): () => void {
    this.options.clock.setDegraded(true);
    void this.turn();
    return () => {
      this.stopped = true;
      if (this.timer) clearTimeout(this.timer);
    };
  }

  private async turn(): Promise<void> {
    // Whatever a network does to one reading, the next one comes.
    await this.read().catch(() => undefined);
    if (!this.stopped) this.timer = setTimeout(() => void this.turn(), PERIOD_MS);
  }

  private async read(): Promise<void> {
    const { store, clock } = this.options;
    const session: unknown = await (await this.fetch('/api/session')).json();
    if (!isSession(session)) return;
    const before = store.get().session;
    if (before?.tenant === 'real' && session.tenant !== 'real') return store.wipe('tidak-berizin');
    clock.sample(session.serverTime);
    store.set({ session });
    const answer = await this.fetch(`/api/v1/boards/${encodeURIComponent(this.options.channel)}?${this.query()}`);
    if (answer.status === 422) return store.set({ standing: 'tanggal-ditolak' });
    if (answer.status === 404) return store.set({ standing: session.tenant ? 'kanal-ditolak' : 'belum-dipasangkan' });
    const snapshot: unknown = await answer.json();
    if (!isSnapshot(snapshot)) return;
    store.set({ standing: 'membaca-http' });
    store.take({ kind: 'snapshot', snapshot });
    clock.frame();
  }

  private query(): string {
    const { asOf, knownAt } = this.past;
    return new URLSearchParams({ ...(asOf === null ? {} : { asOf }), ...(knownAt === null ? {} : { knownAt }) }).toString();
  }

  private fetch(path: string): Promise<Response> {
    return fetch(`${this.options.origin ?? ''}${path}`, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
  }
}
