import { z } from 'zod';
import { daysBetween } from './date-times.js';
import { hasMethod, listSetting, numberSetting, type Range, redFlag } from './red-flag.js';

const days: Range = { unit: 'hari', min: -36_500, max: 36_500, step: 1 };
const open = (startDate: string, endDate: string, rest: object = {}) => ({
  ocid: 'T-1',
  tender: { tenderPeriod: { startDate, endDate }, ...rest },
});

export const r003 = redFlag({
  id: 'R003',
  catalogue: 'P01',
  title: { id: 'Masa pemasukan penawaran terlalu singkat', en: 'Short submission period' },
  why: 'Waktu yang singkat hanya cukup bagi peserta yang sudah tahu lebih dulu.',
  legalBasis: 'Perpres 16/2018 Pasal 6: terbuka, bersaing, adil.',
  severity: 'sedang',
  settings: z.strictObject({
    threshold: numberSetting(days, 15),
    procurement_methods: listSetting(),
    procurement_method_details: z
      .record(z.string(), numberSetting(days, 15))
      .nullish()
      .transform((map) => new Map(Object.entries(map ?? {})))
      .meta({ ...days, default: {} }),
  }),
  fires: [
    { releases: [open('2026-03-01T00:00:00Z', '2026-03-15T23:59:59Z')], report: { OCID: { 'T-1': { R003: 1 } } } },
    {
      settings: { threshold: 5, procurement_method_details: { Internasional: 25 } },
      releases: [open('2026-03-01T00:00:00+07:00', '2026-03-20T00:00:00+07:00', { procurementMethodDetails: 'Internasional' })],
      report: { OCID: { 'T-1': { R003: 1 } } },
    },
  ],
  quiet: [
    { releases: [open('2026-03-01T00:00:00Z', '2026-03-16T00:00:00Z')], report: {} },
    { releases: [open('2026-03-01', '2026-03-02')], report: {} },
    {
      settings: { procurement_methods: 'open|selective' },
      releases: [open('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z')],
      report: {},
    },
  ],
  begin: ({ threshold, procurement_methods: methods, procurement_method_details: byDetails }) => ({
    take(release, raise) {
      if (!hasMethod(release, methods)) return;
      const { start, end, methodDetails } = release.tender;
      const period = start === null || end === null ? null : daysBetween(start, end);
      const limit = (methodDetails === null ? undefined : byDetails.get(methodDetails)) ?? threshold;
      if (period !== null && period < limit) raise('OCID', release.ocid, 1);
    },
  }),
});
