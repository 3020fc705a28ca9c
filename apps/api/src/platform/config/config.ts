import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provinceOf } from './province.js';
import { type Environment, type Variables, variablesSchema } from './variables.js';

/** Everything an operator may choose, checked. Folders are absolute paths. */
export interface Config {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Certificate and key files; undefined = plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** A proxy in front speaks TLS: cookies are secure. */
  readonly behindProxy: boolean;
  /** Whose X-Forwarded headers are believed: addresses, networks, or `loopback`. Nobody's without a proxy. */
  readonly proxies: readonly string[];
  readonly loopback: boolean;
  /** Origins that may open a socket besides the one the page came from. */
  readonly origins: readonly string[];
  /** undefined = the embedded database of `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** A standby of that database, for reports and boards of other days; undefined = none. */
  readonly reportsDatabaseUrl: string | undefined;
  readonly dataDir: string;
  readonly dropDir: string;
  /** Kemendagri code of the real tenant, `12.05`; where there are `regencies`, the one a command means. */
  readonly region: string;
  /** Regencies of one province that this installation serves beside each other; none = it serves `region` alone. */
  readonly regencies: readonly string[];
  /** The first label of the addresses of a regency beside others, `12-05`; empty for the province, and for one that is alone. */
  readonly site: string;
  /** PostgreSQL schema of the real tenant. */
  readonly schema: string;
  readonly demo: boolean;
  /** SP2D per minute of the demo's stream; 0 = paused. */
  readonly demoPace: number;
  /** Citizens may see what is public of the real regency. */
  readonly publicPage: boolean;
  /** Ingest requests per second and key; undefined = unlimited. */
  readonly ingestLimit: number | undefined;
  /** The provider of identities people may sign in with; undefined = passwords only. */
  readonly sso: SsoConfig | undefined;
  /** Hosts that sources may be fetched from, as {@link parseAllowedHost} reads them; none unless told. */
  readonly sourceHosts: readonly string[];
  /** A second place for backups; undefined = none. */
  readonly backupDir: string | undefined;
  /** The first administrator's password; undefined = generate one and print it once. */
  readonly adminPassword: string | undefined;
}

/** An OpenID Connect provider. */
export interface SsoConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that names an account's `ssoSubject`. */
  readonly claim: string;
  /** What the sign-in page calls the provider. */
  readonly name: string;
}

/** A variable has a wrong value. The message is Indonesian and names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The repository's root, from here: apps/api/{src,dist}/platform/config. */
const HOME = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');

/** Without a limit of the operator's, a key may send this often to a server that others can reach. */
const OPEN_INGEST_LIMIT = 20;

/** The configuration of this process. The only reader of the environment. @throws ConfigError */
export function readConfig(): Config {
  return loadConfig(process.env);
}

/**
 * Judges an environment. Pure.
 *
 * @param home folder the default data directory lies in; relative paths an operator gives count from the working directory
 * @throws ConfigError that names every wrong variable, one a line
 */
export function loadConfig(env: Environment, home = HOME): Config {
  const variables = check(env);
  const { host, port, tls, behindProxy, proxies, loopback, origins } = listener(variables);
  const dataDir = resolve(variables.LCC_DATA_DIR ?? join(home, '.data'));
  const regencies = regenciesOf(variables);
  return {
    host,
    port,
    tls,
    behindProxy,
    proxies,
    loopback,
    origins,
    databaseUrl: variables.DATABASE_URL,
    reportsDatabaseUrl: variables.LCC_REPORTS_DATABASE_URL,
    dataDir,
    dropDir: resolve(variables.LCC_DROP_DIR ?? join(dataDir, 'drop')),
    region: variables.LCC_REGION ?? (regencies[0] === undefined ? '12.05' : provinceOf(regencies[0])),
    regencies,
    site: '',
    schema: 'lcc',
    demo: (variables.LCC_DEMO ?? (variables.DATABASE_URL === undefined && regencies.length === 0 ? 'on' : 'off')) === 'on',
    publicPage: variables.LCC_PUBLIC === 'on',
    demoPace: variables.LCC_DEMO_PACE ?? 10,
    ingestLimit: variables.LCC_INGEST_LIMIT ?? (loopback ? undefined : OPEN_INGEST_LIMIT),
    sso: ssoOf(variables),
    sourceHosts: variables.LCC_SOURCE_HOSTS ?? [],
    backupDir: variables.LCC_BACKUP_DIR === undefined ? undefined : resolve(variables.LCC_BACKUP_DIR),
    adminPassword: variables.LCC_ADMIN_PASSWORD,
  };
}

function check(env: Environment): Variables {
  const known = Object.keys(variablesSchema.shape);
  const given = Object.fromEntries(known.map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const result = variablesSchema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}.`).join('\n'));
}

function listener(variables: Variables): Pick<Config, 'host' | 'port' | 'tls' | 'behindProxy' | 'proxies' | 'loopback' | 'origins'> {
  const host = variables.HOST ?? '127.0.0.1';
  const loopback = isLoopback(host);
  const tls = tlsOf(variables);
  const proxies = variables.LCC_BEHIND_PROXY ?? [];
  const behindProxy = proxies.length > 0;
  if (!loopback && tls === undefined && !behindProxy) {
    throw new ConfigError(
      `HOST: ${host} dapat dijangkau komputer lain, maka perlu TLS (LCC_TLS_CERT dan LCC_TLS_KEY) ` +
        'atau proksi TLS di depannya (LCC_BEHIND_PROXY=1).',
    );
  }
  return { host, port: variables.PORT ?? 3000, tls, behindProxy, proxies, loopback, origins: variables.LCC_ORIGIN ?? [] };
}

/** Regencies beside each other share no demo: it would be one for all of them. */
function regenciesOf({ LCC_REGIONS: regencies = [], LCC_DEMO }: Variables): readonly string[] {
  if (regencies.length > 0 && LCC_DEMO === 'on') throw new ConfigError('LCC_DEMO: simulasi tidak ada bila LCC_REGIONS diisi.');
  return regencies;
}

function tlsOf({ LCC_TLS_CERT, LCC_TLS_KEY }: Variables): Config['tls'] {
  if (LCC_TLS_CERT !== undefined && LCC_TLS_KEY !== undefined) return { certFile: resolve(LCC_TLS_CERT), keyFile: resolve(LCC_TLS_KEY) };
  if (LCC_TLS_CERT === LCC_TLS_KEY) return undefined;
  const [missing, given] = LCC_TLS_CERT === undefined ? ['LCC_TLS_CERT', 'LCC_TLS_KEY'] : ['LCC_TLS_KEY', 'LCC_TLS_CERT'];
  throw new ConfigError(`${missing}: harus diisi bila ${given} diisi.`);
}

function ssoOf(variables: Variables): SsoConfig | undefined {
  const { LCC_OIDC_ISSUER: issuer, LCC_OIDC_CLIENT_ID: clientId, LCC_OIDC_CLIENT_SECRET: clientSecret } = variables;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new ConfigError('LCC_OIDC_ISSUER, LCC_OIDC_CLIENT_ID, LCC_OIDC_CLIENT_SECRET: isi ketiganya, atau tidak satu pun.');
  return { issuer, clientId, clientSecret, claim: variables.LCC_OIDC_CLAIM ?? 'sub', name: variables.LCC_OIDC_NAME ?? 'masuk tunggal' };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
