import { FileRefused } from './connector.js';
import { MOST_COLUMNS, MOST_ROWS } from './limits.js';

export const macros = (): FileRefused => new FileRefused('macros', 'Buku kerja memuat makro. Simpan sebagai .xlsx tanpa makro.');

export const locked = (): FileRefused => new FileRefused('encrypted', 'Buku kerja dikunci sandi. Simpan tanpa sandi lalu kirim ulang.');

/** Something in it would start a program or fetch something when a spreadsheet opened it. */
export const startsProgram = (): FileRefused =>
  new FileRefused(
    'unsafe-link',
    'Buku kerja memuat tautan atau rumus yang menjalankan program lain. Simpan nilainya saja lalu kirim ulang.',
  );

/** An archive that is not what an office's program writes. */
export const unsafeZip = (what: string): FileRefused =>
  new FileRefused(
    'unsafe-zip',
    `Berkas xlsx ditolak: ${what}. Simpan ulang dari aplikasi lembar kerja dan kirim lembar yang diperlukan saja.`,
  );

/** More than a sheet of an office holds. */
export const tooLargeSheet = (name: string, what: string): FileRefused =>
  new FileRefused(
    'too-large-sheet',
    `Lembar ${name} memuat ${what}; paling banyak ${MOST_ROWS} baris dan ${MOST_COLUMNS} kolom. Kirim lembar yang diperlukan saja, atau pecah.`,
  );
