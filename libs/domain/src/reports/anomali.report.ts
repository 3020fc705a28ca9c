import { CaseFold } from '../folds/index.js';
import { openCards } from '../panels/anomali.panel.js';
import { dayNumber } from '../values/index.js';
import { unitName } from './family.js';
import { headingOf } from './heading.js';
import { senOrNull } from './rates.js';
import { BLANK, type Report } from './report.js';

const STATES = { baru: 'Belum diambil', diambil: 'Ditelaah', ditanyakan: 'Ditanyakan' } as const;
const SEVERITIES = { kritis: 'Kritis', tinggi: 'Tinggi', sedang: 'Sedang', rendah: 'Rendah' } as const;

/** Every case that is out: a kind of finding, a unit, an amount and days. Neither vendors nor persons nor documents. */
export const caseReport: Report = {
  id: 'anomali',
  title: 'Kasus yang perlu ditelaah',
  source: 'Antrean kasus menurut bobotnya: apa, berapa, sejak kapan, siapa, janji',
  feeds: 'all',
  scope: 'region',
  write(context) {
    const { state, asOf } = context;
    const isJudged = state.fold(CaseFold).coverage.size > 0;
    const { cards, waiting } = openCards(state);
    const stakes = cards.flatMap(({ stake }) => senOrNull(stake) ?? []);
    return {
      title: 'KASUS YANG PERLU DITELAAH',
      subtitle: headingOf(context),
      columns: [
        { title: 'No.', kind: 'count', width: 4 },
        { title: 'Perlu ditelaah', kind: 'text', width: 26 },
        { title: 'Perangkat daerah', kind: 'text', width: 22 },
        { title: 'Bobot', kind: 'text', width: 7 },
        { title: 'Temuan', kind: 'count', width: 7 },
        { title: 'Nilai dipertaruhkan (Rp)', kind: 'money', width: 14 },
        { title: 'Sejak', kind: 'date', width: 9 },
        { title: 'Umur (hari)', kind: 'count', width: 6 },
        { title: 'Keadaan', kind: 'text', width: 10 },
        { title: 'Janji', kind: 'date', width: 9 },
      ],
      rows: [
        ...cards.map((card, i) => ({
          level: 2,
          cells: [
            ...[i + 1, card.title.id, card.workUnit === null ? 'Kabupaten' : unitName(state, card.workUnit), SEVERITIES[card.severity]],
            ...[card.findings, senOrNull(card.stake), card.since, dayNumber(asOf) - dayNumber(card.since)],
            ...[card.heldBy === null ? STATES[card.state] : 'Ditahan, sumber basi', card.promisedOn],
          ],
        })),
        ...(isJudged
          ? [
              {
                level: 0,
                cells: [
                  ...[BLANK, `JUMLAH ${cards.length} KASUS`, BLANK, BLANK, cards.reduce((sum, { findings }) => sum + findings, 0)],
                  stakes.length === 0 ? null : stakes.reduce((sum, stake) => sum + stake, 0n),
                  ...[BLANK, BLANK, waiting > 0 ? `${waiting} menunggu` : BLANK, BLANK],
                ],
              },
            ]
          : []),
      ],
      notes: [
        isJudged
          ? 'Perlu ditelaah bukan berarti salah: setiap kasus menunggu penjelasan. Menunggu = belum dikeluarkan karena batas kasus seminggu.'
          : 'Belum ada yang dinilai: tabel kosong bukan berarti tidak ada kasus.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
