import { z } from 'zod';
import { submittedBids } from './bids.js';
import { award, bid, release } from './examples.js';
import { redFlag } from './red-flag.js';

const bids = [bid('disqualified', 'B', 90), bid('valid', 'A', 100)];

export const r036 = redFlag({
  id: 'R036',
  catalogue: 'P08',
  title: { id: 'Penawar terendah digugurkan', en: 'Lowest bid disqualified' },
  why: 'Menggugurkan penawaran termurah menaikkan harga yang dibayar daerah.',
  legalBasis: 'Perpres 16/2018 Pasal 6: efisien, adil.',
  severity: 'sedang',
  settings: z.strictObject({}),
  fires: [
    { releases: [release('T', bids, [award('A')])], report: { OCID: { T: { R036: 1 } } } },
    { releases: [release('T', bids, [award('A'), award('C', 'pending')])], report: { OCID: { T: { R036: 1 } } } },
  ],
  quiet: [
    { releases: [release('T', [bid('valid', 'A', 90), bid('disqualified', 'B', 90)], [award('A')])], report: {} },
    { releases: [release('T', bids, [award('A', 'pending')])], report: {} },
    { releases: [release('T', bids.slice(0, 1), [award('B')])], report: {} },
    { releases: [release('T', [bid('valid', 'A', 100), bid('disqualified', 'B', 9, 'USD')], [award('A')])], report: {} },
  ],
  begin: (_, prices) => ({
    take(release, raise) {
      if (!prices.mayCompare(release) || !release.awards?.some(({ status }) => status === 'active')) return;
      let lowest: { amount: number; status: string | null } | null = null;
      let hasValid = false;
      for (const { status, price } of submittedBids(release)) {
        if (!price || !prices.isMain(price.currency)) continue;
        if (lowest === null || price.amount < lowest.amount) lowest = { amount: price.amount, status };
        if (status === 'valid') hasValid = true;
      }
      if (hasValid && lowest?.status === 'disqualified') raise('OCID', release.ocid, 1);
    },
  }),
});
