import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { notice, result } from '../core/example-procurement.js';
import { NO_PROCESS, type Process, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

/** Only where price is competed for: in direct procurement it is negotiated down from the estimate. */
const isJudged = (process: Process): boolean => process.track === 'tender' && !process.hasFailed && process.amount !== null;
const tender = (estimate: number | null, amount: number) => [
  notice('T1', '2026-03-02', { track: 'tender', method: 'Tender', ownerEstimate: estimate === null ? null : rp(estimate) }),
  result('T1', '2026-03-30', { part: 'values', contractAmount: rp(amount) }),
];

export const p16 = detector({
  id: 'P16',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Nilai kontrak terhadap HPS', en: 'Contract value against the estimate' },
  why: {
    id: 'Penawaran tidak boleh melebihi HPS. Yang menempel pada HPS memberi kesan HPS diketahui; yang terlalu rendah perlu jaminan.',
    en: 'A bid must not exceed the estimate. One that sticks to it suggests that it was known; one too low needs a bond.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 26 dan 33 ayat (3).',
  kind: 'event',
  sentence: {
    id: 'Nilai kontrak {amount} terhadap HPS {estimate}: {discount} di bawahnya.',
    en: 'Contract of {amount} against an estimate of {estimate}: {discount} below it.',
  },
  check: {
    id: 'Kebocoran HPS; kewajaran HPS; di bawah 80% HPS: jaminan dan klarifikasi harga.',
    en: 'A leaked estimate; is it fair; below 80%: bond and clarification.',
  },
  innocent: { id: 'Barang berharga eceran tetap.', en: 'Goods of a fixed retail price.' },
  clears: { id: 'HPS atau nilai kontrak dibetulkan.', en: 'A corrected estimate or value.' },
  inhibits: [],
  needs: ['procurement-notice', 'procurement-result', 'contract'],
  parameters: {
    least: {
      title: { id: 'Selisih paling kecil', en: 'Smallest discount' },
      help: { id: 'Persen di bawah HPS; yang lebih kecil ditandai.', en: 'Per cent below the estimate; less is marked.' },
      unit: 'persen',
      min: 0,
      max: 10,
      step: 0.1,
      default: 1,
    },
    most: {
      title: { id: 'Selisih paling besar', en: 'Largest discount' },
      help: { id: 'Persen di bawah HPS; yang lebih besar ditandai.', en: 'Per cent below the estimate; more is marked.' },
      unit: 'persen',
      min: 10,
      max: 60,
      step: 1,
      default: 20,
    },
  },
  examples: [
    { title: 'Kontrak di atas HPS', facts: tender(1_000_000_000, 1_010_000_000), today: '2026-05-12', outcome: 'RISK' },
    { title: 'Menempel pada HPS', facts: tender(1_000_000_000, 995_000_000), today: '2026-05-12', outcome: 'RISK' },
    { title: 'Tujuh persen di bawah HPS', facts: tender(1_000_000_000, 930_000_000), today: '2026-05-12', outcome: 'NOT_RISK' },
    { title: 'HPS tidak diketahui', facts: tender(null, 930_000_000), today: '2026-05-12', outcome: 'IMPOSSIBLE' },
  ],
  subjects: (context) => processesWhere(context, isJudged),
  touched: (changes, context) => touchedProcesses(changes, context, isJudged),
  evaluate({ key }, context, { least, most }) {
    const process = processOf(key, context);
    if (!process || !isJudged(process) || process.amount === null) return NO_PROCESS;
    const { amount, estimate } = process;
    if (estimate === null || estimate <= 0n)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'HPS tidak diketahui.', en: 'The estimate is unknown.' } };
    // not money: a share of the estimate
    const discount = Number(estimate - amount) / Number(estimate);
    const isRisk = discount * 100 < least || discount * 100 > most;
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      value: discount * 100,
      threshold: discount * 100 > most ? most : least,
      direction: discount * 100 > most ? 'above' : 'below',
      n: 1,
      likelihood: discount < 0 ? 4 : discount * 100 < least ? 2 : 1,
      amount,
      slots: { amount: { money: amount }, estimate: { money: estimate }, discount: { rate: discount } },
      evidence: [processRow(process)],
    };
  },
});
