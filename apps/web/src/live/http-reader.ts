import type { Snapshot } from '@lcc/contract';
import type { ConnectionOptions } from './connection-options.js';
import { isBoard, isSnapshot } from './frame-guards.js';

const PERIOD_MS = 10_000;
const TIMEOUT_MS = 8_000;

/** The way round a network that refuses WebSockets: the board over HTTP every ten seconds, shown as delayed. */
export class HttpReader {
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly options: ConnectionOptions) {}

  start(): void {
    if (this.timer) return;
    this.options.clock.setDegraded(true);
    this.timer = setInterval(() => void this.read(), PERIOD_MS);
    void this.read();
  }

  stop(): void {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.options.clock.setDegraded(false);
  }

  /** Whether the server (not a portal in between) answers plain HTTP. */
  async serverAnswers(): Promise<boolean> {
    const body = await this.get('/api/health/live');
    return typeof body === 'object' && body !== null;
  }

  private async read(): Promise<void> {
    const { store, clock, channel } = this.options;
    const body = await this.get(`/api/v1/boards/${store.get().reader.have?.channel ?? channel}`);
    const snapshot = this.asSnapshot(body);
    if (!snapshot || !this.timer) return;
    clock.frame();
    store.set({ standing: 'membaca-http' });
    store.take({ kind: 'snapshot', snapshot });
  }

  private asSnapshot(body: unknown): Snapshot | null {
    if (isSnapshot(body)) return body;
    const { nature, session, reader } = this.options.store.get();
    const sifat = session?.nature ?? nature;
    if (!isBoard(body) || !sifat) return null;
    const channel = reader.have?.channel ?? `${body.region}-${body.year}`;
    return { channel, epoch: 'http', revision: body.revision, nature: sifat, hash: '', board: body };
  }

  private async get(path: string): Promise<unknown> {
    try {
      const answer = await fetch(`${this.options.origin ?? ''}${path}`, { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
      return answer.ok ? ((await answer.json()) as unknown) : null;
    } catch {
      return null;
    }
  }
}
