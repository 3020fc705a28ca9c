import type { Server as HttpServer, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/index.js';
import { problemAnswer } from '../platform/http/problem.js';
import { readBody } from '../platform/http/read-body.js';
import { apiHeaders } from '../platform/http/security.js';
import { endSlowBody } from '../platform/http/slow-bodies.js';
import type { Logger } from '../platform/log/index.js';
import { CONFIG, LOGGER } from '../platform/tokens.js';
import { PushService } from './push.service.js';

const BODY_LIMIT = 1_048_576;
const ROUTE = /^\/api\/v1\/ingest\/([^/?]+)\/?(?:\?.*)?$/;

/**
 * `POST /api/v1/ingest/:connector`, answered before the framework sees it: its comfort costs several times what a push does. The rules
 * are those of {@link PushService}; headers and problems are the ones of every other route.
 */
@Injectable()
export class IngestDoor {
  readonly #headers: readonly string[];

  constructor(
    private readonly pushes: PushService,
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#headers = Object.entries(apiHeaders(config)).flat();
  }

  /** Takes pushes from the server; everything else goes on to who listened before. */
  attach(server: HttpServer): void {
    const others = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage & { url: string }, response: ServerResponse & { req: IncomingMessage }) => {
      const connector = request.method === 'POST' ? ROUTE.exec(request.url)?.[1] : undefined;
      if (connector !== undefined) void this.#receive(request, response, connector);
      else for (const other of others) other.call(server, request, response);
    });
  }

  async #receive(request: IncomingMessage & { url: string }, response: ServerResponse, connector: string): Promise<void> {
    endSlowBody(request, response);
    try {
      const body = await readBody(request, BODY_LIMIT);
      const { headers, url: originalUrl } = request;
      const { status, answer } = await this.pushes.receive({ method: 'POST', originalUrl, headers, connector, body });
      this.#answer(response, status, ['Content-Type', 'application/json; charset=utf-8'], JSON.stringify(answer));
    } catch (error) {
      const { status, headers, text } = problemAnswer(error, this.logger);
      this.#answer(response, status, Object.entries(headers).flat(), text);
    }
  }

  #answer(response: ServerResponse, status: number, headers: readonly string[], text: string): void {
    response.writeHead(status, [...this.#headers, ...headers, 'Content-Length', String(Buffer.byteLength(text))]);
    response.end(text);
  }
}
