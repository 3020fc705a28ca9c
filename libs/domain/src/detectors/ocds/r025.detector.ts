import { z } from 'zod';
import { quantile } from '../quantile.js';
import { onlyId, singleWinner } from './bids.js';
import { award, bid, release } from './examples.js';
import { Fractions, lowerFence, sorted } from './fences.js';
import { numberSetting, redFlag, thresholdSetting } from './red-flag.js';

/** L takes part in every process and wins only the last. */
const loser = [
  ...[...'12345678'].map((ocid) => release(ocid, [bid('valid', ocid), bid('valid', 'L')], [award(ocid)])),
  release('9', [bid('valid', 'L')], [award('L')]),
];

export const r025 = redFlag({
  id: 'R025',
  catalogue: 'P04',
  title: { id: 'Peserta sering kalah', en: 'Excessive unsuccessful bids' },
  why: 'Peserta yang terus menawar tanpa pernah menang dapat menjadi pendamping.',
  legalBasis: 'UU 5/1999 Pasal 22: persekongkolan tender.',
  severity: 'rendah',
  settings: z.strictObject({
    percentile: numberSetting({ unit: 'persentil', min: 0, max: 100, step: 1 }, 75),
    threshold: thresholdSetting({ unit: 'rasio', min: -1_000_000, max: 1_000_000, step: 0.01 }),
  }),
  fires: [
    { settings: { percentile: 100 }, releases: loser, report: { Tenderer: { L: { R025: 1 / 9 } } } },
    { settings: { threshold: '0.5' }, releases: loser.slice(6), report: { Tenderer: { L: { R025: 1 / 3 } } } },
  ],
  quiet: [
    { releases: loser.slice(0, 1), report: {} },
    { settings: { threshold: 0 }, releases: loser.slice(0, 8), report: {} },
    { releases: loser.map((r) => ({ ...r, awards: [...r.awards, award('X')] })), report: {} },
  ],
  begin: ({ percentile, threshold }) => {
    const wins = new Fractions();
    return {
      take(release) {
        const winner = singleWinner(release);
        if (winner === null) return;
        const valid = (release.bids ?? []).filter(({ status }) => status === 'valid').map(({ tenderers }) => onlyId(tenderers));
        for (const id of new Set(valid)) if (id !== null) wins.add(id, id === winner ? 1 : 0, 1);
      },
      finish(raise) {
        const entries = wins.entries();
        const many = quantile(sorted(entries.map(({ whole }) => whole)), percentile / 100);
        const fence = lowerFence(
          entries.map(({ ratio }) => ratio),
          threshold,
        );
        if (fence === null) return;
        for (const { id, ratio, whole } of entries) if (whole >= many && ratio <= fence) raise('Tenderer', id, ratio);
      },
    };
  },
});
