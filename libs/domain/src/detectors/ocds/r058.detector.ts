import { z } from 'zod';
import { award, bid, release, usual } from './examples.js';
import { upperFence } from './fences.js';
import type { PriceGap } from './prices.js';
import { redFlag, thresholdSetting } from './red-flag.js';

const far = release('T', [bid('valid', 'A', 100), bid('valid', 'B', 900)], [award('A')]);
const flagged = { OCID: { T: { R058: 8 } }, Tenderer: { A: { R058: 0 } } };

export const r058 = redFlag({
  id: 'R058',
  catalogue: 'P11',
  title: { id: 'Pemenang jauh di bawah penawar kedua', en: 'Heavily discounted bid' },
  why: 'Harga yang terlalu rendah sering dikejar lewat addendum atau mutu.',
  legalBasis: 'Perpres 16/2018 Pasal 6: efektif, akuntabel.',
  severity: 'rendah',
  settings: z.strictObject({ threshold: thresholdSetting({ unit: 'rasio', min: -1_000_000, max: 1_000_000, step: 0.01 }) }),
  fires: [
    { releases: [...usual(1), far], report: flagged },
    { settings: { threshold: 8 }, releases: [far], report: flagged },
  ],
  quiet: [
    { settings: { threshold: 8.01 }, releases: [far], report: {} },
    { releases: usual(0), report: {} },
    { settings: { threshold: 0 }, releases: [far], report: {} },
  ],
  begin: ({ threshold }, prices) => {
    const gaps = new Map<string, PriceGap>();
    return {
      take(release) {
        const gap = prices.gap(release);
        if (gap) gaps.set(release.ocid, gap);
      },
      finish(raise) {
        const fence = upperFence(
          [...gaps.values()].map(({ ratio }) => ratio),
          threshold,
        );
        if (!(fence > 0)) return;
        for (const [ocid, { ratio, winner }] of gaps) {
          if (!(ratio >= fence)) continue;
          raise('OCID', ocid, ratio);
          raise('Tenderer', winner, 0);
        }
      },
    };
  },
});
