import { OTHER_TRANSFERS } from '../revenue/kinds.js';
import { revenueGaps } from '../revenue/revenue-view.js';
import { accountName } from '../values/index.js';
import { mark, marked } from './mark.js';

/** Kinds of revenue that came in more slowly than they usually do. */
export const revenueBehind = mark({
  id: 'pendapatan-waspada',
  family: 'pelaksanaan',
  title: { id: 'Tanda waspada pendapatan', en: 'Revenue marked: watch' },
  why: {
    id: 'Tanda pada jenis pendapatan di adegan Pendapatan: penerimaan di bawah laju tahun-tahun sebelumnya, dalam poin dari targetnya; tanpa tahun sebelumnya, di bawah rencana kasnya.',
    en: 'The mark of a kind of revenue in the scene Revenue: receipts below the pace of earlier years, in points of its target; without earlier years, below its cash plan.',
  },
  legalBasis: 'Batas produk ini, bukan peraturan.',
  innocent: { id: 'Transfer yang dibayar pusat di bulan lain.', en: 'A transfer that the state pays in another month.' },
  needs: ['budget-line', 'cash-plan', 'revenue-receipt', 'lra', 'sp2d', 'past-realization'],
  parameters: {
    enter: {
      title: { id: 'Ditandai mulai', en: 'Marked from' },
      help: { id: 'Poin di bawah laju, dari target setahun.', en: "Points below the pace, of the year's target." },
      ...{ unit: 'poin', min: 1, max: 60, step: 0.5, default: 7.5 },
    },
  },
  *subjects({ state }) {
    for (const key of revenueGaps(state).keys()) yield { type: 'indicator', key, workUnit: null };
  },
  nameOf: ({ key }) => (key === OTHER_TRANSFERS ? 'Transfer lainnya' : (accountName(key) ?? key)),
  frame: ({ state }) => revenueGaps(state),
  evaluate({ key }, _, { enter }, gaps) {
    const behind = gaps.get(key);
    if (behind === undefined)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Target, laju, atau penerimaan belum ada.', en: 'No target, pace or receipts yet.' } };
    return marked(behind >= enter, { value: behind, limit: enter, direction: 'above' });
  },
});
