import { dateInWords, isoDate } from '../../values/index.js';
import { type PreventionSignal, uncounted } from './signal.js';

/** Whether the budget was in force when the year began. */
export const apbdTepatWaktu: PreventionSignal = {
  id: 'apbd-tepat-waktu',
  title: { id: 'APBD ditetapkan tepat waktu', en: 'Budget set on time' },
  formula: {
    id: 'APBD murni semua unit berlaku paling lambat 1 Januari',
    en: 'the first budget of all units is in force by 1 January',
  },
  concerns: /penetapan apbd|penganggaran|tepat waktu/i,
  read({ rollup, asOf }) {
    const dates = [...rollup.units.values()].flatMap((unit) => {
      const first = unit.budgets.get('MURNI');
      return first && !first.sums.isEmpty ? [first.inForce] : [];
    });
    const last = dates.sort().at(-1);
    if (last === undefined || last > asOf) return uncounted('APBD murni belum diimpor', 'the first budget was not imported');
    return {
      percent: null,
      text: { id: `berlaku ${dateInWords(last)}`, en: `in force on ${last}` },
      isGood: last <= isoDate(rollup.year, 1, 1),
      date: last,
      source: { id: 'Anggaran murni', en: 'First budget' },
    };
  },
};
