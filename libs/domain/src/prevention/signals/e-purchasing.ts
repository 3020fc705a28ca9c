import { BuyingFold } from '../../folds/buying.fold.js';
import { type PreventionSignal, percentOf, percentWords, uncounted } from './signal.js';

/** Share of what is bought that should go through the catalogue; our own bound. */
const LEAST = 30;

/** How much of what was bought was ordered by catalogue or online shop. */
export const ePurchasing: PreventionSignal = {
  id: 'e-purchasing',
  title: { id: 'Porsi e-purchasing', en: 'Share of e-purchasing' },
  formula: {
    id: 'nilai pesanan e-katalog dan toko daring ÷ (pesanan itu + nilai kontrak) × 100; baik mulai 30%',
    en: 'value of orders by catalogue and online shop ÷ (these orders + value of contracts) × 100; good from 30%',
  },
  concerns: /e-?purchasing|e-?katalog|katalog elektronik/i,
  read(state) {
    const { asOf } = state;
    const fold = state.fold(BuyingFold);
    const orders = fold.orders(asOf);
    const contracts = fold.contracts(asOf).flatMap(({ amount }) => amount ?? []);
    if (orders.length === 0) return uncounted('pesanan e-katalog belum diimpor', 'no order of the catalogue was imported');
    if (contracts.length === 0) return uncounted('nilai kontrak belum diimpor', 'no value of a contract was imported');
    const ordered = orders.reduce((sum, { amount }) => sum + amount, 0n);
    const all = contracts.reduce((sum, amount) => sum + amount, ordered);
    if (all <= 0n) return uncounted('nilai pesanan dan kontrak nihil', 'orders and contracts are worth nothing');
    const percent = percentOf(ordered, all);
    return {
      percent,
      text: percentWords(percent, { id: 'lewat e-katalog dan toko daring', en: 'by catalogue and online shop' }),
      isGood: percent >= LEAST,
      date: asOf,
      source: { id: 'Pesanan e-katalog, toko daring, dan kontrak', en: 'Orders and contracts' },
    };
  },
};
