import type { Beat } from '../beat.js';
import { regionFigure } from '../figures.js';

/** Where the regency stands against its own plan. */
export const plan: Beat = {
  id: 'rencana',
  scene: 'ringkas',
  title: { id: 'Apakah kita sesuai rencana?', en: 'Are we on plan?' },
  says: {
    id: 'Satu angka menjawabnya: bagian anggaran yang sudah dibelanjakan. Garis biru adalah rencana kas sampai hari ini.',
    en: 'One figure answers: the share of the budget that is spent. The blue line is the cash plan up to today.',
  },
  cues: [
    { id: 'Tunjuk angka besar, lalu garis birunya.', en: 'Point at the large figure, then at its blue line.' },
    { id: 'Ucapkan: yang berwarna hanya selisihnya.', en: 'Say: only the gap has a colour.' },
  ],
  staged: [],
  figures: (board) => [
    regionFigure(board, 'absorption', 'share', { id: 'Serapan', en: 'Spent' }),
    {
      label: { id: 'Jarak ke rencana kas', en: 'Distance to the cash plan' },
      kind: 'points',
      metric: 'gap',
      scope: 'region',
      value: board.summary.gap,
      absent: board.totals.absent.cashPlan ?? null,
      revision: board.summary.revision,
    },
    regionFigure(board, 'realization', 'money', { id: 'Sudah dibelanjakan', en: 'Spent so far' }),
    regionFigure(board, 'ceiling', 'money', { id: 'Pagu setahun', en: 'Budget of the year' }),
  ],
};
