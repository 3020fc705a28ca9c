import { Injectable } from '@nestjs/common';
import type { Config } from '../config/index.js';
import { allowedOrigins } from './security.js';

/** The origins whose pages may change something or open a socket; known once the server listens. None before. */
@Injectable()
export class OriginList {
  #origins: ReadonlySet<string> = new Set();

  listenOn(config: Config, port: number): void {
    this.#origins = allowedOrigins(config, port);
  }

  has(origin: string | undefined): boolean {
    return origin !== undefined && this.#origins.has(origin);
  }
}
