import { addDays, type IsoDate, isoDate, type Sen, type WorkUnitCode } from '../../values/index.js';
import type { WorkCalendar } from '../../values/work-calendar.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { payment, rp } from '../core/example-facts.js';
import { median, robustZ } from '../core/statistics.js';
import { perState, spendingDays } from '../series/spending-days.js';

const at = (workUnit: WorkUnitCode): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
/** Working days that are held against the rest of the year. */
const LAST = 10;
const PEERS = 20;
/** Least spread of logarithms among peers. */
const FLOOR = 0.15;

/** First of the last working days of a year; null when its holidays are not known. */
function windowStart(year: number, calendar: WorkCalendar): IsoDate | null {
  let [day, left] = [addDays(isoDate(year, 12, 31), 1), LAST];
  while (left > 0) {
    day = addDays(day, -1);
    const works = calendar.isWorkingDay(day);
    if (works === null) return null;
    if (works) left--;
  }
  return day;
}

interface Pace {
  readonly last: Sen;
  /** Mean of ten working days before. */
  readonly usual: Sen;
}

function paces({ state, today, calendar }: Context, start: IsoDate): ReadonlyMap<WorkUnitCode, Pace> {
  const days = calendar.between(addDays(isoDate(state.rollup.year, 1, 1), -1), addDays(start, -1)) ?? 0;
  return new Map(
    [...state.rollup.units.keys()].flatMap((code): [WorkUnitCode, Pace][] => {
      let [before, last] = [0n, 0n];
      for (const [day, amount] of spendingDays(code, state, today)) {
        if (day < start) before += amount;
        else last += amount;
      }
      return before > 0n && days > 0 ? [[code, { last, usual: (before * BigInt(LAST)) / BigInt(days) }]] : [];
    }),
  );
}
const pacesAt = perState(paces);
// not money: how many times the usual
const timesOf = ({ last, usual }: Pace): number => (usual > 0n ? Number(last) / Number(usual) : 0);

export const b10 = detector({
  id: 'B10',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Lonjakan belanja akhir tahun', en: 'Year-end spike' },
  why: {
    id: 'Akhir tahun memang ramai di mana-mana. Yang perlu dilihat adalah unit yang melonjak jauh melebihi unit lain.',
    en: 'The end of the year is busy everywhere. What matters is a unit that leaps far beyond the others.',
  },
  legalBasis: 'PP 12/2019 Pasal 3: tertib, efisien, ekonomis, efektif.',
  kind: 'event',
  sentence: {
    id: 'Belanja sepuluh hari kerja terakhir {last}, {times} kali rata-rata sebelumnya ({usual}); unit lain umumnya {peers} kali.',
    en: 'The last ten working days took {last}, {times} times the mean before ({usual}); others are typically at {peers} times.',
  },
  check: { id: 'BAST terhadap fisik, stok, kontrak lewat tahun.', en: 'Hand-overs against the work, stocks, contracts beyond the year.' },
  innocent: { id: 'Kontrak besar yang memang selesai Desember.', en: 'A large contract that does end in December.' },
  clears: { id: 'Pembatalan atau pembetulan SP2D.', en: 'Cancelled or corrected payments.' },
  inhibits: [],
  needs: ['sp2d', 'holiday'],
  parameters: {
    z: {
      title: { id: 'Jarak ke unit lain', en: 'Distance to the others' },
      help: { id: 'Simpangan baku kekar dari median unit, pada logaritma.', en: 'Robust deviations from the median, on logarithms.' },
      unit: 'kali',
      min: 1,
      max: 10,
      step: 0.1,
      default: 3.5,
    },
    times: {
      title: { id: 'Kelipatan tanpa pembanding', en: 'Multiple without peers' },
      help: { id: 'Dipakai bila pembanding kurang dari dua puluh.', en: 'Used with fewer than twenty peers.' },
      unit: 'kali',
      min: 1,
      max: 20,
      step: 0.5,
      default: 5,
    },
  },
  examples: [
    {
      title: 'Separuh belanja dalam sepuluh hari terakhir',
      facts: [payment('1', rp(300_000_000), '2026-05-29'), payment('2', rp(300_000_000), '2026-12-28')],
      today: '2026-12-31',
      outcome: 'RISK',
    },
    {
      title: 'Merata sepanjang tahun',
      facts: Array.from({ length: 12 }, (_, i) => payment(String(i), rp(50_000_000), isoDate(2026, i + 1, 22))),
      today: '2026-12-31',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Belum akhir tahun',
      facts: [payment('1', rp(300_000_000), '2026-05-29')],
      today: '2026-10-01',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  *subjects({ state }) {
    for (const code of state.rollup.units.keys()) yield at(code);
  },
  *touched(_changes, { state }) {
    // Whoever spends, moves the median of all.
    for (const code of state.rollup.units.keys()) yield at(code);
  },
  evaluate({ key }, context, { z, times }) {
    const { state, today, calendar } = context;
    const start = windowStart(state.rollup.year, calendar);
    if (start === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Hari libur tahun ini belum dimuat.', en: 'The holidays of the year are not loaded.' },
      };
    if (today < start)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Dinilai pada sepuluh hari kerja terakhir.', en: 'Judged in the last ten working days.' },
      };
    const all = pacesAt(context, start);
    const own = all.get(key);
    if (!own) return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Belum ada belanja sebelumnya.', en: 'Nothing was spent before.' } };
    const others = [...all].flatMap(([code, pace]) => (code === key || pace.last <= 0n ? [] : [Math.log(timesOf(pace))]));
    const ratio = timesOf(own);
    const isCompared = others.length >= PEERS;
    const distance = isCompared && ratio > 0 ? robustZ(Math.log(ratio), others, FLOOR) : null;
    const isRisk = isCompared ? distance !== null && distance > z : ratio >= times;
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      value: distance ?? ratio,
      threshold: isCompared ? z : times,
      direction: 'above',
      n: others.length + 1,
      likelihood: distance !== null && distance > 5 ? 3 : 2,
      amount: own.last > own.usual ? own.last - own.usual : null,
      slots: {
        last: { money: own.last },
        usual: { money: own.usual },
        times: { text: ratio.toFixed(1).replace('.', ',') },
        peers: { text: others.length === 0 ? '—' : Math.exp(median(others)).toFixed(1).replace('.', ',') },
      },
      evidence: [],
    };
  },
});
