import { addDays, dateInWords, isoDate } from '../../values/index.js';
import { signal, uncounted } from './signal.js';

/** Whether the budget was in force when the year began. */
export const apbdTepatWaktu = signal({
  id: 'apbd-tepat-waktu',
  title: { id: 'APBD ditetapkan tepat waktu', en: 'Budget set on time' },
  formula: ({ late }) => ({
    id: `APBD murni semua unit berlaku paling lambat 1 Januari${late === 0 ? '' : `, boleh lewat ${late} hari`}`,
    en: `the first budget of all units is in force by 1 January${late === 0 ? '' : `, or ${late} days later`}`,
  }),
  concerns: /penetapan apbd|penganggaran|tepat waktu/i,
  why: {
    id: 'APBD yang terlambat menunda pengadaan dan menumpuk belanja di akhir tahun.',
    en: 'A budget that comes late puts procurement off and heaps spending up at the end of the year.',
  },
  legalBasis: 'UU 17/2003; Permendagri 77/2020: APBD ditetapkan sebelum tahun anggaran dimulai.',
  needs: ['budget-line'],
  parameters: {
    late: {
      title: { id: 'Boleh lewat', en: 'May come after by' },
      help: { id: 'Hari sesudah 1 Januari yang masih disebut tepat waktu.', en: 'Days after 1 January that still count as on time.' },
      ...{ unit: 'hari', min: 0, max: 90, step: 1, default: 0 },
    },
  },
  measure({ rollup, asOf }) {
    const dates = [...rollup.units.values()].flatMap((unit) => {
      const first = unit.budgets.get('MURNI');
      return first && !first.sums.isEmpty ? [first.inForce] : [];
    });
    const last = dates.sort().at(-1);
    if (last === undefined || last > asOf) return uncounted('APBD murni belum diimpor', 'the first budget was not imported');
    return { last, year: rollup.year };
  },
  judge: ({ last, year }, { late }) => ({
    percent: null,
    text: { id: `berlaku ${dateInWords(last)}`, en: `in force on ${last}` },
    isGood: last <= addDays(isoDate(year, 1, 1), late),
    date: last,
    source: { id: 'Anggaran murni', en: 'First budget' },
  }),
});
