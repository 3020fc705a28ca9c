import { isIP } from 'node:net';
import { z } from 'zod';
import { parseAllowedHost } from '../outbound/allowed-hosts.js';

const REGION = /^\d\d\.\d\d$/;

/** The text of each variable, before it is judged. An empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

const wholeNumber = (from: number, to: number, what: string) =>
  z
    .string()
    .regex(/^\d+$/, { error: `harus bilangan bulat (${what})` })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error: `harus antara ${from} dan ${to} (${what})` });

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `harus salah satu dari: ${values.join(', ')}` });

const origin = z.string().refine((text) => isOrigin(text), { error: 'harus asal web tanpa jalur, misalnya https://lcc.langkatkab.go.id' });

const proxy = z.string().refine((text) => text === 'loopback' || isNetwork(text), {
  error: 'harus 0, 1 (proksi di komputer ini), atau alamat IP proksi seperti 10.0.0.5 atau 172.30.5.0/24, dipisah koma',
});
const postgresUrl = z.string().refine(isPostgresUrl, { error: 'harus berbentuk postgres://pengguna:sandi@komputer:port/basisdata' });
const sourceHost = z.string().superRefine((text, context) => {
  try {
    parseAllowedHost(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
});

/** Every variable the system reads, in the order they are reported. */
export const variablesSchema = z.object({
  PORT: wholeNumber(0, 65_535, 'nomor port').optional(),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { error: 'harus nama komputer atau alamat IP' })
    .optional(),
  LCC_BEHIND_PROXY: z.string().transform(proxyList).pipe(z.array(proxy)).optional(),
  LCC_TLS_CERT: z.string().optional(),
  LCC_TLS_KEY: z.string().optional(),
  LCC_ORIGIN: z.string().transform(commaList).pipe(z.array(origin)).optional(),
  DATABASE_URL: postgresUrl.optional(),
  LCC_REPORTS_DATABASE_URL: postgresUrl.optional(),
  LCC_DATA_DIR: z.string().optional(),
  LCC_DROP_DIR: z.string().optional(),
  LCC_REGION: z.string().regex(REGION, { error: 'harus kode Kemendagri kabupaten/kota, misalnya 12.05' }).optional(),
  LCC_REGIONS: z
    .string()
    .transform(commaList)
    .refine(isOneProvince, { error: 'harus kode Kemendagri kabupaten/kota satu provinsi, masing-masing sekali, misalnya 12.05,12.18' })
    .optional(),
  LCC_DEMO: oneOf(['on', 'off']).optional(),
  LCC_PUBLIC: oneOf(['on', 'off']).optional(),
  LCC_DEMO_PACE: wholeNumber(0, 6000, 'SP2D per menit, 0 = berhenti').optional(),
  LCC_INGEST_LIMIT: wholeNumber(1, 1_000_000, 'permintaan per detik untuk tiap kunci').optional(),
  LCC_OIDC_ISSUER: z.string().refine(isIssuer, { error: 'harus alamat https penyedia identitas (http hanya di komputer ini)' }).optional(),
  LCC_OIDC_CLIENT_ID: z.string().optional(),
  LCC_OIDC_CLIENT_SECRET: z.string().optional(),
  LCC_OIDC_CLAIM: z
    .string()
    .regex(/^[A-Za-z_]{2,40}$/, { error: 'harus nama klaim, misalnya sub, email atau preferred_username' })
    .optional(),
  LCC_OIDC_NAME: z.string().max(40, { error: 'paling banyak 40 huruf' }).optional(),
  LCC_SOURCE_HOSTS: z.string().transform(commaList).pipe(z.array(sourceHost)).optional(),
  LCC_BACKUP_DIR: z.string().optional(),
  LCC_ADMIN_PASSWORD: z.string().min(8, { error: 'harus paling sedikit 8 huruf' }).optional(),
});

export type Variables = z.infer<typeof variablesSchema>;

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `1` = a proxy on this machine, `0` = none, else addresses. */
function proxyList(text: string): string[] {
  if (text === '0') return [];
  return text === '1' ? ['loopback'] : commaList(text);
}

function isOneProvince(regions: readonly string[]): boolean {
  const own = (region: string): boolean => REGION.test(region) && !region.endsWith('.00') && region.slice(0, 2) === regions[0]?.slice(0, 2);
  return regions.every(own) && new Set(regions).size === regions.length;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return bits > 0 && rest.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname));
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
