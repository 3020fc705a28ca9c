import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const UNITS = ['1.03.0.00.0.00.03.0000', '1.04.0.00.0.00.04.0000', '2.16.2.20.2.21.14.0000'] as const;
export const YEAR = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();

/** A roster of three made-up agencies. */
export async function rosterFile(folder: string): Promise<string> {
  const names = ['Dinas Jalan Contoh', 'Dinas Rumah Contoh', 'Dinas Kabar Contoh'];
  const path = join(folder, 'roster.csv');
  await writeFile(path, ['kode_skpd,nama_skpd', ...UNITS.map((code, i) => `${code},${names[i]}`)].join('\n'));
  return path;
}

/** Boundaries of the 23 districts of 12.05: squares in a row. */
export async function boundaryFile(folder: string): Promise<string> {
  const path = join(folder, 'batas.geojson');
  const features = Array.from({ length: 23 }, (_, i) => {
    const [west, east, south, north] = [98 + i / 10, 98.1 + i / 10, 3, 3.1].map((degrees) => Number(degrees.toFixed(1)));
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const properties = { kode: `12.05.${String(i + 1).padStart(2, '0')}` };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
}

/** A report as csv: one leaf per account, cumulative to the date. */
export async function reportFile(
  folder: string,
  name: string,
  unit: string,
  date: string,
  rows: readonly (readonly [string, string, string])[],
): Promise<string> {
  const path = join(folder, name);
  const lines = rows.map(([account, budget, realization]) => [YEAR, unit, date, account, budget, realization].join(';'));
  await writeFile(path, ['tahun;kode_skpd;sampai_tanggal;kode_rekening;anggaran;realisasi', ...lines].join('\n'));
  return path;
}

/** SP2D as JSON, numbered from `from`. */
export async function paymentsFile(folder: string, name: string, count: number, from = 1): Promise<string> {
  const path = join(folder, name);
  const rows = Array.from({ length: count }, (_, i) =>
    payment(`12.05/04.0/${String(from + i).padStart(6, '0')}/LS/uji`, `${1_000 + i}.25`, UNITS[i % UNITS.length]),
  );
  await writeFile(path, JSON.stringify(rows));
  return path;
}

export function payment(number: string, amount: string, unit: string = UNITS[0], date = `${YEAR}-01-05`): object {
  return {
    nomor_sp_2_d: number,
    tanggal_sp_2_d: date,
    jenis_sp_2_d: 'LS',
    nilai_sp_2_d: amount,
    kode_sub_skpd: unit,
    status: 'ditransfer',
    detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04.01.01.0003', jumlah: amount }],
  };
}
