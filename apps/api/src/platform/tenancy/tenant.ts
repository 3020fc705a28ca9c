import { randomUUID } from 'node:crypto';
import type { RegionCode } from '@lcc/domain';
import type { ClientConfig } from 'pg';
import type { DataSource } from 'typeorm';
import type { Standby } from '../database/index.js';

export type TenantId = 'real' | 'demo';
export type Nature = 'NYATA' | 'SIMULASI';

/** One set of data with its own schema, channels and socket namespace. Nothing is shared between tenants but the program. */
export class Tenant {
  /** Tells this process's own commits from those of others. */
  readonly instance = randomUUID();

  constructor(
    readonly id: TenantId,
    readonly dataSource: DataSource,
    /** The region it serves by default. */
    readonly region: RegionCode,
    /** For the one connection outside the pool that listens. */
    readonly listenerConfig: ClientConfig,
    readonly standby: Standby | null = null,
  ) {}

  /** A long reading, where it disturbs nobody: at the standby if that is close behind, else here; here too when it fails there. */
  async aside<T>(read: (from: Tenant) => Promise<T>): Promise<T> {
    const source = this.standby?.source ?? null;
    if (source === null) return read(this);
    return read(new Tenant(this.id, source, this.region, this.listenerConfig)).catch(() => read(this));
  }

  get nature(): Nature {
    return this.id === 'demo' ? 'SIMULASI' : 'NYATA';
  }

  /** Channel of a region and fiscal year: `12.05-2026`; the demo's is `demo-2026`. */
  channelOf(region: RegionCode, year: number): string {
    return this.id === 'demo' ? `demo-${year}` : `${region}-${year}`;
  }

  /** Name of the PostgreSQL notification channel that wakes its followers; each message is the `instance` that committed. */
  get wakeChannel(): string {
    const { schema } = this.dataSource.options as { schema?: string };
    return schema === undefined || schema === SCHEMAS[this.id] ? `lcc_${this.id}` : schema;
  }
}

export const SCHEMAS: Record<TenantId, string> = { real: 'lcc', demo: 'lcc_demo' };

/** The tenants of this installation: always the real one, the demo when it is on. */
export class Tenants {
  readonly #byId: ReadonlyMap<TenantId, Tenant>;

  constructor(tenants: readonly Tenant[]) {
    this.#byId = new Map(tenants.map((t) => [t.id, t]));
  }

  find(id: TenantId): Tenant | undefined {
    return this.#byId.get(id);
  }

  get real(): Tenant {
    const tenant = this.#byId.get('real');
    if (!tenant) throw new Error('Penyewa nyata tidak ada');
    return tenant;
  }

  all(): Tenant[] {
    return [...this.#byId.values()];
  }
}
