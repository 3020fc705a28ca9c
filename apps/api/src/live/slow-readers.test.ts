import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUEUE_LIMIT, queueOf, SlowReader, type Verdict } from './slow-readers.js';
import { socketOptions } from './socket-options.js';

const ORIGIN = 'http://uji.example';
const FRAME = 'x'.repeat(32 * 1024);
const http = createServer();
const server = new Server(
  http,
  socketOptions(new Set([ORIGIN]), () => Promise.resolve(false)),
);
let client: Socket;
let reader: ServerSocket;

/** The WebSocket below the client, to stop it from reading. */
const wire = (): { pause(): void; resume(): void } =>
  (client.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;

beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const connected = new Promise<ServerSocket>((resolve) => server.on('connection', resolve));
  client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], extraHeaders: { origin: ORIGIN }, reconnection: false });
  reader = await connected;
  client.on('frame', (_frame: string, answer?: () => void) => answer?.());
});
afterAll(async () => {
  client.disconnect();
  await server.close();
});

/** Sends as the gateway does: only while the verdict is ok. Gives the turn back so that the socket may write. */
async function sendWhileOk(slow: SlowReader, frames: number, now: number): Promise<Verdict> {
  let verdict: Verdict = 'ok';
  for (let i = 0; i < frames && verdict === 'ok'; i++) {
    verdict = slow.judge(now);
    if (verdict === 'ok') reader.emit('frame', FRAME);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return verdict;
}

describe('a reader that stops reading', () => {
  it('is cut off while its queue is bounded, revived once it has drained, and ended at the second overflow within a minute', async () => {
    const slow = new SlowReader(reader);
    wire().pause();
    expect(await sendWhileOk(slow, 5_000, 1_000)).toBe('cut');
    const queue = queueOf(reader);
    expect(queue.bytes).toBeGreaterThan(0);
    expect(queue.bytes).toBeLessThanOrEqual(QUEUE_LIMIT.bytes + 4 * FRAME.length);
    expect(slow.hasDrained()).toBe(false);
    wire().resume();
    await expect.poll(() => slow.hasDrained(), { timeout: 10_000 }).toBe(true);
    expect(slow.judge(2_000)).toBe('ok');
    wire().pause();
    expect(await sendWhileOk(slow, 5_000, 3_000)).toBe('bye');
    wire().resume();
  });

  it('a reader that keeps up is never cut', async () => {
    const slow = new SlowReader(reader);
    await expect.poll(() => queueOf(reader).bytes, { timeout: 10_000 }).toBe(0);
    for (let i = 0; i < 50; i++) {
      expect(slow.judge(100_000 + i)).toBe('ok');
      await reader
        .timeout(5_000)
        .emitWithAck('frame', 'kecil')
        .catch(() => undefined);
    }
  });
});
