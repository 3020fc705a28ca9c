import { BuyingFold } from '../../folds/buying.fold.js';
import { comma, percentLimit, percentOf, percentWords, signal, uncounted } from './signal.js';

/** How many of the contracts whose end has passed were handed over late, or not at all. */
export const kontrakTerlambat = signal({
  id: 'kontrak-terlambat',
  title: { id: 'Kontrak terlambat', en: 'Late contracts' },
  formula: ({ most }) => ({
    id: `kontrak yang diserahterimakan sesudah akhirnya atau belum ÷ kontrak yang akhirnya sudah lewat × 100; baik sampai ${comma(most)}%`,
    en: `contracts handed over after their end or not yet ÷ contracts whose end has passed × 100; good up to ${most}%`,
  }),
  concerns: /kontrak|keterlambatan/i,
  why: {
    id: 'Kontrak yang lewat akhirnya tanpa serah terima menandai pengawasan yang lemah dan denda yang tidak dipungut.',
    en: 'Contracts past their end without a hand-over point to weak supervision and penalties that nobody collects.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 78 dan 79; batasnya kesepakatan kabupaten.',
  needs: ['contract', 'start-order', 'handover'],
  parameters: {
    most: percentLimit('most', 5, { id: 'Bagian kontrak yang boleh terlambat.', en: 'Share of contracts that may be late.' }),
  },
  measure(state) {
    const { asOf } = state;
    const contracts = state.fold(BuyingFold).contracts(asOf);
    if (contracts.length === 0) return uncounted('kontrak belum diimpor', 'no contract was imported');
    if (contracts.every(({ handedOverOn }) => handedOverOn === null))
      return uncounted('serah terima belum diimpor', 'no hand-over was imported');
    // One that its source calls finished without telling the day of its hand-over may have been late or not.
    const over = contracts.flatMap(({ endsOn, handedOverOn, isFinished }) =>
      endsOn === null || endsOn >= asOf || (isFinished && handedOverOn === null) ? [] : [{ endsOn, handedOverOn }],
    );
    if (over.length === 0) return uncounted('belum ada kontrak yang akhirnya lewat', 'no contract has come to its end');
    const late = over.filter(({ endsOn, handedOverOn }) => handedOverOn === null || handedOverOn > endsOn).length;
    return { late, of: over.length, asOf };
  },
  judge({ late, of, asOf }, { most }) {
    const percent = percentOf(BigInt(late), BigInt(of));
    return {
      percent,
      text: percentWords(percent, { id: `terlambat: ${late} dari ${of} kontrak`, en: `late: ${late} of ${of} contracts` }),
      isGood: percent <= most,
      date: asOf,
      source: { id: 'Kontrak, SPMK, dan serah terima', en: 'Contracts, orders to begin and hand-overs' },
    };
  },
});
