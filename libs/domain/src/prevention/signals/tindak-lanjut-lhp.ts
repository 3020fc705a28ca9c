import type { PreventionValueFact } from '../../facts/index.js';
import { PreventionFold } from '../../folds/prevention.fold.js';
import { millionthsOf } from '../points.js';
import { comma, percentLimit, percentOf, percentWords, signal, uncounted } from './signal.js';

/** As offices enter it: TLHP BPK, TLHP INSPEKTORAT, … */
const FOLLOW_UP = /^TLHP\b/;

/** How many recommendations of auditors were followed up, of all auditors that were entered. */
export const tindakLanjutLhp = signal({
  id: 'tindak-lanjut-lhp',
  title: { id: 'Tindak lanjut hasil pemeriksaan', en: "Follow-up of auditors' findings" },
  formula: ({ least }) => ({
    id: `rekomendasi yang selesai ÷ semua rekomendasi × 100, dari nilai TLHP terakhir setiap pemeriksa; baik mulai ${comma(least)}%`,
    en: `recommendations done ÷ all × 100, from the last value (TLHP) of each auditor; good from ${least}%`,
  }),
  concerns: /tindak lanjut|tlhp/i,
  why: {
    id: 'Rekomendasi pemeriksa yang tidak selesai berulang menjadi temuan tahun berikutnya.',
    en: "Auditors' recommendations that are not done come back as next year's findings.",
  },
  legalBasis: 'UU 15/2004 Pasal 20; batasnya kesepakatan kabupaten.',
  needs: ['prevention-value'],
  parameters: {
    least: percentLimit('least', 80, { id: 'Bagian rekomendasi yang harus selesai.', en: 'Share of recommendations that must be done.' }),
  },
  measure(state) {
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
    const days = known.map(({ date }) => date).sort();
    return { percent, date: days.at(-1) ?? state.asOf, indices: [...last.keys()].sort().join(', ') };
  },
  judge: ({ percent, date, indices }, { least }) => ({
    percent,
    text: percentWords(percent, { id: 'rekomendasi selesai', en: 'of recommendations are done' }),
    isGood: percent >= least,
    date,
    source: { id: `Nilai ${indices}`, en: `Values ${indices}` },
  }),
});
