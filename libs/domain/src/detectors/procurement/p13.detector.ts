import { addDays, type Sen, sumSen } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { contract, firm, notice } from '../core/example-procurement.js';
import { similarity } from '../core/statistics.js';
import { allProcesses, changedOffices, isDirect, type Process, processRow } from './processes.js';

const MOST_ROWS = 5;
const MAK = '1.03.10.2.01.0029.5.2.04.01.01.0003';

/** Packages of one office, bought from one budget line: what could have been one package. */
const groupOf = (process: Process): string | null =>
  isDirect(process) && process.unit !== null && process.mak !== null && process.amount !== null && process.awardedOn !== null
    ? `${process.unit}|${process.mak}`
    : null;
const subjectOf = (key: string, { unit }: Process): Subject => ({ type: 'package', key, workUnit: unit });

function* groups(context: Context, isWanted: (key: string) => boolean): Iterable<Subject> {
  const counts = new Map<string, number>();
  for (const process of allProcesses(context).values()) {
    const key = groupOf(process);
    if (key === null || !isWanted(key)) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.get(key) === 2) yield subjectOf(key, process);
  }
}

interface Awarded extends Process {
  readonly amount: Sen;
  readonly awardedOn: string;
}
const isAwarded = (process: Process): process is Awarded => process.amount !== null && process.awardedOn !== null;

/** The costliest run of packages of one vendor with like names within the window. */
function costliestRun(members: readonly Awarded[], days: number, likeness: number): Awarded[] {
  const ordered = [...members].sort((a, b) => (a.awardedOn < b.awardedOn || (a.awardedOn === b.awardedOn && a.key < b.key) ? -1 : 1));
  let best: Awarded[] = [];
  for (const [i, first] of ordered.entries()) {
    const isLike = (p: Awarded): boolean => p.vendor === first.vendor && similarity(p.name ?? '', first.name ?? '') >= likeness;
    const run = ordered.slice(i).filter((p) => p.awardedOn <= addDays(first.awardedOn, days) && isLike(p));
    if (sumSen(run.map((p) => p.amount)) > sumSen(best.map((p) => p.amount))) best = run;
  }
  return best;
}

const packages = (names: readonly string[], more: { vendor?: string; mak?: string } = {}) =>
  names.flatMap((name, i) => [
    notice(String(i), '2026-03-02', { name, mak: [more.mak ?? MAK] }),
    contract(String(i), rp(190_000_000), `2026-03-${16 + i}`, {
      name,
      vendor: firm(more.vendor && i > 0 ? more.vendor : 'CV Rekaan Jaya', null),
    }),
  ]);

export const p13 = detector({
  id: 'P13',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Pemecahan paket', en: 'Package splitting' },
  why: {
    id: 'Pekerjaan sejenis dari satu mata anggaran yang diberikan bertahap kepada satu penyedia di bawah batas menghindari tender.',
    en: 'Like works from one budget line, given bit by bit to one vendor below the limit, avoid a tender.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 20 ayat (2) huruf d.',
  kind: 'event',
  sentence: {
    id: '{count} paket sejenis dari satu mata anggaran ke satu penyedia dalam {days} hari berjumlah {sum}, di atas batas {limit}.',
    en: '{count} like packages from one budget line to one vendor within {days} days add up to {sum}, above the limit of {limit}.',
  },
  check: { id: 'Dokumen identifikasi kebutuhan; lokasi dan waktu berbeda?', en: 'The statement of needs; other places and times?' },
  innocent: { id: 'Lokasi berbeda dengan anggaran sendiri.', en: 'Other places with budgets of their own.' },
  clears: { id: 'Pembatalan, atau pembetulan mata anggaran.', en: 'A cancellation, or a corrected budget line.' },
  inhibits: ['P12', 'B12'],
  needs: ['procurement-notice', 'procurement-result', 'contract'],
  parameters: {
    days: {
      title: { id: 'Jendela', en: 'Window' },
      help: { id: 'Paket sejauh ini dijumlahkan.', en: 'Packages this far apart are added up.' },
      unit: 'hari',
      min: 7,
      max: 366,
      step: 1,
      default: 60,
    },
    likeness: {
      title: { id: 'Kemiripan nama', en: 'Likeness of the names' },
      help: { id: 'Nama yang kurang mirip dari ini dianggap pekerjaan lain.', en: 'Names less alike than this are other work.' },
      unit: 'rasio',
      min: 0.3,
      max: 1,
      step: 0.05,
      default: 0.6,
    },
  },
  examples: [
    {
      title: 'Tiga tahap pekerjaan yang sama',
      facts: packages(['Pemeliharaan jalan Stabat tahap 1', 'Pemeliharaan jalan Stabat tahap 2', 'Pemeliharaan jalan Stabat tahap 3']),
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Pekerjaan yang berlainan',
      facts: packages(['Pemeliharaan jalan Stabat', 'Pengecatan gedung puskesmas', 'Sumur bor kantor camat']),
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Dua paket masih di bawah batas',
      facts: packages(['Pemeliharaan jalan Stabat tahap 1', 'Pemeliharaan jalan Stabat tahap 2']),
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
  ],
  subjects: (context) => groups(context, () => true),
  *touched(changes, context) {
    const offices = changedOffices(changes);
    yield* groups(context, (key) => offices.has(key.split('|')[0] as string));
  },
  evaluate({ key }, context, { days, likeness }) {
    const members = [...allProcesses(context).values()].filter((process) => groupOf(process) === key).filter(isAwarded);
    const first = members[0];
    if (!first || members.length < 2)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Kurang dari dua paket.', en: 'Fewer than two packages.' } };
    const limit = first.kind === null ? null : context.legal.amount('batas-pengadaan-langsung', first.kind, first.awardedOn);
    if (limit === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Jenis atau batasnya tidak diketahui.', en: 'Its kind or limit is unknown.' } };
    const known = members.filter((p) => p.vendor !== null && p.amount <= limit);
    const run = costliestRun(known, days, likeness);
    const sum = sumSen(run.map((p) => p.amount));
    return {
      outcome: run.length >= 2 && sum > limit ? 'RISK' : 'NOT_RISK',
      value: run.length,
      threshold: null,
      direction: 'above',
      n: members.length,
      likelihood: run.length >= 3 ? 3 : 2,
      amount: sum,
      slots: { count: { number: run.length }, days: { number: days }, sum: { money: sum }, limit: { money: limit } },
      evidence: run.slice(0, MOST_ROWS).map(processRow),
    };
  },
});
