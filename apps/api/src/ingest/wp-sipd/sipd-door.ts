import type { Server as HttpServer, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/index.js';
import { Problem, problemAnswer } from '../../platform/http/problem.js';
import { readBody } from '../../platform/http/read-body.js';
import { apiHeaders } from '../../platform/http/security.js';
import { endSlowBody } from '../../platform/http/slow-bodies.js';
import type { Logger } from '../../platform/log/index.js';
import { CONFIG, LOGGER } from '../../platform/tokens.js';
import { SipdPosts } from './sipd-posts.js';

const BODY_LIMIT = 16_777_216;
/** Bodies that are read at once: their key stands within, so that they are read before anybody is known. */
const MOST_RECEIVED = 4;
const ROUTE = /^\/api\/v1\/wp-sipd\/?(?:\?.*)?$/;

/**
 * `POST /api/v1/wp-sipd`: what the browser extensions of wp-sipd send, answered as wp-sipd answers. It stands before the framework since
 * the key of a post is one of its fields; the rules are those of {@link SipdPosts}.
 */
@Injectable()
export class SipdDoor {
  readonly #headers: readonly string[];
  #receiving = 0;

  constructor(
    private readonly posts: SipdPosts,
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#headers = Object.entries(apiHeaders(config)).flat();
  }

  /** Takes posts from the server; everything else goes on to who listened before. */
  attach(server: HttpServer): void {
    const others = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage & { url: string }, response: ServerResponse & { req: IncomingMessage }) => {
      if (request.method === 'POST' && ROUTE.test(request.url)) void this.#receive(request, response);
      else for (const other of others) other.call(server, request, response);
    });
  }

  async #receive(request: IncomingMessage & { url: string }, response: ServerResponse): Promise<void> {
    endSlowBody(request, response);
    try {
      const body = await this.#body(request);
      const answer = await this.posts.receive({ method: 'POST', originalUrl: request.url, headers: request.headers, body });
      this.#answer(response, 200, {}, answer);
    } catch (error) {
      const { status, headers } = problemAnswer(error, this.logger);
      const message = error instanceof Problem ? error.detail : 'Kesalahan di server; coba lagi sebentar.';
      this.#answer(response, status, headers, { status: 'error', message });
    }
  }

  async #body(request: IncomingMessage): Promise<Buffer> {
    if (this.#receiving >= MOST_RECEIVED)
      throw new Problem(503, 'Server sedang menerima kiriman lain', 'Kirim lagi sebentar.', {}, { 'Retry-After': '2' });
    this.#receiving += 1;
    try {
      return await readBody(request, BODY_LIMIT);
    } finally {
      this.#receiving -= 1;
    }
  }

  #answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, answer: object): void {
    const text = JSON.stringify(answer);
    const own = { ...headers, 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(Buffer.byteLength(text)) };
    response.writeHead(status, [...this.#headers, ...Object.entries(own).flat()]);
    response.end(text);
  }
}
