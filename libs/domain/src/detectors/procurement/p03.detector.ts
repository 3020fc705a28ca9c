import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { bid, notice } from '../core/example-procurement.js';
import { quantile } from '../quantile.js';
import { isTender, marketGaps, pricedBids, runnerUpGap } from './bids.js';
import { NO_PROCESS, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

const tender = notice('T1', '2026-03-02', { track: 'tender', method: 'Tender', ownerEstimate: rp(1_000_000_000) });
const bids = (second: number) => [
  tender,
  bid('T1', 'A', rp(900_000_000), { winner: true }),
  bid('T1', 'B', rp(second)),
  bid('T1', 'C', rp(970_000_000)),
];
/** Ratios that a fence of the market's own can rest on. */
const ENOUGH = 30;

export const p03 = detector({
  id: 'P03',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Selisih pemenang dan peringkat kedua terlalu tipis', en: 'Second bid too close to the winner' },
  why: {
    id: 'Penawaran kedua yang hampir sama menandakan harga sudah diketahui peserta lain.',
    en: 'A second bid that is almost the same suggests that prices were known to the others.',
  },
  legalBasis: 'UU 5/1999 Pasal 22: larangan persekongkolan tender.',
  kind: 'event',
  sentence: {
    id: 'Selisih penawaran pemenang dan peringkat kedua hanya {gap} (batas {fence}).',
    en: 'Winner and second differ by {gap} only (limit {fence}).',
  },
  check: { id: 'Rincian harga satuan, metadata dokumen, kesamaan salah ketik.', en: 'Unit prices, metadata, shared typing errors.' },
  innocent: { id: 'Harga pabrik yang sama, persaingan yang ketat.', en: 'One factory price, keen competition.' },
  clears: { id: 'Nilai penawaran dibetulkan.', en: 'A corrected bid.' },
  inhibits: [],
  needs: ['procurement-notice', 'bid'],
  parameters: {
    least: {
      title: { id: 'Selisih paling kecil', en: 'Smallest gap' },
      help: {
        id: 'Persen; dipakai selama pasar belum punya 30 tender untuk batas sendiri.',
        en: 'Per cent; used while the market has no 30 tenders for a limit of its own.',
      },
      unit: 'persen',
      min: 0,
      max: 10,
      step: 0.1,
      default: 1,
    },
  },
  examples: [
    { title: 'Selisih seperseribu', facts: bids(900_900_000), today: '2026-05-12', outcome: 'RISK' },
    { title: 'Selisih lima persen', facts: bids(945_000_000), today: '2026-05-12', outcome: 'NOT_RISK' },
    {
      title: 'Hanya satu penawaran',
      facts: [tender, bid('T1', 'A', rp(900_000_000), { winner: true })],
      today: '2026-05-12',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  subjects: (context) => processesWhere(context, isTender),
  touched: (changes, context) => touchedProcesses(changes, context, isTender),
  evaluate({ key }, context, { least }) {
    const process = processOf(key, context);
    if (!process || !isTender(process)) return NO_PROCESS;
    const gap = runnerUpGap(key, context);
    if (gap === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Tidak ada pemenang dengan penawaran lain di atasnya.', en: 'No winner with another bid above it.' },
      };
    const gaps = marketGaps(context);
    const [q1, q3] = [quantile(gaps, 0.25), quantile(gaps, 0.75)];
    const own = q1 - 1.5 * (q3 - q1);
    const fence = gaps.length >= ENOUGH && q1 > 0 && own > 0 ? own : least / 100;
    return {
      outcome: gap <= fence ? 'RISK' : 'NOT_RISK',
      value: gap * 100,
      threshold: fence * 100,
      direction: 'below',
      n: pricedBids(key, context).length,
      likelihood: 2,
      amount: process.amount ?? process.estimate,
      slots: { gap: { rate: gap }, fence: { rate: fence } },
      evidence: [processRow(process)],
    };
  },
});
