import { BuyingFold } from '../../folds/buying.fold.js';
import { isoDate } from '../../values/index.js';
import { comma, percentLimit, percentOf, signal, uncounted } from './signal.js';

/** Packages whose beginnings are kept: as many as may count as strategic. */
const MOST_LARGEST = 100;
const NEVER = '9999-12-31';

/** Whether the largest packages of the year were on the way before 31 March. */
export const pengadaanStrategis = signal({
  id: 'pengadaan-strategis',
  title: { id: 'Pengadaan strategis sebelum 31 Maret', en: 'Strategic procurement before 31 March' },
  formula: ({ largest, least }) => ({
    id: `${largest} paket penyedia berpagu terbesar: yang diumumkan, dikontrak, atau dipesan paling lambat 31 Maret ÷ semuanya × 100; baik mulai ${comma(least)}%`,
    en: `of the ${largest} vendor packages with the largest ceilings, those announced, contracted or ordered by 31 March ÷ all × 100; good from ${least}%`,
  }),
  concerns: /strategis/i,
  why: {
    id: 'Paket besar yang terlambat mulai berakhir dengan kontrak akhir tahun yang terburu-buru.',
    en: 'Large packages that begin late end in hurried contracts at the end of the year.',
  },
  legalBasis: 'Indikator MCSP (pengadaan strategis sebelum 31 Maret); mana yang strategis dan batasnya kesepakatan kabupaten.',
  needs: ['package', 'procurement-notice', 'contract', 'catalogue-purchase'],
  parameters: {
    largest: {
      title: { id: 'Paket yang disebut strategis', en: 'Packages called strategic' },
      help: { id: 'Sekian paket penyedia berpagu terbesar.', en: 'So many vendor packages with the largest ceilings.' },
      ...{ unit: 'jumlah', min: 1, max: MOST_LARGEST, step: 1, default: 10 },
    },
    least: percentLimit('least', 80, {
      id: 'Bagian paket strategis yang harus sudah berjalan pada 31 Maret.',
      en: 'Share of the strategic packages that must be on the way by 31 March.',
    }),
  },
  measure(state) {
    const { asOf } = state;
    const fold = state.fold(BuyingFold);
    const until = isoDate(state.rollup.year, 3, 31);
    if (asOf < until) return uncounted('batas 31 Maret belum lewat', '31 March has not come yet');
    const largest = fold
      .packages(asOf)
      .flatMap(({ rupCode, ceiling }) => (ceiling === null ? [] : [{ rupCode, ceiling }]))
      .sort((a, b) => (a.ceiling === b.ceiling ? (a.rupCode < b.rupCode ? -1 : 1) : a.ceiling > b.ceiling ? -1 : 1))
      .slice(0, MOST_LARGEST);
    if (largest.length === 0) return uncounted('RUP penyedia belum diimpor', 'the procurement plan was not imported');
    const begun = fold.begun(asOf);
    if (begun.size === 0)
      return uncounted('belum ada proses, kontrak, atau pesanan yang menyebut kode RUP', 'no process, contract or order names its package');
    return { wereEarly: largest.map(({ rupCode }) => (begun.get(rupCode) ?? NEVER) <= until), until };
  },
  judge({ wereEarly, until }, { largest, least }) {
    const strategic = wereEarly.slice(0, largest);
    const early = strategic.filter(Boolean).length;
    const percent = percentOf(BigInt(early), BigInt(strategic.length));
    return {
      percent,
      text: { id: `${early} dari ${strategic.length} paket terbesar`, en: `${early} of the ${strategic.length} largest packages` },
      isGood: percent >= least,
      date: until,
      source: { id: 'RUP, pengumuman, kontrak, dan pesanan', en: 'Procurement plan, notices, contracts and orders' },
    };
  },
});
