import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { bid, notice } from '../core/example-procurement.js';
import { isTender, pricedBids } from './bids.js';
import { NO_PROCESS, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

const tender = notice('T1', '2026-03-02', { track: 'tender', method: 'Tender', ownerEstimate: rp(1_000_000_000) });

export const p05 = detector({
  id: 'P05',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Harga penawaran identik', en: 'Identical bid prices' },
  why: {
    id: 'Dua peserta yang menghitung sendiri tidak sampai pada rupiah yang sama.',
    en: 'Two bidders who reckon on their own do not arrive at the same rupiah.',
  },
  legalBasis: 'UU 5/1999 Pasal 22: larangan persekongkolan tender.',
  kind: 'event',
  sentence: {
    id: '{count} peserta memasukkan harga yang sama persis, {price}.',
    en: '{count} bidders entered exactly the same price, {price}.',
  },
  check: { id: 'Harga eceran diatur? Salah input? Dokumen sama?', en: 'A regulated price? A typing error? The same papers?' },
  innocent: { id: 'Barang berharga tetap.', en: 'Goods of a fixed price.' },
  clears: { id: 'Nilai penawaran dibetulkan.', en: 'A corrected bid.' },
  inhibits: ['P03'],
  needs: ['procurement-notice', 'bid'],
  parameters: {},
  examples: [
    {
      title: 'Dua harga sama persis',
      facts: [tender, bid('T1', 'A', rp(900_123_456)), bid('T1', 'B', rp(900_123_456)), bid('T1', 'C', rp(950_000_000))],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Harga berbeda',
      facts: [tender, bid('T1', 'A', rp(900_123_456)), bid('T1', 'B', rp(900_123_457))],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    { title: 'Satu penawaran', facts: [tender, bid('T1', 'A', rp(900_123_456))], today: '2026-05-12', outcome: 'CONDITIONS_NOT_MET' },
  ],
  subjects: (context) => processesWhere(context, isTender),
  touched: (changes, context) => touchedProcesses(changes, context, isTender),
  evaluate({ key }, context) {
    const process = processOf(key, context);
    if (!process || !isTender(process)) return NO_PROCESS;
    const bids = pricedBids(key, context);
    if (bids.length < 2)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Kurang dari dua penawaran harga.', en: 'Fewer than two priced bids.' } };
    const same = bids.find((b, i) => bids.some((other, j) => j > i && other.amount === b.amount));
    const count = same ? bids.filter((b) => b.amount === same.amount).length : 0;
    return {
      outcome: same ? 'RISK' : 'NOT_RISK',
      value: count,
      threshold: 2,
      direction: 'above',
      n: bids.length,
      likelihood: 3,
      amount: process.amount ?? process.estimate,
      slots: { count: { number: count }, price: { money: same?.amount ?? 0n } },
      evidence: [processRow(process)],
    };
  },
});
