import { dayNumber, type Sen } from '../../values/index.js';
import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { contract } from '../core/example-procurement.js';
import { allContracts, type Contract, contractAt, contractRow, NO_CONTRACT, touchedContracts } from './contracts.js';

const size = (amount: Sen): Sen => (amount < 0n ? -amount : amount);

/** Changes of value between versions of a contract, with their days. */
function changesOf({ versions }: Contract): { readonly change: Sen; readonly on: string }[] {
  return versions.slice(1).flatMap(({ amount, date }, i) => {
    const before = versions[i]?.amount ?? null;
    return amount === null || before === null || amount === before ? [] : [{ change: amount - before, on: date }];
  });
}

export const p23 = detector({
  id: 'P23',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Pola addendum', en: 'Contract amendment pattern' },
  why: {
    id: 'Addendum yang besar, berulang, atau segera sesudah tanda tangan mengubah apa yang dulu ditawarkan bersaing.',
    en: 'Amendments that are large, frequent or right after signing change what was once competed for.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 54: perubahan paling banyak 10% dari nilai kontrak.',
  kind: 'event',
  sentence: {
    id: '{count} addendum mengubah nilai {share} dari kontrak {amount}; yang pertama {days} hari sesudah tanda tangan.',
    en: '{count} amendments changed {share} of the contract of {amount}; the first came {days} days after signing.',
  },
  check: { id: 'Justifikasi teknis, CCO, persetujuan PA.', en: 'Technical reasons, change order, approval.' },
  innocent: { id: 'Keadaan lapangan berbeda, atau perubahan waktu saja.', en: 'Other conditions on site, or time alone was changed.' },
  clears: { id: 'Addendum dibetulkan.', en: 'A corrected amendment.' },
  inhibits: [],
  needs: ['contract'],
  parameters: {
    many: {
      title: { id: 'Banyak addendum', en: 'Many amendments' },
      help: { id: 'Sebanyak ini ditandai berapa pun nilainya.', en: 'This many are marked whatever their value.' },
      unit: 'jumlah',
      min: 2,
      max: 10,
      step: 1,
      default: 3,
    },
    soon: {
      title: { id: 'Segera sesudah tanda tangan', en: 'Soon after signing' },
      help: { id: 'Perubahan nilai dalam sekian hari ditandai.', en: 'A change of value within this many days is marked.' },
      unit: 'hari',
      min: 0,
      max: 90,
      step: 1,
      default: 30,
    },
  },
  examples: [
    {
      title: 'Nilai naik lima belas persen',
      facts: [contract('C1', rp(200_000_000), '2026-02-02'), contract('C1', rp(230_000_000), '2026-04-20', { addendum: 1 })],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Nilai naik lima persen dua bulan kemudian',
      facts: [contract('C1', rp(200_000_000), '2026-02-02'), contract('C1', rp(210_000_000), '2026-04-20', { addendum: 1 })],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    { title: 'Tanpa addendum', facts: [contract('C1', rp(200_000_000), '2026-02-02')], today: '2026-05-12', outcome: 'NOT_RISK' },
    {
      title: 'Nilai awal tidak diketahui',
      facts: [contract('C1', rp(0), '2026-02-02', { amount: null })],
      today: '2026-05-12',
      outcome: 'IMPOSSIBLE',
    },
  ],
  subjects: allContracts,
  touched: touchedContracts,
  evaluate(subject, context, { many, soon }) {
    const found = contractAt(subject, context);
    if (!found) return NO_CONTRACT;
    const { amount, date } = found.first;
    const most = context.legal.param('batas-addendum', null, date);
    if (amount === null || amount <= 0n || most === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Nilai kontrak awal tidak diketahui.', en: 'The first value is unknown.' } };
    const changes = changesOf(found);
    const total = changes.reduce<Sen>((sum, { change }) => sum + size(change), 0n);
    // not money: a share of the contract
    const share = Number(total) / Number(amount);
    const days = changes[0] ? dayNumber(changes[0].on) - dayNumber(date) : 0;
    const count = found.versions.length - 1;
    const isLarge = share > most.value;
    const isSoon = changes.length > 0 && days <= soon;
    return {
      outcome: isLarge || count >= many || isSoon ? 'RISK' : 'NOT_RISK',
      value: share,
      threshold: most.value,
      direction: 'above',
      n: found.versions.length,
      likelihood: isLarge ? 3 : 2,
      amount: total,
      slots: { count: { number: count }, share: { rate: share }, amount: { money: amount }, days: { number: days } },
      evidence: [contractRow(found)],
    };
  },
});
