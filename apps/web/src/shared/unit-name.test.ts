import { describe, expect, it } from 'vitest';
import { textWidth } from './text-width.js';
import { fitUnitName } from './unit-name.js';

describe('names of units on the wall', () => {
  it.each([
    ['Dinas Pekerjaan Umum dan Tata Ruang', 'Dinas PUTR'],
    ['Badan Perencanaan Pembangunan Daerah dan Penelitian Pengembangan', 'Bappeda'],
    ['Kecamatan Selesai', 'Kec. Selesai'],
    ['Dinas Perumahan dan Kawasan Permukiman', 'Dinas Perkim'],
    ['SATUAN POLISI PAMONG PRAJA', 'Satpol PP'],
    ['Dinas Kearsipan dan Perpustakaan', 'Arsip Perpustakaan'],
    ['Sekretariat DPRD', 'Sekretariat DPRD'],
    ['Dinas Sosial Kabupaten Langkat', 'Dinas Sosial'],
  ])('%s → %s', (name, short) => expect(fitUnitName(name, 506, 53)).toBe(short));

  it.each([
    ['Kecamatan Pematang Jaya', 'Kec. P. Jaya'],
    ['Dinas Perhubungan', 'Dishub'],
    ['Kecamatan Secanggang', 'Secanggang'],
  ])('narrow: %s → %s', (name, short) => expect(fitUnitName(name, 330, 53)).toBe(short));

  it('never overflows, whatever the name', () => {
    for (const name of ['Unit Layanan Teknis Penyelenggaraan Pelayanan Terpadu Antarwilayah', 'W'.repeat(90), 'X']) {
      for (const width of [120, 306, 506]) expect(textWidth(fitUnitName(name, width, 53), 53)).toBeLessThanOrEqual(width);
    }
  });
});
