import type { AccountabilityFact } from '../../facts/index.js';
import { ClaimFold, type Payment, PaymentFold } from '../../folds/index.js';
import { dayNumber, endOfMonth, type IsoDate, isoDate, monthOf, type Sen, type WorkUnitCode, yearOf } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { payment, rp } from '../core/example-facts.js';
import { paymentRow } from './payment-rows.js';

const LONG = 30;
const LARGE: Sen = 10_000_000_000n;
const subjectOf = ({ sp2d }: Payment): Subject => ({ type: 'payment', key: sp2d.number, workUnit: sp2d.workUnit });
const account = (amount: Sen, date: IsoDate, more: Partial<AccountabilityFact> = {}): AccountabilityFact => ({
  ...{ kind: 'accountability', region: '12.05', year: 2026, date, number: `LPJ-${date}`, workUnit: '1.03.0.00.0.00.01.0000' },
  ...{ paymentKind: 'TU', sp2dNumber: null, amount, returnedAmount: null, ...more },
});

/** Advances of a unit for special needs, the earliest first. */
function advancesOf(unit: WorkUnitCode, { state, today }: Context): Payment[] {
  const found = state
    .fold(PaymentFold)
    .ofUnit(unit)
    .filter(({ sp2d: p }) => p.paymentKind === 'TU' && p.counts && p.date <= today);
  return found.sort((a, b) => (a.sp2d.date < b.sp2d.date || (a.sp2d.date === b.sp2d.date && a.sp2d.number < b.sp2d.number) ? -1 : 1));
}

/** What is still open of one advance: accounts that name it, then those that name none, which meet the earliest first. */
function openOf(number: string, unit: WorkUnitCode, context: Context): Sen {
  const accounts = context.state
    .fold(ClaimFold)
    .accountsOf(unit, context.today)
    .filter((a) => a.paymentKind === 'TU');
  const given = (a: AccountabilityFact): Sen => a.amount + (a.returnedAmount ?? 0n);
  const advances = advancesOf(unit, context);
  const known = new Set(advances.map((p) => p.sp2d.number));
  const sum = (of: readonly AccountabilityFact[]): Sen => of.reduce((total, a) => total + given(a), 0n);
  let loose = sum(accounts.filter((a) => a.sp2dNumber === null || !known.has(a.sp2dNumber)));
  for (const { sp2d } of advances) {
    const named = sum(accounts.filter((a) => a.sp2dNumber === sp2d.number));
    const left = sp2d.amount > named ? sp2d.amount - named : 0n;
    const met = left < loose ? left : loose;
    loose -= met;
    if (sp2d.number === number) return left - met;
  }
  return 0n;
}

/** The same day some months later, or the last of its month. */
function monthsLater(day: IsoDate, months: number): IsoDate {
  const at = monthOf(day) - 1 + months;
  const [year, month] = [yearOf(day) + Math.floor(at / 12), (at % 12) + 1];
  const last = endOfMonth(year, month);
  const same = isoDate(year, month, Number(day.slice(8)));
  return same < last ? same : last;
}

export const b23 = detector({
  id: 'B23',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Tambahan uang belum dipertanggungjawabkan', en: 'Advance not accounted for' },
  why: {
    id: 'Tambahan uang harus dipertanggungjawabkan dalam sebulan dan sisanya disetor; yang lewat waktu adalah uang daerah di luar kas.',
    en: 'An advance must be accounted for within a month and its rest paid back; what is late is public money outside the treasury.',
  },
  legalBasis: 'Permendagri 77/2020; sesuaikan dengan peraturan kepala daerah.',
  kind: 'event',
  sentence: {
    id: 'TU {number}: {open} dari {amount} belum dipertanggungjawabkan, {days} hari lewat batas {due}.',
    en: 'Advance {number}: {open} of {amount} is not accounted for, {days} days past {due}.',
  },
  check: {
    id: 'Sisa kas bendahara, bukti setor (STS), LPJ yang belum diverifikasi.',
    en: 'Cash in hand, proof of deposit, an account not yet verified.',
  },
  innocent: { id: 'Pertanggungjawaban sudah diserahkan tetapi belum dicatat.', en: 'The account was given but not recorded.' },
  clears: { id: 'LPJ dan setoran sisa tercatat.', en: 'The account and the deposit are recorded.' },
  inhibits: [],
  needs: ['sp2d', 'accountability'],
  parameters: {
    grace: {
      title: { id: 'Tenggang', en: 'Grace' },
      help: { id: 'Hari sesudah batas sebelum ditandai.', en: 'Days after the limit before it is marked.' },
      unit: 'hari',
      min: 0,
      max: 60,
      step: 1,
      default: 0,
    },
  },
  examples: [
    {
      title: 'Dua bulan tanpa pertanggungjawaban',
      facts: [
        payment('TU-1', rp(80_000_000), '2026-03-02', { paymentKind: 'TU' }),
        payment('TU-0', rp(20_000_000), '2026-01-12', { paymentKind: 'TU' }),
        account(rp(20_000_000), '2026-02-02', { sp2dNumber: 'TU-0' }),
      ],
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Dipertanggungjawabkan dan sisanya disetor',
      facts: [
        payment('TU-1', rp(80_000_000), '2026-03-02', { paymentKind: 'TU' }),
        account(rp(70_000_000), '2026-03-30', { returnedAmount: rp(10_000_000) }),
      ],
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Sumber pertanggungjawaban belum tersambung',
      facts: [payment('TU-1', rp(80_000_000), '2026-03-02', { paymentKind: 'TU' })],
      today: '2026-05-05',
      outcome: 'IMPOSSIBLE',
    },
  ],
  *subjects(context) {
    for (const unit of context.state.rollup.units.keys()) for (const of of advancesOf(unit, context)) yield subjectOf(of);
  },
  *touched(changes, context) {
    const units = new Set<WorkUnitCode>();
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      if (fact?.kind === 'sp2d' && fact.paymentKind === 'TU') units.add(fact.workUnit);
      // The first account of the region makes every advance judgeable.
      if (fact?.kind === 'accountability') for (const code of context.state.rollup.units.keys()) units.add(code);
    }
    for (const unit of units) for (const of of advancesOf(unit, context)) yield subjectOf(of);
  },
  evaluate({ key, workUnit }, context, { grace }) {
    const of = context.state.fold(PaymentFold).at(key);
    if (!of || workUnit === null || !of.sp2d.counts)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'SP2D ini tidak berlaku lagi.', en: 'The SP2D no longer holds.' } };
    if (!context.state.fold(ClaimFold).tellsAccounts)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Data LPJ belum diterima.', en: 'No accounts were received yet.' } };
    const { date, amount, number } = of.sp2d;
    const months = context.legal.param('pertanggungjawaban-tu', null, date);
    if (months === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Batas pada tanggal itu tidak diketahui.', en: 'The limit on that day is unknown.' } };
    const due = monthsLater(date, months.value);
    const open = openOf(key, workUnit, context);
    const days = Math.max(0, dayNumber(context.today) - dayNumber(due));
    const isLate = open > 0n && days > grace;
    return {
      outcome: isLate ? 'RISK' : 'NOT_RISK',
      value: days,
      threshold: grace,
      direction: 'above',
      n: 1,
      likelihood: isLate && (days > LONG || open > LARGE) ? 3 : 2,
      amount: isLate ? open : null,
      slots: { number: { text: number }, open: { money: open }, amount: { money: amount }, days: { number: days }, due: { date: due } },
      evidence: [paymentRow(of)],
    };
  },
});
