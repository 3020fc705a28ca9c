import {
  auditPageSchema,
  auditQuerySchema,
  auditVerificationSchema,
  firstPasswordSchema,
  keyAddSchema,
  keySchema,
  linkMadeSchema,
  meSchema,
  newKeySchema,
  passwordChangeSchema,
  recoveryCodesSchema,
  sessionRowSchema,
  signInCodeSchema,
  signInLinkSchema,
  signInSchema,
  signInWaysSchema,
  stepUpSchema,
  totpEnableSchema,
  totpOfferSchema,
  userAddSchema,
  userChangeSchema,
  userListSchema,
} from '@lcc/contract';
import { z } from 'zod';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

interface Described {
  readonly id: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly query?: z.ZodObject;
  /** What may be refused beyond shape and right. */
  readonly also?: Readonly<Record<number, string>>;
  readonly open?: true;
  /** Makes something new. */
  readonly makes?: true;
  readonly object?: string;
  /** Stands below a channel. */
  readonly inChannel?: true;
}

/** An operation of somebody signed in at the console. */
export function operation({ id, summary, body, answer, query, also = {}, open, makes, object, inChannel }: Described): object {
  const jsonOf = (schema: z.ZodType) => ({
    'application/json': { schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) },
  });
  const inQuery = query
    ? Object.entries(query.shape).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema: z.toJSONSchema(schema as z.ZodType, { io: 'input' }),
      }))
    : [];
  const place = (name: string, description: string) => ({ name, in: 'path', required: true, description, schema: { type: 'string' } });
  const inPath = [...(inChannel ? [place('channel', 'KODE-TAHUN, demo-TAHUN, atau main')] : []), ...(object ? [place('id', object)] : [])];
  const refusals: Record<number, string> = {
    ...(open ? {} : { 401: 'Belum masuk', 403: 'Tidak berhak, langkah masuk belum selesai, atau perlu bukti lagi (code)' }),
    ...(object || inChannel ? { 404: 'Tidak ada, atau bukan milik pemanggil' } : {}),
    ...(body || query ? { 422: 'Isi tidak sesuai; issues menyebut tiap isian' } : {}),
    ...also,
  };
  return {
    operationId: id,
    summary,
    security: open ? [] : [{ session: [] }],
    ...(inPath.length + inQuery.length > 0 ? { parameters: [...inPath, ...inQuery] } : {}),
    ...(body ? { requestBody: { required: true, content: jsonOf(body) } } : {}),
    responses: {
      ...(answer ? { [makes ? 201 : 200]: { description: 'Jawaban', content: jsonOf(answer) } } : { 204: { description: 'Selesai' } }),
      ...Object.fromEntries(Object.entries(refusals).map(([status, text]) => [status, problem(text)])),
    },
  };
}

/** A step that a browser walks by redirects. */
const walked = (operationId: string, summary: string): object => ({
  operationId,
  summary,
  security: [],
  responses: { 303: { description: 'Lanjut ke alamat Location' } },
});

const WAIT = { 429: 'Terlalu sering; Retry-After menyebut detiknya' };
const wrong = { 401: 'Nama, sandi atau kode salah', ...WAIT };
const ACCOUNT = 'nomor akun';
const sessions = z.strictObject({ sessions: z.array(sessionRowSchema) });

