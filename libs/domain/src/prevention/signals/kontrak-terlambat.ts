import { BuyingFold } from '../../folds/buying.fold.js';
import { type PreventionSignal, percentOf, percentWords, uncounted } from './signal.js';

/** Share of contracts that may be late before it is to be looked at; our own bound. */
const MOST = 5;

/** How many of the contracts whose end has passed were handed over late, or not at all. */
export const kontrakTerlambat: PreventionSignal = {
  id: 'kontrak-terlambat',
  title: { id: 'Kontrak terlambat', en: 'Late contracts' },
  formula: {
    id: 'kontrak yang diserahterimakan sesudah akhirnya atau belum ÷ kontrak yang akhirnya sudah lewat × 100; baik sampai 5%',
    en: 'contracts handed over after their end or not yet ÷ contracts whose end has passed × 100; good up to 5%',
  },
  concerns: /kontrak|keterlambatan/i,
  read(state) {
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
    const percent = percentOf(BigInt(late), BigInt(over.length));
    return {
      percent,
      text: percentWords(percent, {
        id: `terlambat: ${late} dari ${over.length} kontrak`,
        en: `late: ${late} of ${over.length} contracts`,
      }),
      isGood: percent <= MOST,
      date: asOf,
      source: { id: 'Kontrak, SPMK, dan serah terima', en: 'Contracts, orders to begin and hand-overs' },
    };
  },
};
