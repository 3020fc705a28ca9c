import { BuyingFold } from '../../folds/buying.fold.js';
import { comma, percentLimit, percentOf, percentWords, signal, uncounted } from './signal.js';

/** How much of what was bought was ordered by catalogue or online shop. */
export const ePurchasing = signal({
  id: 'e-purchasing',
  title: { id: 'Porsi e-purchasing', en: 'Share of e-purchasing' },
  formula: ({ least }) => ({
    id: `nilai pesanan e-katalog dan toko daring ÷ (pesanan itu + nilai kontrak) × 100; baik mulai ${comma(least)}%`,
    en: `value of orders by catalogue and online shop ÷ (these orders + value of contracts) × 100; good from ${least}%`,
  }),
  concerns: /e-?purchasing|e-?katalog|katalog elektronik/i,
  why: {
    id: 'Belanja lewat katalog meninggalkan harga yang dapat dibandingkan; porsi kecil berarti banyak belanja tanpa pembanding.',
    en: 'Buying by catalogue leaves prices to compare; a small share means much buying without any.',
  },
  legalBasis: 'Batas kesepakatan kabupaten; kewajiban e-purchasing menurut Perpres 16/2018 jo. 46/2025.',
  needs: ['catalogue-purchase', 'contract'],
  parameters: {
    least: percentLimit('least', 30, {
      id: 'Bagian belanja yang sebaiknya lewat e-katalog dan toko daring.',
      en: 'Share of what is bought that should go through catalogue and online shop.',
    }),
  },
  measure(state) {
    const { asOf } = state;
    const fold = state.fold(BuyingFold);
    const orders = fold.orders(asOf);
    const contracts = fold.contracts(asOf).flatMap(({ amount }) => amount ?? []);
    if (orders.length === 0) return uncounted('pesanan e-katalog belum diimpor', 'no order of the catalogue was imported');
    if (contracts.length === 0) return uncounted('nilai kontrak belum diimpor', 'no value of a contract was imported');
    const ordered = orders.reduce((sum, { amount }) => sum + amount, 0n);
    const all = contracts.reduce((sum, amount) => sum + amount, ordered);
    if (all <= 0n) return uncounted('nilai pesanan dan kontrak nihil', 'orders and contracts are worth nothing');
    return { percent: percentOf(ordered, all), asOf };
  },
  judge: ({ percent, asOf }, { least }) => ({
    percent,
    text: percentWords(percent, { id: 'lewat e-katalog dan toko daring', en: 'by catalogue and online shop' }),
    isGood: percent >= least,
    date: asOf,
    source: { id: 'Pesanan e-katalog, toko daring, dan kontrak', en: 'Orders and contracts' },
  }),
});
