import { addDays, type WorkUnitCode } from '../../values/index.js';
import { detector, type Subject } from '../core/detector.js';
import { payment, rp } from '../core/example-facts.js';
import { lastWeeks } from './weekly.js';

const at = (workUnit: WorkUnitCode): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
const MILLION = 1_000_000;
const weeks = (last: number) =>
  Array.from({ length: 30 }, (_, i) =>
    payment(String(i), rp(i === 29 ? last : 40_000_000 + (i % 5) * 4_000_000), addDays('2026-01-07', 7 * i)),
  );

export const s01 = detector({
  id: 'S01',
  tier: 1,
  family: 'deret',
  title: { id: 'Belanja mingguan di luar kebiasaan', en: 'Weekly spending out of the ordinary' },
  why: {
    id: 'Belanja sepekan yang jauh di atas pekan-pekan sebelumnya, dan tetap menonjol setelah semua OPD dinilai bersama.',
    en: 'A week far above those before it, which still stands out once all units are judged together.',
  },
  legalBasis: 'Statistik; tanpa dasar hukum tersendiri.',
  kind: 'level',
  sentence: {
    id: 'Belanja pekan {from} sebesar {amount}, di luar kisaran biasa {low} sampai {high}.',
    en: 'Spending in the week of {from} was {amount}, outside the usual {low} to {high}.',
  },
  check: { id: 'Kalender, THR, pencairan termin besar.', en: 'The calendar, bonuses, a large instalment.' },
  innocent: { id: 'Termin kontrak besar, hibah, atau pembayaran sekaligus.', en: 'A large instalment, a grant, a payment at once.' },
  clears: { id: 'Pekan berikutnya kembali ke kisaran biasa.', en: 'The next week is back in its range.' },
  inhibits: [],
  needs: ['sp2d'],
  parameters: {
    z: {
      title: { id: 'Jarak dari kebiasaan', en: 'Distance from the ordinary' },
      help: { id: 'Simpangan baku kekar pada logaritma.', en: 'Robust deviations of the logarithm.' },
      unit: 'kali',
      min: 2,
      max: 10,
      step: 0.1,
      default: 3.5,
    },
    weeks: {
      title: { id: 'Pekan paling sedikit', en: 'Fewest weeks' },
      help: { id: 'Deret yang lebih pendek tidak dinilai.', en: 'A shorter series is not judged.' },
      unit: 'jumlah',
      min: 12,
      max: 52,
      step: 1,
      default: 24,
    },
  },
  examples: [
    { title: 'Sepuluh kali biasa', facts: weeks(600_000_000), today: '2026-08-03', outcome: 'RISK' },
    { title: 'Seperti biasa', facts: weeks(52_000_000), today: '2026-08-03', outcome: 'NOT_RISK' },
    { title: 'Deret terlalu pendek', facts: weeks(52_000_000).slice(0, 10), today: '2026-03-20', outcome: 'CONDITIONS_NOT_MET' },
  ],
  *subjects({ state }) {
    for (const code of state.rollup.units.keys()) yield at(code);
  },
  *touched(_changes, { state }) {
    // How many stand out together decides which of them do.
    for (const code of state.rollup.units.keys()) yield at(code);
  },
  evaluate({ key, workUnit }, context, { z, weeks: least }) {
    const week = lastWeeks(context, String(least)).get(key);
    if (!week || week.z === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Deretnya terlalu pendek atau terlalu jarang.', en: 'The series is too short or too sparse.' },
      };
    const isRisk = week.z > z && week.isDiscovery;
    const money = (millions: number) => ({ money: BigInt(Math.round(millions * MILLION)) * 100n });
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      isBetween: !isRisk && week.z > 0.8 * z,
      value: week.z,
      threshold: z,
      direction: 'above',
      n: week.n,
      likelihood: 1,
      amount: workUnit === null ? null : week.amount,
      slots: { from: { date: week.from }, amount: { money: week.amount }, low: money(week.low), high: money(week.high) },
      evidence: [],
    };
  },
});
