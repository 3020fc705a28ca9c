import type { Socket } from 'socket.io';

/** A socket's queue may hold this much before it is cut off from deltas. */
export const QUEUE_LIMIT = { packets: 64, bytes: 1024 * 1024 } as const;
const SECOND_CHANCE_MS = 60_000;

/** The parts of engine.io and ws that are not in their public types; a test with a stopped reader watches that they are there. */
interface Connection {
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly socket?: { readonly bufferedAmount?: number } };
}

/** Packets and bytes that wait for a reader, in engine.io and in the WebSocket below it. */
export function queueOf(socket: Socket): { packets: number; bytes: number } {
  const { writeBuffer, transport } = socket.conn as unknown as Connection;
  return { packets: writeBuffer.length, bytes: transport.socket?.bufferedAmount ?? 0 };
}

const isOver = ({ packets, bytes }: { packets: number; bytes: number }): boolean =>
  packets > QUEUE_LIMIT.packets || bytes > QUEUE_LIMIT.bytes;

export type Verdict = 'ok' | 'cut' | 'bye';

/**
 * Watches one socket's queue. On overflow it is cut off (its queue stops growing) until it has drained, then told to take a
 * snapshot; a second overflow within a minute ends it.
 */
export class SlowReader {
  #cutAt: number | null = null;
  #lastCut = Number.NEGATIVE_INFINITY;

  constructor(private readonly socket: Socket) {}

  get isCut(): boolean {
    return this.#cutAt !== null;
  }

  /** Call before sending. `now` in ms of a monotonic clock. */
  judge(now: number): Verdict {
    if (this.isCut) return 'cut';
    if (!isOver(queueOf(this.socket))) return 'ok';
    if (now - this.#lastCut < SECOND_CHANCE_MS) return 'bye';
    this.#cutAt = now;
    this.#lastCut = now;
    return 'cut';
  }

  /** True once when a cut-off reader has read everything that waited. */
  hasDrained(): boolean {
    if (!this.isCut) return false;
    const { packets, bytes } = queueOf(this.socket);
    if (packets > 0 || bytes > 0) return false;
    this.#cutAt = null;
    return true;
  }
}