/** Signing in, one's own account, the people, the keys and the audit trail. */
export const peopleOperations: Readonly<Record<string, object>> = {
  '/api/v1/sign-in/oidc': {
    get: walked('leaveForProvider', 'Menuju penyedia masuk tunggal'),
  },
  '/api/v1/sign-in/oidc/callback': {
    get: walked('comeFromProvider', 'Kembali dari penyedia masuk tunggal'),
  },
  '/api/v1/sign-in': {
    get: operation({
      id: 'listSignInWays',
      summary: 'Milik daerah mana, dan jalan masuk selain sandi',
      answer: signInWaysSchema,
      open: true,
    }),
    post: operation({
      id: 'signIn',
      summary: 'Masuk dengan nama dan sandi',
      body: signInSchema,
      answer: meSchema,
      open: true,
      also: wrong,
    }),
  },
  '/api/v1/sign-in/link': {
    post: operation({
      id: 'signInByLink',
      summary: 'Masuk dengan tautan, yang berlaku sekali',
      body: signInLinkSchema,
      answer: meSchema,
      open: true,
      also: wrong,
    }),
  },
  '/api/v1/sign-in/code': {
    post: operation({
      id: 'showCode',
      summary: 'Menunjukkan kode autentikator atau kode pemulihan',
      body: signInCodeSchema,
      answer: meSchema,
      also: wrong,
    }),
  },
  '/api/v1/sign-out': { post: operation({ id: 'signOut', summary: 'Keluar' }) },
  '/api/v1/me': { get: operation({ id: 'readMe', summary: 'Siapa yang masuk di sini, dan haknya', answer: meSchema }) },
  '/api/v1/me/step-up': {
    post: operation({ id: 'stepUp', summary: 'Membuktikan lagi diri sendiri; berlaku lima menit', body: stepUpSchema, also: wrong }),
  },
  '/api/v1/me/password': {
    put: operation({ id: 'changePassword', summary: 'Mengganti sandi sendiri', body: passwordChangeSchema, also: wrong }),
  },
  '/api/v1/me/totp': {
    post: operation({ id: 'offerAuthenticator', summary: 'Rahasia baru untuk autentikator', answer: totpOfferSchema }),
    put: operation({
      id: 'enableAuthenticator',
      summary: 'Memasang autentikator dengan satu kodenya',
      body: totpEnableSchema,
      answer: recoveryCodesSchema,
    }),
    delete: operation({ id: 'removeAuthenticator', summary: 'Melepas autentikator', also: { 409: 'Peran ini memerlukannya' } }),
  },
  '/api/v1/me/recovery-codes': {
    post: operation({
      id: 'renewRecoveryCodes',
      summary: 'Sepuluh kode pemulihan baru',
      answer: recoveryCodesSchema,
      also: { 409: 'Belum ada autentikator' },
    }),
  },
  '/api/v1/me/sessions': {
    get: operation({ id: 'listOwnSessions', summary: 'Sesi sendiri yang terbuka', answer: sessions }),
    delete: operation({ id: 'endOtherSessions', summary: 'Mengakhiri semua sesi sendiri yang lain' }),
  },
  '/api/v1/me/sessions/{id}': { delete: operation({ id: 'endSession', summary: 'Mengakhiri satu sesi sendiri', object: 'nomor sesi' }) },
  '/api/v1/users': {
    get: operation({ id: 'listUsers', summary: 'Semua akun', answer: userListSchema }),
    post: operation({
      id: 'addUser',
      makes: true,
      summary: 'Akun baru; sandi pertamanya disebut sekali',
      body: userAddSchema,
      answer: firstPasswordSchema,
    }),
  },
  '/api/v1/users/{id}': {
    patch: operation({ id: 'changeUser', summary: 'Mengubah nama, peran, unit', body: userChangeSchema, object: ACCOUNT }),
  },
  '/api/v1/users/{id}/reset': {
    post: operation({
      id: 'resetUser',
      summary: 'Sandi pertama baru; autentikator dilupakan',
      answer: firstPasswordSchema,
      object: ACCOUNT,
    }),
  },
  '/api/v1/users/{id}/link': {
    post: operation({
      id: 'makeSignInLink',
      summary: 'Tautan masuk sekali pakai, 15 menit; bukan bagi peran yang wajib memakai autentikator',
      answer: linkMadeSchema,
      object: ACCOUNT,
    }),
  },
  '/api/v1/users/{id}/disable': { post: operation({ id: 'disableUser', summary: 'Menutup akun', object: ACCOUNT }) },
  '/api/v1/users/{id}/enable': { post: operation({ id: 'enableUser', summary: 'Membuka akun', object: ACCOUNT }) },
  '/api/v1/users/{id}/sessions': {
    get: operation({ id: 'listSessionsOfUser', summary: 'Sesi sebuah akun', answer: sessions, object: ACCOUNT }),
    delete: operation({ id: 'endSessionsOfUser', summary: 'Mengakhiri semua sesi sebuah akun', object: ACCOUNT }),
  },
  '/api/v1/keys': {
    get: operation({ id: 'listKeys', summary: 'Kunci mesin, tanpa rahasianya', answer: z.strictObject({ keys: z.array(keySchema) }) }),
    post: operation({
      id: 'addKey',
      makes: true,
      summary: 'Kunci baru; rahasianya disebut sekali',
      body: keyAddSchema,
      answer: newKeySchema,
    }),
  },
  '/api/v1/keys/{id}': { delete: operation({ id: 'revokeKey', summary: 'Mencabut kunci', object: 'nomor kunci' }) },
  '/api/v1/audit': {
    get: operation({ id: 'readAudit', summary: 'Jejak audit, terbaru dahulu', query: auditQuerySchema, answer: auditPageSchema }),
  },
  '/api/v1/audit/verification': {
    get: operation({ id: 'readAuditVerdict', summary: 'Hasil pemeriksaan terakhir atas jejak audit', answer: auditVerificationSchema }),
    post: operation({ id: 'verifyAudit', summary: 'Memeriksa jejak audit sekarang', answer: auditVerificationSchema }),
  },
};
