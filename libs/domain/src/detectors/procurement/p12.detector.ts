import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { contract, notice } from '../core/example-procurement.js';
import { limitJustAbove } from './near-limit.js';
import { isDirect, NO_PROCESS, type Process, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

const isJudged = (process: Process): boolean => isDirect(process) && process.amount !== null;

export const p12 = detector({
  id: 'P12',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Nilai mepet batas Pengadaan Langsung', en: 'Just below the direct-procurement limit' },
  why: {
    id: 'Sendirian tidak berarti apa-apa: satu dari enam paket memang di sana. Dipakai untuk mengurutkan dan oleh aturan lain.',
    en: 'Alone it says nothing: one package in six lies there. It ranks, and other rules use it.',
  },
  legalBasis: 'Perpres 16/2018 jo. Perpres 12/2021 dan Perpres 46/2025: batas Pengadaan Langsung.',
  kind: 'rank',
  sentence: { id: 'Nilai {amount} adalah {share} dari batas {limit}.', en: 'The value of {amount} is {share} of the limit of {limit}.' },
  check: { id: 'HPS dan survei harga; apakah pekerjaan bisa digabung?', en: 'Estimate and price survey; could works be joined?' },
  innocent: { id: 'Pagu memang dianggarkan sebesar batas.', en: 'The ceiling was budgeted at the limit.' },
  clears: { id: 'Nilai kontrak dibetulkan.', en: 'A corrected value.' },
  inhibits: [],
  needs: ['procurement-result', 'contract', 'procurement-notice'],
  parameters: {
    share: {
      title: { id: 'Bagian dari batas', en: 'Share of the limit' },
      help: { id: 'Nilai di atas bagian ini dianggap mepet.', en: 'A value above this share counts as near.' },
      unit: 'rasio',
      min: 0.5,
      max: 0.99,
      step: 0.01,
      default: 0.95,
    },
  },
  examples: [
    {
      title: 'Sembilan puluh sembilan persen dari batas lama konstruksi',
      facts: [notice('1', '2026-03-02'), contract('1', rp(198_000_000), '2026-03-16')],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Jauh di bawah batas',
      facts: [notice('1', '2026-03-02'), contract('1', rp(150_000_000), '2026-03-16')],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Jenis pengadaan tidak diketahui',
      facts: [notice('1', '2026-03-02', { procurementKind: null }), contract('1', rp(198_000_000), '2026-03-16')],
      today: '2026-05-12',
      outcome: 'IMPOSSIBLE',
    },
  ],
  subjects: (context) => processesWhere(context, isJudged),
  touched: (changes, context) => touchedProcesses(changes, context, isJudged),
  evaluate({ key }, context, { share }) {
    const process = processOf(key, context);
    if (!process || !isJudged(process) || process.amount === null) return NO_PROCESS;
    if (process.kind === null || process.awardedOn === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Jenis atau tanggalnya tidak diketahui.', en: 'Its kind or day is unknown.' } };
    const limit = limitJustAbove(process, share, context);
    // not money: a share of the limit
    const ratio = limit === null ? null : Number(process.amount) / Number(limit);
    return {
      outcome: limit === null ? 'NOT_RISK' : 'RISK',
      value: ratio,
      threshold: share,
      direction: 'above',
      n: 1,
      likelihood: 1,
      amount: process.amount,
      slots: { amount: { money: process.amount }, share: { rate: ratio ?? 0 }, limit: { money: limit ?? 0n } },
      evidence: [processRow(process)],
    };
  },
});
