import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { holds } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request } from 'express';
import { Audit } from '../audit/audit.js';
import type { Clock } from '../clock/index.js';
import type { Config } from '../config/index.js';
import { OriginList } from '../http/origin-list.js';
import { Problem } from '../http/problem.js';
import { type Tenant, Tenants } from '../tenancy/tenant.js';
import { CLOCK, CONFIG } from '../tokens.js';
import { actorOf, type Caller, type Session, STAGES } from './caller.js';
import { deviceCredential, sessionSecret } from './cookies.js';
import { KeyRegistry, type KeyScope, type MachineKey } from './key-registry.js';
import type { Admission, ObjectRule, RoutePolicy, UnitOwner } from './policy.js';
import { noSignInProblem, notFoundProblem, PAGE_HEADER, refuseForgery, STEP_UP_MS, stageProblem, stepUpProblem } from './refusals.js';
import { type Screen, ScreenRegistry } from './screen-registry.js';
import { SessionRegistry } from './session-registry.js';
import { coversUnit } from './units.js';

const TELL_EVERY_MS = 60_000;
const MOST_REMEMBERED = 1_000;
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** The bytes a signature is held against: of a JSON body as they came, none without a body. */
const rawBody = (request: Request): Buffer => {
  const { rawBody: bytes } = request as Request & { rawBody?: unknown };
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
};

/** What a request says its body will be, before it is read; empty when it does not say. The route compares it with what came. */
export const declaredHash = (request: IncomingMessage): string => request.headers['x-lcc-content-sha256']?.toString().toLowerCase() ?? '';

/** What a request shows of who sent it. */
export interface Asking {
  readonly method: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The one place that decides who may read or change what; deny by default. It reads the policy a route declares, finds out who
 * calls, and answers 401 to who is not known, 403 to who may not, 404 for an object that is not the caller's.
 *
 * The real tenant's boards are for paired screens, for people whose role may read them, and for keys; the demo's are for anyone while the
 * demo is on.
 */
@Injectable()
export class AccessPolicy {
  readonly #refused = new Map<string, number>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tenants: Tenants,
    private readonly screens: ScreenRegistry,
    private readonly keys: KeyRegistry,
    private readonly sessions: SessionRegistry,
    private readonly audit: Audit,
    private readonly origins: OriginList,
    private readonly providers: ModuleRef,
  ) {}

