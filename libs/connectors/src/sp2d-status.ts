const COUNTS = new Set([
  'ditransfer',
  'transfer',
  'sudah_transfer',
  'sudah_ditransfer',
  'transferred',
  'verifikasi',
  'diverifikasi',
  'terverifikasi',
  'sudah_diverifikasi',
  'verified',
]);
const COUNTS_NOT = new Set([
  'belum_diverifikasi',
  'belum_ditransfer',
  'proses_transfer',
  'diterima',
  'gagal_transfer',
  'dihapus',
  'ditolak',
  'draft',
  'dibatalkan',
  'batal',
]);

/** Whether a disbursement of this status counts: only transferred or verified ones, or one of a source without status. */
export function statusRule(status: string | null): 'counts' | 'counts-not' | 'unknown' {
  if (status === null) return 'counts';
  const word = status
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (COUNTS.has(word)) return 'counts';
  return COUNTS_NOT.has(word) ? 'counts-not' : 'unknown';
}

/** The status of a source that has flags (`1`, `0`, `Ya`, `Tidak`) instead of one; null when it has neither. */
export function statusOfFlags(transferred: string | null, verified: string | null): string | null {
  const isSet = (flag: string | null): boolean => /^(1|true|ya|sudah)/i.test(flag ?? '');
  if (transferred === null && verified === null) return null;
  if (isSet(transferred)) return 'ditransfer';
  return isSet(verified) ? 'diverifikasi' : 'belum diverifikasi';
}
