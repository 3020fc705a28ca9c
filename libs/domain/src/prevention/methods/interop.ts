import { shareOf } from '../points.js';
import { measured, type ScoringMethod } from '../scoring-method.js';

/** A value that another system tells: LHKPN, gratification (GOL), adequacy of auditors (Sicukup), SPI. */
export const interop: ScoringMethod = {
  id: 'INTEROP',
  title: { id: 'Interoperabilitas', en: 'Told by another system' },
  formula: { id: 'nilai yang dicatat, 0 sampai 100, dengan sumber dan tanggal', en: 'the value entered, 0 to 100, with source and date' },
  bounds: [0, 100],
  note: {
    id: 'Juga ditulis INTEROP_… atau INTEROPERABILITAS_… dalam pedoman.',
    en: 'Also written INTEROP_… or INTEROPERABILITAS_… in the guideline.',
  },
  examples: [
    { title: 'LHKPN 96', input: { measure: measured(96) }, points: 96 },
    { title: '460 dari 500 wajib lapor', input: { measure: measured(460, 500) }, points: 92 },
    { title: 'di luar batas', input: { measure: measured(130) }, points: 100 },
    { title: 'belum dicatat', input: {}, points: null },
  ],
  score: ({ measure }) => {
    if (measure === null || (measure.required !== null && measure.required <= 0n)) return null;
    return { points: shareOf(measure.value, measure.required ?? 100_000_000n), isWeighted: true };
  },
};
