import { z } from 'zod';
import { finalAwards, idsOf } from './bids.js';
import { award, bid, release } from './examples.js';
import { numberSetting, redFlag } from './red-flag.js';

const bids = [bid('valid', 'A'), bid('disqualified', 'B'), bid('disqualified', 'C')];
const flagged = { OCID: { T: { R035: 2 } }, Tenderer: { A: { R035: 0 } } };

export const r035 = redFlag({
  id: 'R035',
  catalogue: 'P07',
  title: { id: 'Semua peserta lain digugurkan', en: 'All except winning bid disqualified' },
  why: 'Bila hanya pemenang yang lolos, persaingan hilang pada tahap evaluasi.',
  legalBasis: 'Perpres 16/2018 Pasal 6: bersaing, adil.',
  severity: 'tinggi',
  settings: z.strictObject({ threshold: numberSetting({ unit: 'peserta', min: 0, max: 1_000_000, step: 1 }, 1) }),
  fires: [
    { releases: [release('T', bids, [award('A')])], report: flagged },
    { settings: { threshold: 2 }, releases: [release('T', bids, [award('A'), award('A')])], report: flagged },
  ],
  quiet: [
    { settings: { threshold: 3 }, releases: [release('T', bids, [award('A')])], report: {} },
    { settings: { threshold: 0 }, releases: [release('T', [bid('valid', 'A'), bid('disqualified', 'A')], [award('A')])], report: {} },
    { releases: [release('T', [...bids, bid('valid', 'D')], [award('A')])], report: {} },
    { releases: [release('T', bids, [award('A'), award('B', 'pending')])], report: {} },
  ],
  begin: ({ threshold }) => ({
    take(release, raise) {
      const awards = finalAwards(release);
      if (!awards) return;
      const winners = new Set(awards.flatMap(({ suppliers }) => idsOf(suppliers)));
      const withStatus = (wanted: string): Set<string> =>
        new Set((release.bids ?? []).filter(({ status }) => status === wanted).flatMap(({ tenderers }) => idsOf(tenderers)));
      const valid = withStatus('valid');
      const [winner] = valid;
      if (winner === undefined || valid.size !== 1 || winners.size !== 1 || !winners.has(winner)) return;
      const others = [...withStatus('disqualified')].filter((id) => id !== winner).length;
      if (others < Math.max(1, threshold)) return;
      raise('OCID', release.ocid, others);
      raise('Tenderer', winner, 0);
    },
  }),
});
