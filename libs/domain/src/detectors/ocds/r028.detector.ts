import { z } from 'zod';
import { idsOf, submittedBids } from './bids.js';
import { bid, release } from './examples.js';
import { redFlag } from './red-flag.js';

const both = { OCID: { T: { R028: 1 } }, Tenderer: { A: { R028: 1 }, B: { R028: 1 } } };

export const r028 = redFlag({
  id: 'R028',
  catalogue: 'P05',
  title: { id: 'Harga penawaran identik', en: 'Identical bid prices' },
  why: 'Dua peserta yang menghitung sendiri jarang sampai pada harga yang sama.',
  legalBasis: 'UU 5/1999 Pasal 22: persekongkolan tender.',
  severity: 'tinggi',
  settings: z.strictObject({}),
  fires: [
    { releases: [release('T', [bid('valid', 'A', 5), bid('disqualified', 'B', 5)])], report: both },
    // Each bid is compared with the one before it at that price: A+B and B differ, so do B and A+B.
    { releases: [release('T', [bid('valid', 'A+B', 5), bid('valid', 'B', 5), bid('valid', 'B', 5)])], report: both },
  ],
  quiet: [
    { releases: [release('T', [bid('valid', 'A', 5), bid('valid', 'A', 5), bid('valid', 'B', 6)])], report: {} },
    { releases: [release('T', [bid('valid', 'A', 5), bid('valid', 'B', 5, 'USD')])], report: {} },
    { releases: [release('T', [bid('valid', 'A', 5), bid('withdrawn', 'B', 5)])], report: {} },
  ],
  begin: (_, prices) => ({
    take(release, raise) {
      if (!prices.mayCompare(release)) return;
      const lastAt = new Map<string, ReadonlySet<string>>();
      for (const { price, tenderers } of submittedBids(release)) {
        const ids = new Set(idsOf(tenderers));
        if (!price || ids.size === 0) continue;
        const key = `${price.amount} ${price.currency}`;
        const before = lastAt.get(key);
        if (before && !isEqual(ids, before)) {
          raise('OCID', release.ocid, 1);
          for (const id of [...ids, ...before]) raise('Tenderer', id, 1);
        }
        lastAt.set(key, ids);
      }
    },
  }),
});

const isEqual = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((id) => b.has(id));
