import { z } from 'zod';
import { type Right, roleSchema } from './access.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
/** A code of an authenticator, or a recovery code. */
const codeSchema = z.string().trim().min(6).max(40);
const passwordSchema = z.string().min(1).max(256);
const instantSchema = z.iso.datetime({ offset: true });
const workUnitSchema = z.string().regex(/^(\d\.\d\d\.){3}\d\d\.\d{4}$/);

/** What people sign in by, in small letters. */
export const LOGIN_SHAPE = /^[a-z0-9][a-z0-9._@-]{1,63}$/;
/** `POST /api/v1/sign-in`. */
export const signInSchema = z.strictObject({ login: text(64), password: passwordSchema });
/** `GET /api/v1/sign-in`: whose command center this is, whether it has a demo, and the ways in besides a password. */
export const signInWaysSchema = z.strictObject({
  place: z.string(),
  hasDemo: z.boolean(),
  sso: z.strictObject({ name: z.string() }).nullable(),
});
export type SignInWays = z.infer<typeof signInWaysSchema>;
/** `POST /api/v1/sign-in/code`. */
export const signInCodeSchema = z.strictObject({ code: codeSchema });
/** `POST /api/v1/sign-in/link`: the secret of a link that signs in once. */
export const signInLinkSchema = z.strictObject({ secret: z.string().trim().min(1).max(128) });
/** `POST /api/v1/me/step-up`: one of the two. */
export const stepUpSchema = z
  .strictObject({ password: passwordSchema.optional(), code: codeSchema.optional() })
  .refine((body) => (body.password === undefined) !== (body.code === undefined), { error: 'kirim password atau code' });
/** `PUT /api/v1/me/password`. */
export const passwordChangeSchema = z.strictObject({ current: passwordSchema, next: passwordSchema });
/** `PUT /api/v1/me/totp`. */
export const totpEnableSchema = z.strictObject({ code: codeSchema });

/** `GET /api/v1/me`: who is signed in here, how far, and what they may do. */
export const meSchema = z.strictObject({
  session: z.string(),
  stage: z.enum(['code', 'setup', 'full']),
  way: z.enum(['password', 'sso', 'link']),
  account: z.strictObject({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    role: roleSchema,
    unit: z.string().nullable(),
    mustChangePassword: z.boolean(),
    hasPassword: z.boolean(),
    hasTotp: z.boolean(),
    needsTotp: z.boolean(),
  }),
  rights: z.array(z.string() as unknown as z.ZodType<Right>),
});
export type Me = z.infer<typeof meSchema>;

/** What `POST /api/v1/me/totp` answers: for the authenticator, as text and as an address to be drawn as a QR code. */
export const totpOfferSchema = z.strictObject({ secret: z.string(), uri: z.string() });
export const recoveryCodesSchema = z.strictObject({ codes: z.array(z.string()) });

export const sessionRowSchema = z.strictObject({
  id: z.string(),
  way: z.enum(['password', 'sso', 'link']),
  ip: z.string().nullable(),
  device: z.string().nullable(),
  created: instantSchema,
  seen: instantSchema,
  current: z.boolean(),
});
export type SessionInfo = z.infer<typeof sessionRowSchema>;

/** `PATCH /api/v1/users/:id`: the whole of what an administrator decides. */
export const userChangeSchema = z.strictObject({
  name: text(120),
  role: roleSchema,
  unit: workUnitSchema.nullable(),
  ssoSubject: text(200).nullable(),
});
/** `POST /api/v1/users`. */
export const userAddSchema = z.strictObject({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(LOGIN_SHAPE, { error: 'Huruf kecil, angka, titik, garis atau @; 2 sampai 64, diawali huruf atau angka.' }),
  ...userChangeSchema.shape,
});
export type UserChange = z.infer<typeof userChangeSchema>;

export const userSchema = z.strictObject({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  unit: z.string().nullable(),
  ssoSubject: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  created: instantSchema,
  lastSeen: instantSchema.nullable(),
  disabled: instantSchema.nullable(),
});
export type User = z.infer<typeof userSchema>;
/** `GET /api/v1/users`. */
export const userListSchema = z.strictObject({ users: z.array(userSchema) });
/** The answer to a new or reset account: its first password, told once. */
export const firstPasswordSchema = z.strictObject({ id: z.string(), password: z.string() });

/** `POST /api/v1/users/:id/link`: the path of a link that signs in once, told once, and until when it opens. */
export const linkMadeSchema = z.strictObject({ path: z.string(), expires: instantSchema });

/** `POST /api/v1/keys`. */
export const keyAddSchema = z.strictObject({
  name: text(80),
  scope: z.enum(['ingest', 'read', 'metrics']),
  tenant: z.enum(['real', 'demo']),
  signed: z.boolean(),
  days: z.int().min(1).max(365),
  /** The one application whose figures it may tell; null or absent = whatever its scope allows. */
  application: text(60).nullable().optional(),
});
export const keySchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  scope: z.enum(['ingest', 'read', 'metrics']),
  tenant: z.enum(['real', 'demo']),
  signed: z.boolean(),
  application: z.string().nullable(),
  created: instantSchema,
  expires: instantSchema,
  lastUsed: instantSchema.nullable(),
  revoked: instantSchema.nullable(),
});
export type Key = z.infer<typeof keySchema>;
export const newKeySchema = z.strictObject({
  id: z.string(),
  token: z.string(),
  signingSecret: z.string().nullable(),
  expires: instantSchema,
});
