import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Foundation } from './app.module.js';
import { BoardService } from './board/board.service.js';
import { createApp } from './create-app.js';
import { LiveGateway } from './live/live.gateway.js';
import { migrations } from './migrations.js';
import { type Config, sitesOf } from './platform/config/index.js';
import { endHung } from './platform/database/index.js';
import { OriginList } from './platform/http/origin-list.js';
import { allowedOrigins, localHost } from './platform/http/security.js';
import { siteDoor } from './platform/http/site-door.js';
import { UPLOAD_MS } from './platform/http/slow-bodies.js';
import { type OpenTenants, openTenants } from './platform/tenancy/open-tenants.js';
import { ProvinceKeeper } from './province/province-keeper.js';

/** One application with its own tenants. */
export interface Site {
  readonly config: Config;
  readonly app: NestExpressApplication;
  /** Where people on this machine find it, once it is served. */
  readonly origin: string;
}

/** What one process serves, not yet listening. */
export class Sites {
  readonly #opened: { readonly config: Config; readonly app: NestExpressApplication; readonly tenants: OpenTenants; origin: string }[] = [];

  constructor(private readonly base: Omit<Foundation, 'tenants'>) {}

  get all(): readonly Site[] {
    return this.#opened;
  }

  /** Opens and migrates the schema of each site, and puts its application together. */
  async open(configs: readonly Config[] = sitesOf(this.base.config)): Promise<void> {
    const { database, logger } = this.base;
    for (const config of configs) {
      const tenants = await openTenants(config, database, migrations, logger);
      for (const { dataSource, standby } of tenants.tenants.all()) {
        endHung(dataSource, database);
        await standby?.start();
      }
      const app = await createApp({ ...this.base, config, tenants: tenants.tenants });
      this.#opened.push({ config, app, tenants, origin: '' });
    }
  }

  /** Serves them: one by itself, several behind one door that tells them apart by name. */
  async listen(): Promise<void> {
    const { config, database } = this.base;
    const server = await this.#serve();
    const { port } = server.address() as AddressInfo;
    for (const site of this.#opened) {
      site.app.get(OriginList).listenOn(site.config, port);
      const down = (): boolean => database.state.kind === 'down';
      site.app.get(LiveGateway).attach(site.app.getHttpServer() as Server, allowedOrigins(site.config, port), down);
      site.origin = `${config.tls ? 'https' : 'http'}://${localHost(site.config)}:${port}`;
    }
    server.headersTimeout = 10_000;
    server.requestTimeout = UPLOAD_MS;
  }

  /** Where there are regencies beside each other, the board above them begins to follow theirs. */
  followRegencies(): void {
    const [province, ...regencies] = this.#opened;
    if (!province || regencies.length === 0) return;
    const beside = regencies.map(({ app, tenants }) => ({ tenant: tenants.tenants.real, boards: app.get(BoardService) }));
    province.app.get(ProvinceKeeper).follow(beside);
  }

  async close(): Promise<void> {
    for (const { app } of this.#opened) await app.close();
    this.#door?.closeAllConnections();
    for (const { tenants } of this.#opened) await tenants.close();
  }

  #door: Server | null = null;

  async #serve(): Promise<Server> {
    const { port, host } = this.base.config;
    const [only, ...others] = this.#opened;
    if (only && others.length === 0) return (await only.app.listen(port, host)) as Server;
    for (const { app } of this.#opened) await app.init();
    const door = siteDoor(this.base.config, new Map(this.#opened.map(({ config, app }) => [config.site, app.getHttpServer() as Server])));
    this.#door = door;
    await new Promise<void>((resolve, reject) => door.once('error', reject).listen(port, host, resolve));
    return door;
  }
}
