import { z } from 'zod';

const instantSchema = z.iso.datetime({ offset: true });
const text = (longest: number) => z.string().trim().min(1).max(longest);

/** `4h`, `15m`, `1d`, or times of the day in WIB: `06.30` or `06.30 13.00`. */
export const SCHEDULE = /^(?:[1-9]\d{0,2}[mhd]|(?:[01]\d|2[0-3])[.:][0-5]\d(?: (?:[01]\d|2[0-3])[.:][0-5]\d){0,11})$/;

/** How a source lets us in; kept locked, never shown again. */
export const sourceCredentialSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), secret: text(4_000) }),
  z.strictObject({ kind: z.literal('basic'), user: text(200), secret: text(4_000) }),
  z.strictObject({ kind: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), secret: text(4_000) }),
]);
export type SourceCredential = z.infer<typeof sourceCredentialSchema>;

const fields = {
  title: text(80),
  /** The connector that understands what comes. */
  connector: text(60),
  /** Where it is fetched; `{tahun}` stands for the running year. */
  address: text(2_000),
  schedule: z.string().regex(SCHEDULE, { error: 'tulis 15m, 4h, 1d, atau jam WIB seperti 06.30 atau 06.30 13.00' }),
  /** Hours between two arrivals that are normal: its lamp is judged by them. */
  cadenceHours: z
    .number()
    .positive()
    .max(24 * 366),
  /** Who answers for it, in words. */
  owner: text(120),
  /** Options of the import, by their names on the command line. */
  options: z.partialRecord(z.enum(['region', 'year', 'as-of', 'skpd', 'stage', 'in-force', 'document']), text(300)),
  credential: sourceCredentialSchema.nullable(),
  enabled: z.boolean(),
  /** Machine key of an application that sends by itself. */
  key: z.string().regex(/^kunci_[A-Za-z0-9_-]+$/, { error: 'tulis id kunci, misalnya kunci_ab12' }),
};

const sourceId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, { error: 'huruf kecil, angka dan tanda hubung, 2 sampai 40' });
const common = {
  id: sourceId,
  title: fields.title,
  connector: fields.connector,
  owner: fields.owner,
  cadenceHours: fields.cadenceHours,
  enabled: fields.enabled.default(true),
};

/** A new source: one that is fetched by a schedule, or one that sends with its own key. */
export const sourceAddSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('http'),
    ...common,
    address: fields.address,
    schedule: fields.schedule,
    options: fields.options.default({}),
    credential: fields.credential.default(null),
  }),
  z.strictObject({ kind: z.literal('push'), ...common, key: fields.key }),
]);
export type SourceAdd = z.infer<typeof sourceAddSchema>;

/** What may be changed of a source; what is left out stays. A new address or connector forgets what was fetched last. */
export const sourceChangeSchema = z.strictObject(fields).omit({ key: true }).partial();
export type SourceChange = z.infer<typeof sourceChangeSchema>;

/** SEGAR up to one cadence, TERTUNDA up to two, BASI after; GALAT when the last attempt failed. */
export const sourceStateSchema = z.enum(['segar', 'tertunda', 'basi', 'galat', 'belum', 'mati']);
export type SourceState = z.infer<typeof sourceStateSchema>;

export const sourceRunSchema = z.strictObject({
  started: instantSchema,
  ended: instantSchema,
  trigger: z.enum(['jadwal', 'manual']),
  /** `baru` changed something; `sama`, `tidak-berubah` (not even sent) did not; `ditolak` could not be used; `gagal` did not come. */
  outcome: z.enum(['baru', 'sama', 'tidak-berubah', 'ditolak', 'gagal']),
  bytes: z.int().nonnegative(),
  rows: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  corrections: z.int().nonnegative(),
  duplicates: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  /** Why it failed or was refused; null when it was not. */
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type SourceRun = z.infer<typeof sourceRunSchema>;

/** A source as it is shown: keys in its address are covered, credentials are never told. */
export const sourceShownSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['http', 'push']),
  title: z.string(),
  connector: z.string(),
  owner: z.string(),
  cadenceHours: z.number(),
  enabled: z.boolean(),
  address: z.string().nullable(),
  schedule: z.string().nullable(),
  options: z.record(z.string(), z.string()),
  hasCredential: z.boolean(),
  key: z.string().nullable(),
  state: sourceStateSchema,
  /** Why the state is `galat`. */
  reason: z.string().nullable(),
  /** When it last brought something, or told that there is nothing new. */
  lastArrival: instantSchema.nullable(),
  nextRun: instantSchema.nullable(),
  running: z.boolean(),
});
export type SourceShown = z.infer<typeof sourceShownSchema>;

export const sourceListSchema = z.strictObject({ sources: z.array(sourceShownSchema), allowedHosts: z.array(z.string()) });
export const sourceRunsSchema = z.strictObject({ runs: z.array(sourceRunSchema) });
