import { Injectable } from '@nestjs/common';
import type { Config } from '../config/index.js';
import { allowedOrigins, localHost } from './security.js';

/** The origins whose pages may change something or open a socket; known once the server listens. None before. */
@Injectable()
export class OriginList {
  #origins: ReadonlySet<string> = new Set();
  #home = '';

  listenOn(config: Config, port: number): void {
    this.#origins = allowedOrigins(config, port);
    this.#home = config.origins[0] ?? `${config.tls ? 'https' : 'http'}://${localHost(config)}:${port}`;
  }

  /** Where people find this server; others are told to send them back here. */
  get home(): string {
    return this.#home;
  }

  has(origin: string | undefined): boolean {
    return origin !== undefined && this.#origins.has(origin);
  }
}
