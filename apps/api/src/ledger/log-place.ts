import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DatabaseHandle } from '../platform/database/index.js';
import type { Logger } from '../platform/log/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { DATABASE, LOGGER } from '../platform/tokens.js';

/** The database by its number, and its history: PostgreSQL begins a new timeline when it was recovered to a point or a standby took over. */
const PLACE = `(SELECT system_identifier FROM pg_control_system()) || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)`;

/**
 * Notices that the log may have gone back: that it lies in another database than before, or on another timeline. Every channel then begins a
 * new epoch, since a revision that a screen holds may have been taken away and given anew. Looks at the start and whenever the database
 * has come back.
 */
@Injectable()
export class LogPlace implements OnApplicationBootstrap, OnApplicationShutdown {
  #unsubscribe = (): void => undefined;

  constructor(
    private readonly tenants: Tenants,
    @Inject(DATABASE) private readonly database: DatabaseHandle,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#unsubscribe = this.database.onState(({ kind }) => {
      if (kind === 'up') void this.look();
    });
    await this.look();
  }

  onApplicationShutdown(): void {
    this.#unsubscribe();
  }

  /** Never throws: a database that is away now is looked at when it is back. */
  async look(): Promise<void> {
    for (const tenant of this.tenants.all())
      try {
        if (await hasMoved(tenant))
          this.logger.warn({ tenant: tenant.id }, 'Basis data dipulihkan atau dipindah: setiap kanal memulai epoch baru');
      } catch (err) {
        this.logger.warn({ err, tenant: tenant.id }, 'Tempat buku besar belum terbaca; dilihat lagi saat basis data kembali');
      }
  }
}

/** Of several instances the first one notices, and gives the new epochs in the same transaction. */
function hasMoved({ dataSource }: Tenant): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const noted = (await manager.query(
      `INSERT INTO log_place (place) VALUES (${PLACE})
       ON CONFLICT (is_only) DO UPDATE SET place = EXCLUDED.place WHERE log_place.place <> EXCLUDED.place RETURNING xmax <> 0 AS moved`,
    )) as { moved: boolean }[];
    if (noted[0]?.moved !== true) return false;
    await manager.query('UPDATE channel_head SET epoch = gen_random_uuid()::text');
    return true;
  });
}
