import type { ProcurementStageFact } from '../../facts/index.js';
import { addDays } from '../../values/index.js';
import { type Context, detector } from '../core/detector.js';
import { notice } from '../core/example-procurement.js';
import { quantile } from '../quantile.js';
import { perState } from '../series/spending-days.js';
import { isTender } from './bids.js';
import { submissionDays } from './p25.detector.js';
import { allProcesses, NO_PROCESS, type Process, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

/** Tenders of one method that its own limit can rest on. */
const ENOUGH = 30;
const methodOf = ({ method }: Process): string => method ?? '-';

/** Days for bids of every tender, by method, ascending. */
const periods = perState((context: Context): ReadonlyMap<string, readonly number[]> => {
  const byMethod = new Map<string, number[]>();
  for (const process of allProcesses(context).values()) {
    const days = isTender(process) ? submissionDays(process.key, context) : null;
    if (days !== null) byMethod.set(methodOf(process), [...(byMethod.get(methodOf(process)) ?? []), days]);
  }
  for (const days of byMethod.values()) days.sort((a, b) => a - b);
  return byMethod;
});

function tenders(count: number, days: (i: number) => number) {
  return Array.from({ length: count }, (_, i) => {
    const process = `T${i}`;
    const announced = notice(process, '2026-03-02', { track: 'tender', method: 'Tender' });
    const { region, year, date, workUnit, officeCode, officeId } = announced;
    const stage: ProcurementStageFact = {
      ...{ kind: 'procurement-stage', region, year, date, workUnit, officeCode, officeId, track: 'tender', process },
      ...{ stage: '18833', name: 'Upload Dokumen Penawaran', from: '2026-03-03T08:00', to: `${addDays('2026-03-03', days(i))}T10:00` },
    };
    return [announced, stage];
  }).flat();
}

export const p01 = detector({
  id: 'P01',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Masa pemasukan penawaran terlalu singkat', en: 'Short submission period' },
  why: {
    id: 'Dibandingkan dengan tender lain memakai metode yang sama di daerah ini; batas tetap lima belas hari akan menandai semuanya.',
    en: 'Held against other tenders of its method here; a fixed limit of fifteen days would mark them all.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 6; Peraturan LKPP 12/2021: jadwal pemilihan yang wajar.',
  kind: 'event',
  sentence: {
    id: 'Masa penawaran {days} hari, lebih singkat dari {limit} hari pada sembilan dari sepuluh tender {method}.',
    en: 'Bids could be entered for {days} days, less than the {limit} of nine in ten tenders ({method}).',
  },
  check: { id: 'Addendum jadwal? Tender ulang atau darurat? Libur di dalamnya?', en: 'A changed timetable? A repeat? A holiday in it?' },
  innocent: { id: 'Tender ulang dengan dokumen yang sudah dikenal.', en: 'A repeat with known papers.' },
  clears: { id: 'Jadwal dibetulkan.', en: 'A corrected timetable.' },
  inhibits: [],
  needs: ['procurement-notice', 'procurement-stage'],
  parameters: {
    quantile: {
      title: { id: 'Bagian tersingkat', en: 'Shortest share' },
      help: { id: 'Tender yang lebih singkat dari kuantil ini ditandai.', en: 'Tenders shorter than this quantile are marked.' },
      unit: 'rasio',
      min: 0.01,
      max: 0.25,
      step: 0.01,
      default: 0.1,
    },
  },
  examples: [
    {
      title: 'Sehari di antara yang sepekan',
      facts: tenders(30, (i) => (i === 0 ? 1 : 6 + (i % 3))),
      today: '2026-05-12',
      outcome: 'RISK',
    },
    { title: 'Semua sama', facts: tenders(30, () => 6), today: '2026-05-12', outcome: 'NOT_RISK' },
    { title: 'Tender terlalu sedikit', facts: tenders(5, (i) => 1 + i), today: '2026-05-12', outcome: 'CONDITIONS_NOT_MET' },
  ],
  subjects: (context) => processesWhere(context, isTender),
  *touched(changes, context) {
    // A tender more moves the limit of all.
    for (const _ of touchedProcesses(changes, context, isTender)) return yield* processesWhere(context, isTender);
  },
  evaluate({ key }, context, { quantile: share }) {
    const process = processOf(key, context);
    if (!process || !isTender(process)) return NO_PROCESS;
    const days = submissionDays(key, context);
    if (days === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Jadwal penawaran tidak diketahui.', en: 'The timetable is unknown.' } };
    const alike = periods(context).get(methodOf(process)) ?? [];
    if (alike.length < ENOUGH)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Kurang dari 30 tender dengan metode ini.', en: 'Fewer than 30 tenders of this method.' },
      };
    const limit = quantile(alike, share);
    return {
      outcome: days < limit ? 'RISK' : 'NOT_RISK',
      value: days,
      threshold: limit,
      direction: 'below',
      n: alike.length,
      likelihood: 2,
      amount: process.amount ?? process.estimate,
      slots: { days: { number: days }, limit: { number: Math.round(limit) }, method: { text: process.method ?? 'tanpa metode' } },
      evidence: [processRow(process)],
    };
  },
});
