import { z } from 'zod';
import { hasMethod, listSetting, redFlag } from './red-flag.js';

const tender = (numberOfTenderers: number, procurementMethod?: string) => ({
  ocid: 'T-1',
  tender: { numberOfTenderers, procurementMethod },
});

export const r018 = redFlag({
  id: 'R018',
  catalogue: 'P02',
  title: { id: 'Penawar tunggal', en: 'Single bid received' },
  why: 'Tanpa pesaing tidak ada harga yang dapat dibandingkan.',
  legalBasis: 'Perpres 16/2018 Pasal 6: bersaing.',
  severity: 'sedang',
  settings: z.strictObject({ procurement_methods: listSetting('open|selective') }),
  fires: [
    { releases: [tender(1, 'open')], report: { OCID: { 'T-1': { R018: 1 } } } },
    { settings: { procurement_methods: '' }, releases: [tender(1)], report: { OCID: { 'T-1': { R018: 1 } } } },
  ],
  quiet: [
    { releases: [tender(2, 'open')], report: {} },
    { releases: [tender(1, 'direct')], report: {} },
    { releases: [tender(1)], report: {} },
  ],
  begin: ({ procurement_methods: methods }) => ({
    take(release, raise) {
      if (hasMethod(release, methods) && release.tender.tenderers === 1) raise('OCID', release.ocid, 1);
    },
  }),
});
