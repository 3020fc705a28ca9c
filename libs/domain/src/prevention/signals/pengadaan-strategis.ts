import { BuyingFold } from '../../folds/buying.fold.js';
import { isoDate } from '../../values/index.js';
import { type PreventionSignal, percentOf, uncounted } from './signal.js';

/** Packages that count as strategic, by their ceiling, and the share of them that must have begun; our own bounds. */
const [LARGEST, LEAST] = [10, 80];
const NEVER = '9999-12-31';

/** Whether the largest packages of the year were on the way before 31 March. */
export const pengadaanStrategis: PreventionSignal = {
  id: 'pengadaan-strategis',
  title: { id: 'Pengadaan strategis sebelum 31 Maret', en: 'Strategic procurement before 31 March' },
  formula: {
    id: 'sepuluh paket penyedia berpagu terbesar: yang diumumkan, dikontrak, atau dipesan paling lambat 31 Maret ÷ semuanya × 100; baik mulai 80%',
    en: 'of the ten vendor packages with the largest ceilings, those announced, contracted or ordered by 31 March ÷ all × 100; good from 80%',
  },
  concerns: /strategis/i,
  read(state) {
    const { asOf } = state;
    const fold = state.fold(BuyingFold);
    const until = isoDate(state.rollup.year, 3, 31);
    if (asOf < until) return uncounted('batas 31 Maret belum lewat', '31 March has not come yet');
    const largest = fold
      .packages(asOf)
      .flatMap(({ rupCode, ceiling }) => (ceiling === null ? [] : [{ rupCode, ceiling }]))
      .sort((a, b) => (a.ceiling === b.ceiling ? (a.rupCode < b.rupCode ? -1 : 1) : a.ceiling > b.ceiling ? -1 : 1))
      .slice(0, LARGEST);
    if (largest.length === 0) return uncounted('RUP penyedia belum diimpor', 'the procurement plan was not imported');
    const begun = fold.begun(asOf);
    if (begun.size === 0)
      return uncounted('belum ada proses, kontrak, atau pesanan yang menyebut kode RUP', 'no process, contract or order names its package');
    const early = largest.filter(({ rupCode }) => (begun.get(rupCode) ?? NEVER) <= until).length;
    const percent = percentOf(BigInt(early), BigInt(largest.length));
    return {
      percent,
      text: { id: `${early} dari ${largest.length} paket terbesar`, en: `${early} of the ${largest.length} largest packages` },
      isGood: percent >= LEAST,
      date: until,
      source: { id: 'RUP, pengumuman, kontrak, dan pesanan', en: 'Procurement plan, notices, contracts and orders' },
    };
  },
};
