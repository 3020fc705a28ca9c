import { z } from 'zod';
import { idsOf, submittedBids } from './bids.js';
import { bid, release } from './examples.js';
import { Fractions, upperFence } from './fences.js';
import { numberSetting, redFlag, thresholdSetting } from './red-flag.js';

const bids = [bid('valid', 'A'), bid('disqualified', 'B'), bid('disqualified', 'B')];
const rest = { buyer: { id: 'K' }, tender: { procuringEntity: { id: 'P' } } };

export const r038 = redFlag({
  id: 'R038',
  catalogue: 'P09',
  title: { id: 'Tingkat pengguguran tinggi', en: 'Excessive disqualified bids' },
  why: 'Pengguguran yang jauh lebih sering dari yang lain perlu dijelaskan.',
  legalBasis: 'Perpres 16/2018 Pasal 6: bersaing, adil.',
  severity: 'sedang',
  settings: z.strictObject({
    threshold: thresholdSetting({ unit: 'rasio', min: -1_000_000, max: 1_000_000, step: 0.01 }),
    minimum_submitted_bids: numberSetting({ unit: 'penawaran', min: 0, max: 1_000_000, step: 1 }, 2),
    // Named after processes, but it is bids that are counted: as Cardinal does, not as its manual says.
    minimum_contracting_processes: numberSetting({ unit: 'penawaran', min: 0, max: 1_000_000, step: 1 }, 2),
  }),
  fires: [
    {
      releases: [release('T', bids, [], rest)],
      report: { Buyer: { K: { R038: 2 / 3 } }, ProcuringEntity: { P: { R038: 2 / 3 } }, Tenderer: { B: { R038: 1 } } },
    },
    {
      settings: { threshold: 0.6, minimum_contracting_processes: 4 },
      releases: [release('T', bids, [], rest)],
      report: { Tenderer: { B: { R038: 1 } } },
    },
  ],
  quiet: [
    { releases: [release('T', bids.slice(0, 1), [], rest)], report: {} },
    { settings: { minimum_submitted_bids: 3 }, releases: [release('T', bids)], report: {} },
    { releases: [release('T', [bid('valid', 'A'), bid('valid', 'A'), bid('invited', 'B')], [], rest)], report: {} },
  ],
  begin: ({ threshold, minimum_submitted_bids: leastBids, minimum_contracting_processes: leastOfEntity }) => {
    const [buyers, entities, tenderers] = [new Fractions(), new Fractions(), new Fractions()];
    return {
      take(release) {
        const submitted = submittedBids(release);
        if (submitted.length === 0) return;
        const disqualified = submitted.filter(({ status }) => status === 'disqualified').length;
        if (release.buyer !== null) buyers.add(release.buyer, disqualified, submitted.length);
        if (release.tender.procuringEntity !== null) entities.add(release.tender.procuringEntity, disqualified, submitted.length);
        for (const bid of submitted) for (const id of idsOf(bid.tenderers)) tenderers.add(id, bid.status === 'disqualified' ? 1 : 0, 1);
      },
      finish(raise) {
        const groups = [
          { group: 'Buyer', fractions: buyers, least: leastOfEntity },
          { group: 'ProcuringEntity', fractions: entities, least: leastOfEntity },
          { group: 'Tenderer', fractions: tenderers, least: leastBids },
        ] as const;
        for (const { group, fractions, least } of groups) {
          const kept = fractions.entries().filter(({ whole }) => whole >= least);
          const fence = upperFence(
            kept.map(({ ratio }) => ratio),
            threshold,
          );
          if (fence > 0) for (const { id, ratio } of kept) if (ratio >= fence) raise(group, id, ratio);
        }
      },
    };
  },
});
