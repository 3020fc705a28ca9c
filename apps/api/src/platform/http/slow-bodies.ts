import type { IncomingMessage, ServerResponse } from 'node:http';

/** A file may take this long to arrive; the server ends any request after it. */
export const UPLOAD_MS = 120_000;
const SMALL_BODY_MS = 30_000;

/** Ends a request whose small body does not arrive in time, so that slow senders hold no connections. */
export function endSlowBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  const late = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, SMALL_BODY_MS).unref();
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(late));
  response.once('close', () => clearTimeout(late));
}
