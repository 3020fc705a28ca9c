import { z } from 'zod';
import { idsOf } from './bids.js';
import { award, bid, release } from './examples.js';
import { redFlag } from './red-flag.js';

const tender = { tenderPeriod: { endDate: '2026-03-10T12:00:00+07:00' } };
const late = { ...bid('valid', 'A+B'), date: '2026-03-10T12:00:01+07:00' };

export const r030 = redFlag({
  id: 'R030',
  catalogue: 'P06',
  title: { id: 'Penawaran terlambat menang', en: 'Late bid won' },
  why: 'Penawaran yang masuk setelah batas waktu harus ditolak.',
  legalBasis: 'Perpres 16/2018 Pasal 6: adil, akuntabel.',
  severity: 'kritis',
  settings: z.strictObject({}),
  fires: [
    {
      releases: [release('T', [late], [award('A'), award('C', 'pending')], { tender })],
      report: { OCID: { T: { R030: 1 } }, Tenderer: { A: { R030: 1 } } },
    },
    {
      // Date-times are compared as text, so that one moment in two zones counts as late.
      releases: [release('T', [{ ...late, date: '2026-03-11T00:00:00+14:00' }], [award('B')], { tender })],
      report: { OCID: { T: { R030: 1 } }, Tenderer: { B: { R030: 1 } } },
    },
  ],
  quiet: [
    { releases: [release('T', [{ ...late, date: tender.tenderPeriod.endDate }], [award('A')], { tender })], report: {} },
    { releases: [release('T', [late], [award('C')], { tender })], report: {} },
    { releases: [release('T', [late], [award('A', 'cancelled')], { tender })], report: {} },
    { releases: [release('T', [late], [award('A')])], report: {} },
  ],
  begin: () => ({
    take(release, raise) {
      const { end } = release.tender;
      if (!release.awards || end === null) return;
      const winners = new Set(release.awards.filter(({ status }) => status === 'active').flatMap(({ suppliers }) => idsOf(suppliers)));
      for (const { status, date, tenderers } of release.bids ?? []) {
        if (status !== 'valid' || date === null || !(date > end)) continue;
        for (const id of idsOf(tenderers)) {
          if (!winners.has(id)) continue;
          raise('OCID', release.ocid, 1);
          raise('Tenderer', id, 1);
        }
      }
    },
  }),
});
