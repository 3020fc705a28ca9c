import type { Board, PencegahanPanel, RencanaAksiPanel } from '@lcc/contract';
import { sampleBoard } from '../../shared/sample-board.js';

const AREAS: readonly (readonly [string, [number, number, number, number], number, number])[] = [
  ['Perencanaan dan Penganggaran APBD', [2, 5, 8, 10], 92, 84],
  ['Pengadaan Barang dan Jasa', [3, 3, 4, 3], 78, 61],
  ['Pelayanan Publik', [6, 9, 9, 6], 83, 66],
  ['Manajemen ASN', [1, 4, 7, 8], 90, 82],
  ['Pengelolaan Barang Milik Daerah', [14, 9, 8, 4], 71, 48],
  ['Optimalisasi Pendapatan Daerah', [3, 4, 6, 3], 80, 64],
  ['Penguatan APIP', [5, 6, 7, 5], 86, 67],
];

/** A made-up state of evidence: one area far behind, one document late. */
export function samplePrevention(): Board {
  const board = sampleBoard();
  const { asOf, year, revision } = board;
  const day = (offset: number): string => new Date(Date.parse(`${asOf}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const areas = AREAS.map(([name, stages, self, verified], i) => ({
    ...{ code: String(i + 1), name, stages, self, verified, zone: 'biru' as const, basis: 'tanpa-bobot' as const },
    ...{ stated: stages.reduce((a, b) => a + b, 0), overdue: i === 4 ? 1 : 0 },
  }));
  const deadline = (offset: number, name: string, unit: string, documents: number) => ({ date: day(offset), name, unit, documents });
  const told = (ofYear: number, value: number) => ({ ofYear, index: 'MCP', value, date: `${ofYear}-12-31`, source: 'Data rekaan' });
  const pencegahan: PencegahanPanel = {
    ...{ scheme: 'MCSP', year, areas, revision, lastAct: asOf },
    total: { stages: [34, 40, 49, 39], stated: 162, overdue: 1, self: 83, verified: 67, zone: 'biru', basis: 'tanpa-bobot' },
    late: [deadline(-4, 'Penghapusan aset', 'Badan Pengelola Keuangan dan Aset Daerah', 1)],
    next: [deadline(3, 'Laporan probity audit', 'Inspektorat Daerah', 1), deadline(10, 'Penagihan piutang', 'Badan Pendapatan Daerah', 4)],
    years: [told(year - 3, 74), told(year - 2, 79), told(year - 1, 82)],
    national: [told(year - 2, 75)],
    indices: [{ index: 'SPI', ofYear: year - 1, value: '74.6', date: `${year - 1}-12-18`, source: 'Data rekaan' }],
  };
  return { ...board, panels: { pencegahan } };
}

/** A made-up action plan: what is done, late, soon due and under way. */
export function sampleActions(): Board {
  const board = sampleBoard();
  const milestone = (code: string, title: string, due: string, state: 'selesai' | 'terlambat' | 'segera' | 'berjalan') => ({
    ...{ code, title, due, state, unit: 'Badan Pengelola Keuangan dan Aset Daerah', start: null },
    doneOn: state === 'selesai' ? due : null,
  });
  const of = (month: string): string => `${board.year}-${month}-15`;
  const plan = 'Rencana aksi contoh';
  const rencana: RencanaAksiPanel = {
    ...{ year: board.year, revision: board.revision, counts: { selesai: 1, terlambat: 1, segera: 1, berjalan: 1 } },
    actions: [
      {
        plan,
        action: 'Sertifikasi tanah daerah',
        milestones: [milestone('1.1', 'Inventarisasi', of('03'), 'selesai'), milestone('1.2', '25 sertifikat', of('05'), 'terlambat')],
      },
      {
        plan,
        action: 'Pengadaan terbuka',
        milestones: [milestone('2.1', 'Reviu paket', of('07'), 'segera'), milestone('2.2', 'E-purchasing', of('11'), 'berjalan')],
      },
    ],
  };
  return { ...board, panels: { 'rencana-aksi': rencana } };
}
