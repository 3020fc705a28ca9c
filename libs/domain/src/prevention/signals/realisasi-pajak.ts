import { breakdownByAccount } from '../../board/breakdown.js';
import { dayOfYear, earlier, isoDate, senFromWire } from '../../values/index.js';
import { comma, percentLimit, percentOf, percentWords, signal, uncounted } from './signal.js';

/** Pajak daerah in the account code. */
const TAX = '4.1.01';

/** Receipts of regional tax against the year's target, judged by an even pace. */
export const realisasiPajak = signal({
  id: 'realisasi-pajak',
  title: { id: 'Realisasi pajak daerah', en: 'Receipts of regional tax' },
  formula: ({ least }) => ({
    id: `penerimaan pajak daerah ÷ target setahun × 100; baik mulai ${comma(least)}% dari laju merata`,
    en: `receipts of regional tax ÷ the year's target × 100; good from ${least}% of an even pace`,
  }),
  concerns: /pajak|pendapatan/i,
  why: {
    id: 'Penerimaan pajak yang jauh di bawah laju merata dapat berarti potensi yang tidak dipungut atau tidak disetor.',
    en: 'Tax receipts far below an even pace may mean that dues are not collected, or not handed over.',
  },
  legalBasis: 'UU 1/2022; batasnya kesepakatan kabupaten.',
  needs: ['budget-line', 'revenue-receipt', 'lra', 'sp2d'],
  parameters: {
    least: percentLimit('least', 90, {
      id: 'Bagian dari laju merata sampai hari ini yang harus sudah diterima.',
      en: 'Share of an even pace up to the day that must have come in.',
    }),
  },
  measure({ rollup, asOf }) {
    const row = breakdownByAccount(rollup, '4', (code) => code).find(({ key }) => key === TAX);
    if (!row || row.ceiling === null) return uncounted('target pajak belum diimpor', 'the target of taxes was not imported');
    if (row.realization === null) return uncounted('penerimaan pajak belum diimpor', 'receipts of taxes were not imported');
    const [target, paid] = [senFromWire(row.ceiling), senFromWire(row.realization)];
    if (target <= 0n) return uncounted('target pajak nihil', 'the target of taxes is nothing');
    const last = isoDate(rollup.year, 12, 31);
    const day = earlier(asOf, last);
    const percent = percentOf(paid, target);
    const pace = (100 * (dayOfYear(day) + 1)) / (dayOfYear(last) + 1);
    return { percent, pace, day };
  },
  judge: ({ percent, pace, day }, { least }) => ({
    percent,
    text: percentWords(percent, { id: 'dari target setahun', en: "of the year's target" }),
    isGood: percent * 100 >= pace * least,
    date: day,
    source: { id: 'Penerimaan dan anggaran rekening 4.1.01', en: 'Receipts and budget of account 4.1.01' },
  }),
});
