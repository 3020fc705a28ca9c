import type { WorkUnitCode } from '../../values/index.js';
import { senFromWire } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, payment, peers, rp } from '../core/example-facts.js';
import { discoveries, mad, median, normalTail } from '../core/statistics.js';
import { unitGaps } from '../execution/unit-gaps.js';
import { perState } from './spending-days.js';

const at = (workUnit: WorkUnitCode): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
const CLASSES = 3;
const FALSE_SHARE = 0.1;
/** Least spread of absorption among peers. */
const FLOOR = 0.03;

interface Standing {
  readonly absorption: number;
  readonly ceiling: bigint;
  readonly peers: readonly number[];
  readonly z: number | null;
  readonly isDiscovery: boolean;
}

/** Every Skpd's absorption among those of its size: thirds by ceiling. */
const standings = perState(({ state }: Context, least: string): ReadonlyMap<WorkUnitCode, Standing> => {
  const told = [...unitGaps(state).values()].flatMap(({ workUnit, missing, ceiling: whole, isSilent }) => {
    if (isSilent || missing === null || whole === null || senFromWire(whole) <= 0n) return [];
    const [ceiling, realization] = [senFromWire(whole), senFromWire(missing.realization)];
    // not money: a share of the ceiling
    return [{ workUnit, ceiling, absorption: Number(realization) / Number(ceiling) }];
  });
  const bySize = [...told].sort((a, b) => (a.ceiling < b.ceiling || (a.ceiling === b.ceiling && a.workUnit < b.workUnit) ? -1 : 1));
  const classes = bySize.length >= CLASSES * (Number(least) + 1) ? CLASSES : 1;
  const size = Math.ceil(bySize.length / classes);
  const found = bySize.map((own, i) => {
    const first = Math.floor(i / size) * size;
    const others = bySize.slice(first, first + size).flatMap((o) => (o.workUnit === own.workUnit ? [] : [o.absorption]));
    const z = others.length < Number(least) ? null : (own.absorption - median(others)) / Math.max(mad(others) / 0.6745, FLOOR);
    return { ...own, peers: others, z };
  });
  const judged = found.filter(({ z }) => z !== null);
  const kept = discoveries(
    judged.map(({ z }) => normalTail(z ?? 0)),
    FALSE_SHARE,
  );
  const discovered = new Set(judged.flatMap(({ workUnit }, i) => (kept[i] ? [workUnit] : [])));
  return new Map(found.map(({ workUnit, ...rest }) => [workUnit, { ...rest, isDiscovery: discovered.has(workUnit) }]));
});

export const s06 = detector({
  id: 'S06',
  tier: 1,
  family: 'deret',
  title: { id: 'OPD menyimpang dari sejawat', en: 'A unit far from its peers' },
  why: {
    id: 'Serapan dibandingkan dengan OPD seukuran pada hari yang sama; musim yang sama berlaku bagi semua.',
    en: 'Absorption is held against units of its size on the same day; the season is the same for all.',
  },
  legalBasis: 'Statistik; tanpa dasar hukum tersendiri.',
  kind: 'level',
  sentence: {
    id: 'Serapan {absorption}, sedangkan OPD seukuran umumnya {peers}.',
    en: 'Absorption {absorption}, while units of its size are typically at {peers}.',
  },
  check: { id: 'Karakter OPD: belanja modal, musim, dana transfer.', en: 'Its character: capital spending, season, transfers.' },
  innocent: { id: 'OPD dengan satu kegiatan besar di akhir tahun.', en: 'A unit with one large activity late in the year.' },
  clears: { id: 'Serapannya kembali mendekati sejawat.', en: 'Its absorption comes back to its peers.' },
  inhibits: [],
  needs: ['budget-line', 'sp2d', 'lra'],
  parameters: {
    z: {
      title: { id: 'Jarak ke sejawat', en: 'Distance to the peers' },
      help: { id: 'Simpangan baku kekar dari median sejawat.', en: 'Robust deviations from the median.' },
      unit: 'kali',
      min: 1,
      max: 10,
      step: 0.1,
      default: 3.5,
    },
    peers: {
      title: { id: 'Sejawat paling sedikit', en: 'Fewest peers' },
      help: { id: 'Dengan lebih sedikit tidak dinilai.', en: 'With fewer it is not judged.' },
      unit: 'jumlah',
      min: 5,
      max: 50,
      step: 1,
      default: 10,
    },
  },
  examples: [
    {
      title: 'Satu OPD jauh tertinggal',
      facts: peers(12, (i) => rp(i === 0 ? 20_000_000 : 480_000_000 + i * 5_000_000)),
      today: '2026-06-30',
      outcome: 'RISK',
    },
    { title: 'Semua hampir sama', facts: peers(12, (i) => rp(480_000_000 + i * 5_000_000)), today: '2026-06-30', outcome: 'NOT_RISK' },
    {
      title: 'Sejawat terlalu sedikit',
      facts: [budgetLine(rp(100)), payment('1', rp(5), '2026-05-29')],
      today: '2026-06-30',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  *subjects({ state }) {
    for (const code of unitGaps(state).keys()) yield at(code);
  },
  *touched(_changes, { state }) {
    // Whoever moves, moves the median of all.
    for (const code of unitGaps(state).keys()) yield at(code);
  },
  evaluate({ key }, context, { z, peers: least }) {
    const own = standings(context, String(least)).get(key);
    if (!own || own.z === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Belum ada serapan atau sejawatnya terlalu sedikit.', en: 'No absorption yet, or too few peers.' },
      };
    const isRisk = Math.abs(own.z) > z && own.isDiscovery;
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      isBetween: !isRisk && Math.abs(own.z) > 0.8 * z,
      value: own.z,
      threshold: z,
      direction: own.z < 0 ? 'below' : 'above',
      n: own.peers.length + 1,
      likelihood: 1,
      amount: own.ceiling,
      slots: { absorption: { rate: own.absorption }, peers: { rate: median(own.peers) } },
      evidence: [],
    };
  },
});
