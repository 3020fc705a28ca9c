import { CaseFold } from '../folds/index.js';
import { caseCards } from '../panels/anomali.panel.js';
import { unitName } from './family.js';
import { senOrNull } from './rates.js';
import type { Report } from './report.js';

const SEVERITIES = { kritis: 'Kritis', tinggi: 'Tinggi', sedang: 'Sedang', rendah: 'Rendah' } as const;
const STATES = { baru: 'Belum diambil', diambil: 'Diambil', ditanyakan: 'Ditanyakan ke unit' } as const;

/** The cases that wait for people, as the wall tells them: neither vendors nor persons nor documents. */
export const caseReport: Report = {
  id: 'anomali',
  title: 'Kasus yang perlu ditelaah',
  source: 'Antrean kasus; detektor dan ambangnya di docs/detectors.md',
  scope: 'region',
  write({ state, regionName }) {
    const cards = caseCards(state);
    const wasJudged = state.fold(CaseFold).coverage.size > 0;
    const stakes = cards.flatMap(({ stake }) => senOrNull(stake) ?? []);
    return {
      title: 'KASUS YANG PERLU DITELAAH',
      subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ANGGARAN ${state.rollup.year}`],
      columns: [
        { title: 'No.', kind: 'text', width: 4 },
        { title: 'Yang ditemukan', kind: 'text', width: 26 },
        { title: 'Perangkat daerah', kind: 'text', width: 22 },
        { title: 'Nilai (Rp)', kind: 'money', width: 12 },
        { title: 'Bobot', kind: 'text', width: 7 },
        { title: 'Temuan', kind: 'count', width: 6 },
        { title: 'Sejak', kind: 'date', width: 8 },
        { title: 'Keadaan', kind: 'text', width: 10 },
        { title: 'Dijanjikan', kind: 'date', width: 8 },
      ],
      rows: [
        ...cards.map((card, i) => ({
          level: 2,
          cells: [
            ...[String(i + 1), card.title.id, card.workUnit === null ? null : unitName(state, card.workUnit), senOrNull(card.stake)],
            ...[SEVERITIES[card.severity], card.findings, card.since, STATES[card.state], card.promisedOn],
          ],
        })),
        ...(wasJudged
          ? [
              {
                level: 0,
                cells: [
                  ...[
                    '',
                    `JUMLAH ${cards.length} KASUS`,
                    null,
                    stakes.length === 0 ? null : stakes.reduce((sum, stake) => sum + stake, 0n),
                  ],
                  ...[null, cards.reduce((sum, { findings }) => sum + findings, 0), null, null, null],
                ],
              },
            ]
          : []),
      ],
      notes: [
        wasJudged
          ? 'Perlu ditelaah: keadaan yang menyimpang dari kebiasaan atau aturan. Ini bukan putusan bahwa ada pelanggaran.'
          : 'Belum ada yang dinilai oleh detektor untuk tahun ini.',
        'Satu rupiah dapat berada dalam lebih dari satu kasus. Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
