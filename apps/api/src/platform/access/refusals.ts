import type { Request } from 'express';
import { OriginList } from '../http/origin-list.js';
import { Problem } from '../http/problem.js';
import type { Session } from './caller.js';
import type { RoutePolicy } from './policy.js';

/** How long a proof of being oneself holds for acts that cannot be taken back. */
export const STEP_UP_MS = 5 * 60_000;
/** The header a page of ours sends with every change; a form on another site cannot. */
export const PAGE_HEADER = 'x-lcc-page';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that comes with cookies must come from a page of ours: exact Origin, own header, and a body that no plain form can send.
 *
 * @throws Problem 403 or 415
 */
export function refuseForgery(request: Request, policy: RoutePolicy, origins: OriginList): void {
  if (SAFE.has(request.method)) return;
  if (!origins.has(request.headers.origin) || request.header(PAGE_HEADER) === undefined)
    throw new Problem(
      403,
      'Asal permintaan ditolak',
      'Perubahan hanya diterima dari halaman aplikasi ini (Origin dan X-LCC-Page). Alamat yang dipakai orang harus disebut di LCC_ORIGIN.',
    );
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const hasBody = Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
  const expected = policy.upload ? 'multipart/form-data' : 'application/json';
  if (hasBody && type !== expected) throw new Problem(415, 'Jenis isi ditolak', `Kirim Content-Type: ${expected}.`);
}

/** Problems carry a `code` where a page must do something about them. */
export const noSignInProblem = (): Problem =>
  new Problem(401, 'Belum masuk', 'Masuk dahulu di /console; sesi sudah berakhir atau belum ada.', { code: 'sign-in' });

export const notFoundProblem = (): Problem => new Problem(404, 'Tidak ditemukan', 'Alamat ini tidak ada.');

export const stageProblem = ({ stage }: Session): Problem =>
  new Problem(
    403,
    'Langkah masuk belum selesai',
    stage === 'code'
      ? 'Tunjukkan dahulu kode dari aplikasi autentikator.'
      : 'Ganti dahulu sandi, lalu pasang autentikator bila peran memintanya.',
    { code: 'stage', stage },
  );

export const stepUpProblem = ({ account, way }: Session): Problem =>
  new Problem(403, 'Buktikan lagi bahwa ini Anda', 'Tindakan ini meminta sandi atau kode autentikator lagi; berlaku lima menit.', {
    code: 'step-up',
    means: [...(account.hasPassword && way !== 'sso' ? ['password'] : []), ...(account.hasTotp ? ['code'] : [])],
  });
