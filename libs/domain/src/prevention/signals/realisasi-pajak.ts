import { breakdownByAccount } from '../../board/breakdown.js';
import { dayOfYear, earlier, isoDate, senFromWire } from '../../values/index.js';
import { type PreventionSignal, percentOf, percentWords, uncounted } from './signal.js';

/** Pajak daerah in the account code. */
const TAX = '4.1.01';
/** Share of an even pace below which it is to be looked at; our own bound. */
const LEAST_PACE = 0.9;

/** Receipts of regional tax against the year's target, judged by an even pace. */
export const realisasiPajak: PreventionSignal = {
  id: 'realisasi-pajak',
  title: { id: 'Realisasi pajak daerah', en: 'Receipts of regional tax' },
  formula: {
    id: 'penerimaan pajak daerah ÷ target setahun × 100; baik mulai 90% dari laju merata',
    en: "receipts of regional tax ÷ the year's target × 100; good from 90% of an even pace",
  },
  concerns: /pajak|pendapatan/i,
  read({ rollup, asOf }) {
    const row = breakdownByAccount(rollup, '4', (code) => code).find(({ key }) => key === TAX);
    if (!row || row.ceiling === null) return uncounted('target pajak belum diimpor', 'the target of taxes was not imported');
    if (row.realization === null) return uncounted('penerimaan pajak belum diimpor', 'receipts of taxes were not imported');
    const [target, paid] = [senFromWire(row.ceiling), senFromWire(row.realization)];
    if (target <= 0n) return uncounted('target pajak nihil', 'the target of taxes is nothing');
    const last = isoDate(rollup.year, 12, 31);
    const day = earlier(asOf, last);
    const percent = percentOf(paid, target);
    const pace = (100 * (dayOfYear(day) + 1)) / (dayOfYear(last) + 1);
    return {
      percent,
      text: percentWords(percent, { id: 'dari target setahun', en: "of the year's target" }),
      isGood: percent >= pace * LEAST_PACE,
      date: day,
      source: { id: 'Penerimaan dan anggaran rekening 4.1.01', en: 'Receipts and budget of account 4.1.01' },
    };
  },
};
