import type { Language } from '../../shared/number-format.js';

const id = {
  visit: 'Kunjungan',
  scan: 'Kode QR untuk telepon tamu',
  invite: 'Pindai untuk mengikuti di telepon',
  step: (n: number, of: number) => `Langkah ${n} dari ${of}`,
  trying: 'Ambang coba sedang dihitung pada hari-hari yang lewat',
  staged: 'SIMULASI:',
  now: 'dengan ambang sekarang',
  tried: 'dengan ambang coba',
  join: 'Masuk',
  leave: 'Keluar',
  stay: 'Tetap',
  none: 'tidak ada',
  more: (n: number) => `dan ${n} lagi`,
  past: (from: string, to: string) => `dicoba pada ${from} sampai ${to}`,
};

const en: typeof id = {
  visit: 'Visit',
  scan: 'QR code for guests’ phones',
  invite: 'Scan to follow on your phone',
  step: (n, of) => `Step ${n} of ${of}`,
  trying: 'The other limit is being tried on days that have passed',
  staged: 'SIMULASI:',
  now: 'by the limit in force',
  tried: 'by the one tried',
  join: 'Join',
  leave: 'Leave',
  stay: 'Stay',
  none: 'none',
  more: (n) => `and ${n} more`,
  past: (from, to) => `tried on ${from} to ${to}`,
};

/** What the wall says of a visit. */
export const visitWords: Readonly<Record<Language, typeof id>> = { id, en };