  /** Lets a request through, or throws the Problem that says why not. */
  async admit(request: Request, policy: RoutePolicy | undefined): Promise<Admission> {
    if (!policy) throw new Problem(403, 'Alamat ini belum dibuka', 'Alamat ini tidak menyatakan siapa yang boleh memakainya.');
    const caller = await this.#admitCaller(request, policy).catch((error: unknown) => {
      throw policy.hidden ? notFoundProblem() : error;
    });
    const actor = actorOf(caller, { ip: request.ip ?? null, device: request.header('user-agent') ?? null });
    const tenant = policy.object ? await this.#admitObject(request, caller, policy.object) : null;
    return { caller, actor, tenant };
  }

  async #admitCaller(request: Request, policy: RoutePolicy): Promise<Caller> {
    if (policy.local && !this.config.behindProxy && LOOPBACK.test(request.socket.remoteAddress ?? '')) return { kind: 'anonymous' };
    if (request.headers.authorization !== undefined) {
      if (policy.keys)
        return { kind: 'key', key: await this.requireKey(request, policy.keys, policy.upload ? declaredHash(request) : rawBody(request)) };
      if (!policy.anyone) throw new Problem(403, 'Kunci tidak berhak', 'Alamat ini untuk orang yang masuk, bukan untuk kunci mesin.');
    }
    if (policy.keys && !policy.right && !policy.anyone) throw noKey();
    refuseForgery(request, policy, this.origins);
    const session = policy.right ? await this.sessionOf(request.headers.cookie, request.header(PAGE_HEADER) !== 'background') : null;
    if (session && policy.right && holds(session.account.role, policy.right) && (session.stage === 'full' || !policy.anyone))
      return this.#admitSession(session, policy);
    if (policy.anyone) {
      const screen = policy.object?.of === 'channel' && !policy.personal ? await this.screenOf(request.headers.cookie) : null;
      return screen ? { kind: 'screen', screen } : { kind: 'anonymous' };
    }
    throw session ? await this.#lacksRight(request, session, policy) : noSignInProblem();
  }

  #admitSession(session: Session, policy: RoutePolicy): Caller {
    if (STAGES.indexOf(session.stage) < STAGES.indexOf(policy.stage ?? 'full')) throw stageProblem(session);
    if (policy.stepUp && this.clock.now() - session.confirmedAt > STEP_UP_MS) throw stepUpProblem(session);
    return { kind: 'user', session };
  }

  /** A refusal of somebody who is signed in is told to the audit trail, once a minute for each right. */
  async #lacksRight(request: Request, { id, account }: Session, { right }: RoutePolicy): Promise<Problem> {
    const problem = new Problem(403, 'Tidak berhak', `Peran Anda tidak memuat hak ${right}. Administrator dapat memberikannya.`, { right });
    const now = this.clock.now();
    if (now - (this.#refused.get(`${id} ${right}`) ?? Number.NEGATIVE_INFINITY) < TELL_EVERY_MS) return problem;
    if (this.#refused.size > MOST_REMEMBERED) this.#refused.clear();
    this.#refused.set(`${id} ${right}`, now);
    const actor = { kind: 'user', id: account.id, ip: request.ip ?? null } as const;
    await this.audit.append({ actor, action: 'access.refused', object: `right:${right}`, after: { method: request.method } });
    return problem;
  }

  async #admitObject(request: Request, caller: Caller, rule: ObjectRule): Promise<Tenant | null> {
    const id = String(request.params[rule.param] ?? '');
    if (rule.of === 'channel') return this.#tenantOf(caller, id);
    if (caller.kind !== 'user') return null;
    if (!(await this.#exists(caller.session, rule, id))) throw notFoundProblem();
    return null;
  }

  async #exists({ account }: Session, rule: Exclude<ObjectRule, { of: 'channel' }>, id: string): Promise<boolean> {
    if (rule.of === 'own-session') return (await this.sessions.list(account.id)).some((session) => session.id === id);
    if (account.unit === null) return true;
    const unit = rule.of === 'unit' ? id : await this.providers.get<UnitOwner>(rule.by, { strict: false }).unitOf(id);
    return unit !== null && coversUnit(account.unit, unit);
  }

  /** The tenant whose channel a caller may read. A channel that is not granted is answered as one that is not there. */
  #tenantOf(caller: Caller, channel: string): Tenant {
    const wanted = channel.startsWith('demo-') ? 'demo' : channel === 'main' || channel === 'beside' ? null : 'real';
    const own = caller.kind === 'key' ? this.tenants.find(caller.key.tenant) : caller.kind === 'anonymous' ? undefined : this.tenants.real;
    const tenant = own ?? (caller.kind === 'anonymous' ? this.tenants.find('demo') : undefined);
    if (tenant && (wanted === null || wanted === tenant.id)) return tenant;
    const demo = this.tenants.find('demo');
    if (wanted === 'demo' && demo && caller.kind !== 'key') return demo;
    throw notFound(channel);
  }

  async screenOf(cookieHeader: string | undefined): Promise<Screen | null> {
    const credential = deviceCredential(this.config, cookieHeader);
    return credential ? this.screens.find(credential) : null;
  }

  async sessionOf(cookieHeader: string | undefined, byPerson: boolean): Promise<Session | null> {
    const secret = sessionSecret(this.config, cookieHeader);
    return secret ? this.sessions.find(secret, byPerson) : null;
  }

  /** Who a socket or a page of boards belongs to: a screen before a person, since a wall stays a wall. */
  async readerOf(cookieHeader: string | undefined): Promise<{ screen: Screen | null; session: Session | null }> {
    const screen = await this.screenOf(cookieHeader);
    if (screen) return { screen, session: null };
    const session = await this.sessionOf(cookieHeader, false);
    const may = session !== null && session.stage === 'full' && holds(session.account.role, 'board.read');
    return { screen: null, session: may ? session : null };
  }

  /**
   * The key of a request with one of the scopes. Throws 401 without a valid one, 403 with another scope, and of a key that is bound to an
   * application wherever its figures are not what is told (`takesFigures`).
   */
  async requireKey(
    request: Asking,
    scopes: readonly KeyScope[],
    body: Buffer | string = Buffer.alloc(0),
    takesFigures = false,
  ): Promise<MachineKey> {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const key = token ? await this.keys.find(token) : null;
    if (!key) throw noKey();
    if (!scopes.includes(key.scope))
      throw new Problem(403, 'Kunci tidak berhak', `Kunci ini berlingkup ${key.scope}; diperlukan ${scopes.join(' atau ')}.`);
    if (key.application !== null && !takesFigures)
      throw new Problem(
        403,
        'Kunci tidak berhak',
        `Kunci ini hanya untuk angka aplikasi ${key.application}, lewat /api/v1/ingest/indicator.`,
      );
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
}

const noKey = (): Problem =>
  new Problem(
    401,
    'Kunci tidak dikenal',
    'Kirim Authorization: Bearer dengan kunci yang berlaku; buat dengan: lcc key add --scope ingest',
    {},
    { 'WWW-Authenticate': 'Bearer' },
  );

const notFound = (channel: string): Problem =>
  new Problem(404, 'Saluran tidak ditemukan', `Saluran ${channel} tidak ada, atau peramban ini belum dipasangkan (lcc screen add).`);
