import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/index.js';
import { Problem } from '../http/problem.js';
import { type Tenant, Tenants } from '../tenancy/tenant.js';
import { CONFIG } from '../tokens.js';
import { deviceCredential } from './cookies.js';
import { KeyRegistry, type KeyScope, type MachineKey } from './key-registry.js';
import { type Screen, ScreenRegistry } from './screen-registry.js';

/** What a request shows of who sent it. */
export interface Asking {
  readonly method: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The one place that decides who may read or write what; deny by default.
 * A screen reads the real tenant's boards. A key acts within its scope and tenant; one that may push may also read the board
 * it feeds. Anyone reads the demo's boards while the demo is on.
 */
@Injectable()
export class AccessPolicy {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly tenants: Tenants,
    private readonly screens: ScreenRegistry,
    private readonly keys: KeyRegistry,
  ) {}

  async screenOf(cookieHeader: string | undefined): Promise<Screen | null> {
    const credential = deviceCredential(this.config, cookieHeader);
    return credential ? this.screens.find(credential) : null;
  }

  /** The tenant a browser sees: the real one when paired, else the demo when it is on, else none. */
  async tenantOfBrowser(cookieHeader: string | undefined): Promise<{ tenant: Tenant | null; screen: Screen | null }> {
    const screen = await this.screenOf(cookieHeader);
    return { tenant: screen ? this.tenants.real : (this.tenants.find('demo') ?? null), screen };
  }

  /** The key of a request with the given scope. Throws 401 without a valid one, 403 with another scope. */
  async requireKey(request: Asking, scopes: readonly KeyScope[], body: Buffer = Buffer.alloc(0)): Promise<MachineKey> {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const key = token ? await this.keys.find(token) : null;
    if (!key)
      throw new Problem(
        401,
        'Kunci tidak dikenal',
        'Kirim Authorization: Bearer dengan kunci yang berlaku; buat dengan: lcc key add --scope ingest',
        {},
        { 'WWW-Authenticate': 'Bearer' },
      );
    if (!scopes.includes(key.scope))
      throw new Problem(403, 'Kunci tidak berhak', `Kunci ini berlingkup ${key.scope}; diperlukan ${scopes.join(' atau ')}.`);
    const header = (name: string): string | undefined => request.headers[name]?.toString();
    const refusal = await this.keys.refuseSignature(key, {
      method: request.method,
      path: request.originalUrl,
      body,
      timestamp: header('x-lcc-timestamp'),
      nonce: header('x-lcc-nonce'),
      signature: header('x-lcc-signature'),
    });
    if (refusal) throw new Problem(401, 'Tanda tangan ditolak', refusal);
    return key;
  }

  /** The tenant whose channel this request may read. A channel that is not granted is answered as one that is not there. */
  async tenantForChannel(request: Asking, channel: string): Promise<Tenant> {
    const wanted = channel.startsWith('demo-') ? 'demo' : channel === 'main' ? null : 'real';
    if (request.headers.authorization) {
      const key = await this.requireKey(request, ['read', 'ingest']);
      const tenant = this.tenants.find(key.tenant);
      if (tenant && (wanted === null || wanted === key.tenant)) return tenant;
      throw notFound(channel);
    }
    const { tenant } = await this.tenantOfBrowser(request.headers.cookie);
    if (tenant && (wanted === null || wanted === tenant.id)) return tenant;
    const demo = this.tenants.find('demo');
    if (wanted === 'demo' && demo) return demo;
    throw notFound(channel);
  }
}

const notFound = (channel: string): Problem =>
  new Problem(404, 'Saluran tidak ditemukan', `Saluran ${channel} tidak ada, atau peramban ini belum dipasangkan (lcc screen add).`);
