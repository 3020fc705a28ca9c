import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { bid, notice } from '../core/example-procurement.js';
import { isTender, pricedBids } from './bids.js';
import { NO_PROCESS, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

const tender = notice('T1', '2026-03-02', { track: 'tender', method: 'Tender', ownerEstimate: rp(1_000_000_000) });

export const p02 = detector({
  id: 'P02',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Penawar tunggal', en: 'Single bidder' },
  why: {
    id: 'Empat dari sepuluh tender hanya mendapat satu penawaran harga, jadi ini mengurutkan dan tidak menandai. Pendaftar tanpa harga tidak dihitung.',
    en: 'Four in ten tenders draw one priced bid, so this ranks and does not mark. Who registered without a price is not counted.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 6: prinsip bersaing.',
  kind: 'rank',
  sentence: { id: 'Hanya satu penawaran harga pada tender ini.', en: 'This tender drew one priced bid only.' },
  check: { id: 'Apakah spesifikasi mengunci merek? Masa penawaran cukup?', en: 'Does the specification lock a brand? Was there time?' },
  innocent: { id: 'Pekerjaan khusus, pasar yang sempit.', en: 'Special work, a narrow market.' },
  clears: { id: 'Data peserta dibetulkan.', en: 'Corrected participants.' },
  inhibits: [],
  needs: ['procurement-notice', 'bid'],
  parameters: {},
  examples: [
    {
      title: 'Satu penawaran',
      facts: [tender, bid('T1', 'A', rp(900_000_000)), bid('T1', 'B', null)],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Dua penawaran',
      facts: [tender, bid('T1', 'A', rp(900_000_000)), bid('T1', 'B', rp(950_000_000))],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    { title: 'Belum ada penawaran', facts: [tender], today: '2026-05-12', outcome: 'CONDITIONS_NOT_MET' },
  ],
  subjects: (context) => processesWhere(context, isTender),
  touched: (changes, context) => touchedProcesses(changes, context, isTender),
  evaluate({ key }, context) {
    const process = processOf(key, context);
    if (!process || !isTender(process)) return NO_PROCESS;
    const bids = pricedBids(key, context);
    if (bids.length === 0) return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Belum ada penawaran harga.', en: 'No priced bid yet.' } };
    return {
      outcome: bids.length === 1 ? 'RISK' : 'NOT_RISK',
      value: bids.length,
      threshold: 1,
      direction: 'equal',
      n: bids.length,
      likelihood: 1,
      amount: process.amount ?? process.estimate,
      slots: {},
      evidence: [processRow(process)],
    };
  },
});
