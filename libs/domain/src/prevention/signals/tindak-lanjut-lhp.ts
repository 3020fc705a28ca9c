import type { PreventionValueFact } from '../../facts/index.js';
import { PreventionFold } from '../../folds/prevention.fold.js';
import { millionthsOf } from '../points.js';
import { type PreventionSignal, percentOf, percentWords, uncounted } from './signal.js';

/** As offices enter it: TLHP BPK, TLHP INSPEKTORAT, … */
const FOLLOW_UP = /^TLHP\b/;
/** Share that should be followed up; our own bound. */
const LEAST = 80;

/** How many recommendations of auditors were followed up, of all auditors that were entered. */
export const tindakLanjutLhp: PreventionSignal = {
  id: 'tindak-lanjut-lhp',
  title: { id: 'Tindak lanjut hasil pemeriksaan', en: "Follow-up of auditors' findings" },
  formula: {
    id: 'rekomendasi yang selesai ÷ semua rekomendasi × 100, dari nilai TLHP terakhir setiap pemeriksa; baik mulai 80%',
    en: 'recommendations done ÷ all × 100, from the last value (TLHP) of each auditor; good from 80%',
  },
  concerns: /tindak lanjut|tlhp/i,
  read(state) {
    const last = new Map<string, PreventionValueFact>();
    for (const value of state.fold(PreventionFold).values(state.asOf))
      if (FOLLOW_UP.test(value.index) && value.scope === 'kabupaten' && value.code === null) last.set(value.index, value);
    if (last.size === 0) return uncounted('nilai TLHP belum diimpor', 'no value of TLHP was imported');
    const parts = [...last.values()].map(({ value, required, date }) => ({ done: millionthsOf(value), of: millionthsOf(required), date }));
    const known = parts.flatMap(({ done, of, date }) => (done === null || of === null || of <= 0n ? [] : [{ done, of, date }]));
    if (known.length < parts.length)
      return uncounted('nilai TLHP tidak menyebut selesai dari berapa', 'a value of TLHP does not tell how many of how many');
    const sum = (of: (part: (typeof known)[number]) => bigint): bigint => known.reduce((all, part) => all + of(part), 0n);
    const percent = percentOf(
      sum(({ done }) => done),
      sum(({ of }) => of),
    );
    return {
      percent,
      text: percentWords(percent, { id: 'rekomendasi selesai', en: 'of recommendations are done' }),
      isGood: percent >= LEAST,
      date:
        known
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? state.asOf,
      source: { id: `Nilai ${[...last.keys()].sort().join(', ')}`, en: `Values ${[...last.keys()].sort().join(', ')}` },
    };
  },
};
