import { type ServiceReading, ServicesFold } from '../folds/index.js';
import type { Report, ReportRow } from './report.js';

const BETTER = { higher: 'Makin tinggi', lower: 'Makin rendah' } as const;

/** What other applications of the regency tell of themselves. */
export const servicesReport: Report = {
  id: 'layanan',
  title: 'Angka layanan aplikasi lain',
  source: 'Kiriman aplikasi (penghubung indicator)',
  scope: 'region',
  write({ state, regionName }) {
    const rows = state.fold(ServicesFold).until(state.asOf).map(rowOf);
    return {
      title: 'ANGKA LAYANAN',
      subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ${state.rollup.year}`],
      columns: [
        { title: 'Aplikasi', kind: 'text', width: 18 },
        { title: 'Angka', kind: 'text', width: 26 },
        { title: 'Nilai', kind: 'text', width: 10 },
        { title: 'Sasaran', kind: 'text', width: 10 },
        { title: 'Satuan', kind: 'text', width: 10 },
        { title: 'Yang lebih baik', kind: 'text', width: 10 },
        { title: 'Per', kind: 'date', width: 8 },
        { title: 'Sebelumnya', kind: 'text', width: 10 },
        { title: 'Pengampu', kind: 'text', width: 16 },
      ],
      rows,
      notes: [
        rows.length > 0 ? 'Nilai sebagaimana dikirim aplikasinya.' : 'Belum ada aplikasi yang mengirim angkanya.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};

/** Values are of any unit: as they were sent, with the comma of the language. */
const told = (value: string | null): string | null => value?.replace('.', ',') ?? null;

function rowOf(readings: readonly ServiceReading[]): ReportRow {
  const { application, name, value, target, unit, better, date, owner } = (readings.at(-1) as ServiceReading).fact;
  const before = told(readings.at(-2)?.fact.value ?? null);
  return { level: 2, cells: [application, name, told(value), told(target), unit, better && BETTER[better], date, before, owner] };
}
