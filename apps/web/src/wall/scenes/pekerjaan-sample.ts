import type { Board, WorkRow } from '@lcc/contract';
import { sampleBoard } from '../../shared/sample-board.js';

/** A few made-up works: two critical, one watched, one silent, the others on schedule. */
export function sampleWorks(): Board {
  const board = sampleBoard();
  const work = (key: string, name: string, district: string, plan: number, physical: number, state: WorkRow['state']): WorkRow => ({
    ...{ key, name, district, plan, physical, state },
    unit: '1.03.0.00.0.00.03.0000',
    unitName: 'Dinas Pekerjaan Umum dan Tata Ruang',
    coordinate: null,
    amount: '2500000000.00',
    start: '2026-05-04',
    due: '2026-12-15',
    reportedOn: state === 'unknown' ? '2026-10-05' : board.asOf,
    gap: Math.round((physical - plan) * 10_000) / 10_000,
    paid: Math.max(0, physical - 0.1),
    time: 0.9,
    revision: board.revision,
  });
  const works = [
    work('1', 'Rekonstruksi Jalan Lingkar Contoh', '12.05.19', 0.86, 0.61, 'kritis'),
    work('2', 'Penggantian Jembatan Contoh', '12.05.07', 0.78, 0.7, 'kritis'),
    work('3', 'Rehabilitasi SD Negeri Contoh', '12.05.07', 0.92, 0.89, 'waspada'),
    work('4', 'Perluasan Jaringan Air Bersih Contoh', '12.05.11', 0.5, 0.48, 'unknown'),
    work('5', 'Puskesmas Pembantu Contoh', '12.05.23', 0.8, 0.82, 'sesuai'),
    work('6', 'Balai Penyuluhan Contoh', '12.05.11', 1, 1, 'selesai'),
  ];
  const source = { id: 'progress', title: 'Realisasi fisik (RFK)', cadenceHours: 744, dataAsOf: board.asOf, revision: board.revision };
  return {
    ...board,
    sources: [...board.sources, { ...source, lastAcceptedAt: `${board.asOf}T09:00:00+07:00` }],
    panels: {
      pekerjaan: {
        works,
        counts: { kritis: 2, waspada: 1, unknown: 1, sesuai: 1, selesai: 1 },
        districts: [
          { district: '12.05.07', works: 2, kritis: 1, waspada: 1 },
          { district: '12.05.11', works: 2, kritis: 0, waspada: 0 },
          { district: '12.05.19', works: 1, kritis: 1, waspada: 0 },
          { district: '12.05.23', works: 1, kritis: 0, waspada: 0 },
        ],
      },
    },
  };
}
