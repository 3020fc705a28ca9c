import { z } from 'zod';
import { award, bid, release, usual } from './examples.js';
import { lowerFence } from './fences.js';
import type { PriceGap } from './prices.js';
import { redFlag, thresholdSetting } from './red-flag.js';

const close = release('T', [bid('valid', 'A', 100), bid('valid', 'B', 101)], [award('A')]);
const flagged = { OCID: { T: { R024: 0.01 } }, Tenderer: { A: { R024: 0 }, B: { R024: 0 } } };

export const r024 = redFlag({
  id: 'R024',
  catalogue: 'P03',
  title: { id: 'Selisih penawaran pemenang dan kedua terlalu tipis', en: 'Price close to winning bid' },
  why: 'Penawaran pendamping sering dibuat sedikit di atas penawaran pemenang.',
  legalBasis: 'UU 5/1999 Pasal 22: persekongkolan tender.',
  severity: 'sedang',
  settings: z.strictObject({ threshold: thresholdSetting({ unit: 'rasio', min: -1_000_000, max: 1_000_000, step: 0.01 }) }),
  fires: [
    { releases: [...usual(1), close], report: flagged },
    { settings: { threshold: 0.01 }, releases: [close], report: flagged },
  ],
  quiet: [
    { releases: [...usual(0), close], report: {} },
    { settings: { threshold: 0 }, releases: usual(0), report: {} },
    { settings: { threshold: 1 }, releases: [release('T', [bid('valid', 'A', 100), bid('valid', 'B', 101)], [award('B')])], report: {} },
    { settings: { threshold: 1 }, releases: [{ ...close, awards: [award('A'), award('C', 'pending')] }], report: {} },
  ],
  begin: ({ threshold }, prices) => {
    const gaps = new Map<string, PriceGap>();
    return {
      take(release) {
        const gap = prices.gap(release);
        if (gap) gaps.set(release.ocid, gap);
      },
      finish(raise) {
        const fence = lowerFence(
          [...gaps.values()].map(({ ratio }) => ratio),
          threshold,
        );
        if (fence === null) return;
        for (const [ocid, { ratio, winner, runnerUp }] of gaps) {
          if (!(ratio <= fence)) continue;
          raise('OCID', ocid, ratio);
          raise('Tenderer', winner, 0);
          raise('Tenderer', runnerUp, 0);
        }
      },
    };
  },
});
