import { statfs } from 'node:fs/promises';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { BoardService } from '../board/board.service.js';
import { LiveGateway } from '../live/live.gateway.js';
import { Allow } from '../platform/access/policy.js';
import { ScreenRegistry } from '../platform/access/screen-registry.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { DatabaseHandle } from '../platform/database/index.js';
import { poolOf } from '../platform/database/pool.js';
import type { Leases } from '../platform/leases/leases.js';
import { Metrics, type Sample } from '../platform/metrics/metrics.js';
import { Presence } from '../platform/presence/presence.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, DATABASE, LEASES } from '../platform/tokens.js';
import { CertificateWatch } from './certificate-watch.js';

const HOUR_MS = 3_600_000;
/** A screen is looked at every two seconds while it is connected. */
const SCREEN_GONE_MS = 15_000;

/** Prometheus. For this machine, or a key with scope `metrics`; to anyone else the address does not exist. */
@Controller('metrics')
export class MetricsController {
  /** As they were before the scrape itself asked the database. */
  #pooled: readonly Sample[] = [];

  constructor(
    private readonly metrics: Metrics,
    private readonly boards: BoardService,
    private readonly tenants: Tenants,
    private readonly screens: ScreenRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
    live: LiveGateway,
    certificate: CertificateWatch,
    presence: Presence,
    @Inject(CONFIG) config: Config,
    @Inject(DATABASE) database: DatabaseHandle,
    @Inject(LEASES) leases: Leases,
  ) {
    metrics.gauge('lcc_ledger_tail_lag_seconds', 'Seconds since the log was last read without error', () => boards.tailAgeMs / 1_000);
    metrics.gauge('lcc_sockets', 'Sockets connected to this instance', () => live.connected);
    metrics.gauge('lcc_database_up', '1 while the database answers', () => (database.state.kind === 'up' ? 1 : 0));
    metrics.gauge('lcc_instances', 'Instances that live, as this one sees it', () => presence.instances);
    metrics.gauges('lcc_lease_held', '1 for each lease that this instance holds', ['name'], async () =>
      (await leases.mine()).map((name) => ({ labels: { name }, value: 1 })),
    );
    metrics.gauges('lcc_board_revision', 'Revision of each board in memory', ['tenant', 'channel'], () => this.#revisions());
    metrics.gauges(
      'lcc_board_source_cadences',
      'Age of what a source brought, in rhythms of that source: above 1 late, above 2 stale',
      ['tenant', 'channel', 'source'],
      () => this.#sources(),
    );
    metrics.gauge('lcc_data_directory_free_ratio', 'Share of the file system of the data directory that is free', async () => {
      const { bavail, blocks } = await statfs(config.dataDir);
      return bavail / blocks;
    });
    if (certificate.daysLeft !== null)
      metrics.gauge('lcc_certificate_days_left', 'Whole days until the certificate ends', () => certificate.daysLeft ?? 0);
    metrics.gauges('lcc_database_pool', 'Connections of a pool', ['tenant', 'state'], () => this.#pooled);
    metrics.gauges(
      'lcc_standby_behind_seconds',
      'Seconds the standby for reports is behind; absent while it does not answer',
      ['tenant'],
      () => {
        const behind = tenants.real.standby?.behindSeconds ?? null;
        return behind === null ? [] : [{ labels: { tenant: 'real' }, value: behind }];
      },
    );
    metrics.gauges('lcc_screens', 'Paired screens', ['state'], () => this.#screens());
  }

  @Get()
  @Allow({ local: true, keys: ['metrics'], hidden: true })
  async read(@Res() response: Response): Promise<void> {
    this.#pooled = this.#pools();
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }

  async #revisions(): Promise<Sample[]> {
    return (await this.boards.all()).map(({ tenant, board }) => ({
      labels: { tenant: tenant.id, channel: board.channel },
      value: board.revision,
    }));
  }

  async #sources(): Promise<Sample[]> {
    return (await this.boards.all()).flatMap(({ tenant, board }) =>
      board.sources.list().map(({ id, cadenceHours, lastAcceptedAt }) => ({
        labels: { tenant: tenant.id, channel: board.channel, source: id },
        value: (this.clock.now() - Date.parse(lastAcceptedAt)) / (cadenceHours * HOUR_MS),
      })),
    );
  }

  #pools(): Sample[] {
    return this.tenants
      .all()
      .flatMap(({ id, dataSource }) =>
        Object.entries(poolOf(dataSource)).map(([state, value]) => ({ labels: { tenant: id, state }, value })),
      );
  }

  async #screens(): Promise<Sample[]> {
    const paired = (await this.screens.list()).filter((screen) => screen.paired !== null && screen.revoked === null);
    const since = this.clock.now() - SCREEN_GONE_MS;
    const connected = paired.filter((screen) => (screen.lastSeen?.getTime() ?? 0) > since).length;
    return [
      { labels: { state: 'connected' }, value: connected },
      { labels: { state: 'missing' }, value: paired.length - connected },
    ];
  }
}
