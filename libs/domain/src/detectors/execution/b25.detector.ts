import { dayNumber, scaleSen } from '../../values/index.js';
import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { contract, handover } from '../core/example-procurement.js';
import { allContracts, contractAt, contractRow, endOf, NO_CONTRACT, touchedContracts } from '../procurement/contracts.js';

/** Thousandths in a ratio of a legal value: enough for one per mille a day. */
const SCALE = 1_000_000;

export const b25 = detector({
  id: 'B25',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Denda keterlambatan perlu diperiksa', en: 'Delay penalty to be checked' },
  why: {
    id: 'Serah terima sesudah masa kontrak dikenai denda per hari. Denda yang lupa dipungut adalah temuan pemeriksaan yang paling sering.',
    en: 'A hand-over after the end of the contract bears a penalty a day. One that was forgotten is the commonest finding of audits.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 78 dan 79: denda satu permil per hari.',
  kind: 'event',
  sentence: {
    id: 'Serah terima {handedOver}, {days} hari sesudah akhir kontrak {end}; denda seharusnya sekitar {penalty}.',
    en: 'Handed over on {handedOver}, {days} days after the contract ended on {end}; a penalty of about {penalty} is due.',
  },
  check: {
    id: 'Addendum waktu, keadaan kahar, bagian yang terlambat, bukti setor denda.',
    en: 'An extension, force majeure, the late part, proof that the penalty was paid.',
  },
  innocent: {
    id: 'Perpanjangan waktu belum tercatat, atau denda sudah disetor.',
    en: 'An extension is not recorded, or the penalty was paid.',
  },
  clears: { id: 'Addendum waktu tercatat, atau tanggal BAST dibetulkan.', en: 'A recorded extension, or a corrected hand-over.' },
  inhibits: [],
  needs: ['contract', 'handover', 'start-order'],
  parameters: {
    grace: {
      title: { id: 'Tenggang', en: 'Grace' },
      help: { id: 'Keterlambatan sampai sekian hari tidak ditandai.', en: 'A delay up to this many days is not marked.' },
      unit: 'hari',
      min: 0,
      max: 30,
      step: 1,
      default: 0,
    },
  },
  examples: [
    {
      title: 'Serah terima dua belas hari terlambat',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04', { startsOn: '2026-03-04', endsOn: '2026-05-02' }),
        handover('602/1/SPK/2026', '2026-05-14'),
      ],
      today: '2026-05-20',
      outcome: 'RISK',
    },
    {
      title: 'Diserahkan pada hari terakhir',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04', { startsOn: '2026-03-04', endsOn: '2026-05-02' }),
        handover('602/1/SPK/2026', '2026-05-02'),
      ],
      today: '2026-05-20',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Addendum memperpanjang waktu',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04', { endsOn: '2026-05-02' }),
        contract('602/1/SPK/2026', rp(150_000_000), '2026-04-28', { addendum: 1, endsOn: '2026-05-20' }),
        handover('602/1/SPK/2026', '2026-05-14'),
      ],
      today: '2026-05-20',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Akhir kontrak tidak diketahui',
      facts: [contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'), handover('602/1/SPK/2026', '2026-05-14')],
      today: '2026-05-20',
      outcome: 'IMPOSSIBLE',
    },
    {
      title: 'Belum diserahterimakan',
      facts: [contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04', { endsOn: '2026-05-02' })],
      today: '2026-05-20',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  subjects: allContracts,
  touched: touchedContracts,
  evaluate(subject, context, { grace }) {
    const found = contractAt(subject, context);
    if (!found) return NO_CONTRACT;
    const handedOver = found.handovers
      .flatMap(({ handoverOn }) => handoverOn ?? [])
      .sort()
      .at(-1);
    if (handedOver === undefined)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Belum diserahterimakan.', en: 'Not handed over yet.' } };
    const end = endOf(found);
    const { amount, date } = found.last;
    const rate = context.legal.param('denda-harian', null, date);
    if (end === null || amount === null || rate === null)
      return {
        outcome: 'IMPOSSIBLE',
        reason: { id: 'Akhir atau nilai kontrak tidak diketahui.', en: 'The contract tells no end or no value.' },
      };
    const days = dayNumber(handedOver) - dayNumber(end);
    const isLate = days > grace;
    const penalty = isLate ? scaleSen(amount, BigInt(Math.round(rate.value * SCALE)) * BigInt(days), BigInt(SCALE)) : 0n;
    return {
      outcome: isLate ? 'RISK' : 'NOT_RISK',
      value: days,
      threshold: grace,
      direction: 'above',
      n: 1,
      likelihood: 3,
      amount: isLate ? penalty : null,
      slots: { handedOver: { date: handedOver }, end: { date: end }, days: { number: days }, penalty: { money: penalty } },
      evidence: [contractRow(found)],
    };
  },
});
