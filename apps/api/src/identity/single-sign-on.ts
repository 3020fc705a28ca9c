import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { SessionRegistry } from '../platform/access/session-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { OriginList } from '../platform/http/origin-list.js';
import type { Logger } from '../platform/log/index.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, LOGGER } from '../platform/tokens.js';

const CALLBACK = '/api/v1/sign-in/oidc/callback';
const DISCOVERY_MS = 10 * 60_000;
const WAITING_MS = 10 * 60_000;
const TIMEOUT_S = 10;

/** What a browser carries, locked, while its person is at the provider. */
const waitingSchema = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string(), at: z.number() });

/**
 * Sign-in by an OpenID Connect provider: authorization code with PKCE, state and nonce. It opens a session only for an account that
 * an administrator has given the identity; it never makes one and never takes a role from a claim.
 */
@Injectable()
export class SingleSignOn {
  #discovered: { readonly at: number; readonly configuration: Promise<oidc.Configuration> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly origins: OriginList,
    private readonly tenants: Tenants,
    private readonly sessions: SessionRegistry,
    private readonly audit: Audit,
    private readonly box: SecretBox,
  ) {}

  /** What the sign-in page calls the provider; null without one. */
  get name(): string | null {
    return this.config.sso?.name ?? null;
  }

  /** Where to send the browser, and what it has to bring back, locked. Null when there is no provider, or none that answers. */
  async begin(): Promise<{ url: string; waiting: string } | null> {
    const configuration = await this.#configuration();
    if (!configuration) return null;
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.origins.home + CALLBACK,
      scope: this.config.sso?.claim === 'email' ? 'openid email' : 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, waiting: this.box.lock(JSON.stringify({ state, nonce, verifier, at: this.clock.now() })) };
  }

  /** The secret of a new session for who comes back from the provider; null, with an entry in the audit trail, for anybody else. */
  async finish(from: Actor, path: string, waiting: string | null): Promise<string | null> {
    const subject = await this.#subjectOf(path, waiting).catch((err: unknown) => {
      this.logger.warn({ err }, 'Masuk tunggal gagal');
      return null;
    });
    const account = subject === null ? null : await this.#accountOf(subject);
    if (!account) {
      await this.audit.append({ actor: from, action: 'session.refused', object: 'user:?', after: { means: 'sso' } });
      return null;
    }
    return this.sessions.open({ ...from, kind: 'user', id: account.id }, account.id, 'sso', account.has_totp);
  }

  async #subjectOf(path: string, waiting: string | null): Promise<string | null> {
    const { sso } = this.config;
    const configuration = await this.#configuration();
    if (!sso || !configuration || waiting === null) return null;
    const { state, nonce, verifier, at } = waitingSchema.parse(JSON.parse(this.box.unlock(waiting)));
    if (this.clock.now() - at > WAITING_MS) return null;
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(path, this.origins.home), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (sso.claim === 'email' && claims?.email_verified !== true) return null;
    const subject = claims?.[sso.claim];
    return typeof subject === 'string' && subject !== '' ? subject : null;
  }

  async #accountOf(subject: string): Promise<{ id: string; has_totp: boolean } | null> {
    const rows = (await this.tenants.real.dataSource.query(
      'SELECT id, totp_enabled_at IS NOT NULL AS has_totp FROM account WHERE sso_subject = $1 AND disabled_at IS NULL',
      [subject],
    )) as { id: string; has_totp: boolean }[];
    return rows[0] ?? null;
  }

  /** What the provider says of itself, asked again now and then; a provider that is away is asked again the next time. */
  async #configuration(): Promise<oidc.Configuration | null> {
    const { sso } = this.config;
    if (!sso) return null;
    if (!this.#discovered || this.clock.now() - this.#discovered.at > DISCOVERY_MS) {
      const insecure = sso.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []; // this machine only: the configuration saw to that
      const configuration = oidc.discovery(new URL(sso.issuer), sso.clientId, sso.clientSecret, undefined, {
        execute: insecure,
        timeout: TIMEOUT_S,
      });
      this.#discovered = { at: this.clock.now(), configuration };
    }
    return this.#discovered.configuration.catch((err: unknown) => {
      this.#discovered = undefined;
      this.logger.warn({ err }, 'Penyedia masuk tunggal tidak menjawab');
      return null;
    });
  }
}
