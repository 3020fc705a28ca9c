import { serviceFigures } from '../panels/layanan.panel.js';
import { businessDate } from '../values/index.js';
import { headingOf } from './heading.js';
import type { Report } from './report.js';

export const serviceReport: Report = {
  id: 'layanan',
  title: 'Layanan: angka dari aplikasi lain',
  source: 'Setiap angka seperti yang dikirim aplikasinya sendiri: nilai, target, waktu, pemilik',
  feeds: ['indicator'],
  scope: 'region',
  write(context) {
    const figures = serviceFigures(context.state);
    return {
      title: 'LAYANAN: ANGKA DARI APLIKASI LAIN',
      subtitle: headingOf(context),
      columns: [
        { title: 'No.', kind: 'count', width: 4 },
        { title: 'Aplikasi', kind: 'text', width: 18 },
        { title: 'Angka', kind: 'text', width: 24 },
        { title: 'Nilai', kind: 'decimal', width: 10 },
        { title: 'Target', kind: 'decimal', width: 10 },
        { title: 'Satuan', kind: 'text', width: 9 },
        { title: 'Sebelumnya', kind: 'decimal', width: 10 },
        { title: 'Data per', kind: 'date', width: 9 },
        { title: 'Pemilik', kind: 'text', width: 18 },
      ],
      rows: figures.map(({ application, name, value, target, unit, previous, time, owner }, i) => ({
        level: 2,
        cells: [i + 1, application, name, value, target, unit, previous, businessDate(Date.parse(time)), owner],
      })),
      notes: [
        figures.length === 0
          ? 'Belum ada aplikasi yang mengirim angka layanannya.'
          : 'Sebelumnya = kiriman sebelum yang terakhir. Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
