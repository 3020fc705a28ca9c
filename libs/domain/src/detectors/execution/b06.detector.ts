import { sumSen } from '../../values/index.js';
import { detector } from '../core/detector.js';
import { party, payment, rp, spm, spp } from '../core/example-facts.js';
import { contract } from '../core/example-procurement.js';
import { allContracts, contractAt, contractRow, NO_CONTRACT, paymentsOf, touchedContracts } from '../procurement/contracts.js';
import { paymentRow } from './payment-rows.js';

const MOST_ROWS = 4;
const paid = (number: string, rupiah: number, day: string) => [
  payment(number, rp(rupiah), day),
  party(number, day, { contractNumber: '602/1/SPK/2026' }),
];

export const b06 = detector({
  id: 'B06',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Pembayaran melebihi kontrak', en: 'Paid more than the contract' },
  why: {
    id: 'Yang dibayar atas satu kontrak tidak boleh melebihi nilainya beserta addendum.',
    en: 'What is paid on a contract must not exceed its value with its addenda.',
  },
  legalBasis: 'PP 12/2019 Pasal 141; Perpres 16/2018 Pasal 53.',
  kind: 'event',
  sentence: {
    id: 'Total pembayaran {paid} melebihi nilai kontrak {amount} sebesar {excess}.',
    en: 'Payments of {paid} exceed the contract of {amount} by {excess}.',
  },
  check: { id: 'Addendum belum dicatat? PPN ditambahkan terpisah?', en: 'An addendum not recorded? VAT added apart?' },
  innocent: {
    id: 'Addendum nilai belum masuk, atau nomor kontrak salah ketik.',
    en: 'An addendum is missing, or the number was mistyped.',
  },
  clears: { id: 'Addendum tercatat, atau pengembalian dan pembatalan SP2D.', en: 'A recorded addendum, a refund or a cancelled SP2D.' },
  inhibits: ['B04'],
  needs: ['contract', 'sp2d', 'sp2d-party', 'spm', 'spp'],
  parameters: {
    tolerance: {
      title: { id: 'Toleransi', en: 'Tolerance' },
      help: { id: 'Selisih sampai sebesar ini dianggap pembulatan.', en: 'A difference up to this is taken for rounding.' },
      unit: 'rupiah',
      min: 0,
      max: 1_000_000,
      step: 1,
      default: 1,
    },
  },
  examples: [
    {
      title: 'Dua pembayaran melampaui kontrak',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'),
        ...paid('1', 100_000_000, '2026-04-06'),
        ...paid('2', 60_000_000, '2026-05-04'),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Nomor kontrak hanya pada SPM dan SPP',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'),
        payment('1', rp(100_000_000), '2026-04-06'),
        party('1', '2026-04-06', { spmNumber: 'SPM-1' }),
        spm('SPM-1', '2026-04-05', { contractNumber: '602/1/SPK/2026' }),
        payment('2', rp(60_000_000), '2026-05-04'),
        party('2', '2026-05-04', { spmNumber: 'SPM-2' }),
        spp('SPP-2', '2026-05-01', { contractNumber: '602/1/SPK/2026' }),
        spm('SPM-2', '2026-05-02', { sppNumber: 'SPP-2' }),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Addendum menaikkan nilai',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'),
        contract('602/1/SPK/2026', rp(165_000_000), '2026-04-01', { addendum: 1 }),
        ...paid('1', 100_000_000, '2026-04-06'),
        ...paid('2', 60_000_000, '2026-05-04'),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Nilai kontrak tidak dilaporkan',
      facts: [contract('602/1/SPK/2026', rp(0), '2026-03-04', { amount: null }), ...paid('1', 100_000_000, '2026-04-06')],
      today: '2026-05-12',
      outcome: 'IMPOSSIBLE',
    },
    {
      title: 'Belum ada pembayaran',
      facts: [contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04')],
      today: '2026-05-12',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  subjects: allContracts,
  touched: touchedContracts,
  evaluate(subject, context, { tolerance }) {
    const found = contractAt(subject, context);
    if (!found) return NO_CONTRACT;
    const { amount } = found.last;
    if (amount === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Nilai kontrak tidak diketahui.', en: 'The contract names no value.' } };
    const payments = paymentsOf(found, context);
    if (payments.length === 0)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Belum ada pembayaran.', en: 'Nothing was paid yet.' } };
    const sum = sumSen(payments.map((p) => p.sp2d.amount));
    const excess = sum - amount;
    const isOver = excess > BigInt(Math.round(tolerance * 100));
    return {
      outcome: isOver ? 'RISK' : 'NOT_RISK',
      value: null,
      threshold: null,
      direction: 'above',
      n: payments.length,
      likelihood: 4,
      amount: isOver ? excess : null,
      slots: { paid: { money: sum }, amount: { money: amount }, excess: { money: excess } },
      evidence: [contractRow(found), ...payments.slice(-MOST_ROWS).map(paymentRow)],
    };
  },
});
