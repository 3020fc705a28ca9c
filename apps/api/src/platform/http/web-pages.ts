import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express } from 'express';

/** The built pages, from here: apps/api/{src,dist}/platform/http. */
const PAGES = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../web/dist');
const YEAR_S = 31_536_000;

/** Paths that are pages; each is the one document, which then chooses. */
const PAGE = /^\/(?:(?:wall|regent)(?:\/[\w-]*)?|pasang|console(?:\/[\w.:-]+)*|guest\/[\w-]+)?\/?$/;

/** Their documents name what the page will ask for. */
const PHONE = /^\/(?:(regent)\/?$|(guest)\/)/;

/** A whole board: figures alone, in which nothing of the request comes back. */
const BOARD = /^\/api\/v1\/boards\/[^/]+$/;

/** Serves the pages: hashed assets for ever, the document never from a cache. */
export function serveWebPages(app: Express): void {
  // What is the same for everyone is sent compressed; answers that hold secrets are not, lest their length tell.
  app.use(['/assets', '/public', '/regent', '/guest', '/wall', '/console', '/api/v1/open-data', BOARD], compression());
  app.use('/assets', express.static(join(PAGES, 'assets'), { immutable: true, maxAge: YEAR_S * 1000, fallthrough: false, index: false }));
  app.get(PAGE, (request, response, next) => {
    const [, regent, guest] = PHONE.exec(request.path) ?? [];
    const document = join(PAGES, `${regent ?? guest ?? 'index'}.html`);
    if (!existsSync(document)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('X-LCC-Document', '1'); // tells the service worker that no portal in between answered
    response.sendFile(document);
  });
  app.use(express.static(PAGES, { index: false, maxAge: 0 }));
}
