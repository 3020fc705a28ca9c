import type { ServerOptions } from 'socket.io';
import { writtenParser } from './written-json.js';

/**
 * WebSocket only, no compression, no binary, no recovery by the library (delivery is ours). The Origin must be one of ours,
 * exactly; a client without one (no browser) is let in only with the credential of a paired screen.
 */
export function socketOptions(
  origins: ReadonlySet<string>,
  isPaired: (cookieHeader: string | undefined) => Promise<boolean>,
): Partial<ServerOptions> {
  return {
    transports: ['websocket'],
    parser: writtenParser,
    perMessageDeflate: false,
    httpCompression: false,
    allowEIO3: false,
    serveClient: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 5_000,
    maxHttpBufferSize: 16 * 1024,
    allowRequest: (request, decide) => {
      const { origin, cookie } = request.headers;
      if (origin !== undefined) return decide(origins.has(origin) ? null : 'asal tidak dikenal', origins.has(origin));
      isPaired(cookie).then(
        (paired) => decide(paired ? null : 'asal tidak disebut', paired),
        () => decide('basis data terputus', false),
      );
    },
  };
}
