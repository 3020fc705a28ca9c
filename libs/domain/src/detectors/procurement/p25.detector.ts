import { ProcurementFold } from '../../folds/index.js';
import { dayNumber } from '../../values/index.js';
import { type Context, detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { bid, firm, notice } from '../core/example-procurement.js';
import { perState } from '../series/spending-days.js';
import { isTender, pricedBids, runnerUpGap } from './bids.js';
import { allProcesses, NO_PROCESS, type Process, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

/** One weak sign, 0..1; null where it cannot be told, and then it does not count. */
type Signs = Readonly<Record<string, number | null>>;

const NAMES: Readonly<Record<string, string>> = {
  single: 'penawar tunggal',
  unplanned: 'tanpa kode RUP',
  direct: 'penunjukan langsung',
  period: 'masa penawaran singkat',
  share: 'dominasi penyedia',
  gap: 'selisih ke peringkat kedua tipis',
  spread: 'penawaran rapat',
  discount: 'menempel HPS',
};

// not money from here on: ratios

function spreadOf(key: string, context: Context): number | null {
  const amounts = pricedBids(key, context).map((b) => Number(b.amount));
  if (amounts.length < 3) return null;
  const mean = amounts.reduce((a, b) => a + b, 0) / amounts.length;
  return Math.sqrt(amounts.reduce((a, b) => a + (b - mean) ** 2, 0) / (amounts.length - 1)) / mean;
}

const discountOf = ({ amount, estimate }: Process): number | null =>
  amount === null || estimate === null || estimate <= 0n ? null : Number(estimate - amount) / Number(estimate);

/** Days in which a bid could be entered. */
export function submissionDays(key: string, { state }: Context): number | null {
  const stages = state
    .fold(ProcurementFold)
    .papers(key, 'procurement-stage')
    .filter((s) => /upload dokumen penawaran/i.test(s.name ?? ''));
  const days = stages.flatMap(({ from, to }) =>
    from === null || to === null ? [] : dayNumber(to.slice(0, 10)) - dayNumber(from.slice(0, 10)),
  );
  const most = Math.max(...days);
  return days.length > 0 && most > 0 && most <= 365 ? most : null;
}

/** How low each value stands among all: 1 for the lowest, 0 for the highest. Null for fewer than ten. */
function lowness(values: ReadonlyMap<string, number | null>): ReadonlyMap<string, number | null> {
  const sorted = [...values.values()].filter((v) => v !== null).sort((a, b) => a - b);
  const rank = (value: number): number => 1 - sorted.findIndex((v) => v >= value) / (sorted.length - 1);
  return new Map([...values].map(([key, value]) => [key, value === null || sorted.length < 10 ? null : rank(value)]));
}

/** What a vendor has of an office's contracts by value, where the office has more than four. */
function vendorShares(processes: ReadonlyMap<string, Process>): ReadonlyMap<string, number> {
  const offices = new Map<string, Process[]>();
  for (const process of processes.values())
    if (process.unit !== null && process.amount !== null) offices.set(process.unit, [...(offices.get(process.unit) ?? []), process]);
  const shares = new Map<string, number>();
  for (const own of offices.values()) {
    if (own.length <= 4) continue;
    const total = own.reduce((sum, p) => sum + Number(p.amount), 0);
    for (const { key, vendor } of own)
      if (vendor !== null) shares.set(key, own.reduce((sum, p) => sum + (p.vendor === vendor ? Number(p.amount) : 0), 0) / total);
  }
  return shares;
}

const signsOf = perState((context: Context): ReadonlyMap<string, Signs> => {
  const processes = allProcesses(context);
  const tenders = [...processes.values()].filter(isTender);
  const low = (value: (process: Process) => number | null) => lowness(new Map(tenders.map((p) => [p.key, value(p)])));
  const [gap, spread] = [low((p) => runnerUpGap(p.key, context)), low((p) => spreadOf(p.key, context))];
  const [discount, period] = [low(discountOf), low((p) => submissionDays(p.key, context))];
  const shares = vendorShares(processes);
  const hasPlan = context.state.fold(ProcurementFold).hasPlan;
  return new Map(
    tenders.map(({ key, method, rupCodes }) => {
      const bids = pricedBids(key, context).length;
      const at = (map: ReadonlyMap<string, number | null>): number | null => map.get(key) ?? null;
      const signs: Signs = {
        single: bids === 0 ? null : Number(bids === 1),
        unplanned: hasPlan ? Number(rupCodes.length === 0) : null,
        direct: method === null ? null : Number(/penunjukan langsung/i.test(method)),
        ...{ period: at(period), share: at(shares), gap: at(gap), spread: at(spread), discount: at(discount) },
      };
      return [key, signs];
    }),
  );
});

/** Mean of the signs that can be told; null with fewer than `least`. */
function indexOf(signs: Signs, least: number): number | null {
  const told = Object.values(signs).filter((v) => v !== null);
  return told.length < least ? null : told.reduce((a, b) => a + b, 0) / told.length;
}

const market = Array.from({ length: 20 }, (_, i) => {
  const process = `T${i}`;
  const level = i === 0 ? 1.002 : 1.04 + i / 100;
  const prices = [900_000_000, 900_000_000 * level, 900_000_000 * (level + (i === 0 ? 0.002 : 0.05))].map(Math.round);
  return [
    notice(process, '2026-03-02', { track: 'tender', method: 'Tender', ownerEstimate: rp(1_000_000_000) }),
    ...prices.map((price, n) => bid(process, `${process}-${n}`, rp(price), { winner: n === 0, vendor: firm(`CV ${process}-${n}`, null) })),
  ];
}).flat();

export const p25 = detector({
  id: 'P25',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Indeks risiko integritas pengadaan', en: 'Composite integrity index of a tender' },
  why: {
    id: 'Satu tanda tidak membedakan apa pun; gabungan banyak tanda lemah mengurutkan dengan baik. Hanya untuk urutan, bukan tuduhan.',
    en: 'A single sign tells nothing; many weak ones together rank well. For order only, never an accusation.',
  },
  legalBasis: 'Komponen mengikuti indeks proACT (Bank Dunia) dengan saringan penawaran Huber dan Imhof; tanpa dasar hukum tersendiri.',
  kind: 'rank',
  sentence: {
    id: 'Skor {index}, di antara {top} teratas dari {n} tender; penyumbang: {signs}.',
    en: 'Score {index}, among the top {top} of {n} tenders; mostly: {signs}.',
  },
  check: { id: 'Baca penyumbangnya, lalu dokumennya.', en: 'Read what contributes, then the papers.' },
  innocent: { id: 'Pasar kecil dengan harga yang sudah dikenal.', en: 'A small market with known prices.' },
  clears: { id: 'Tender lain naik di atasnya.', en: 'Other tenders rise above it.' },
  inhibits: [],
  needs: ['procurement-notice', 'procurement-result', 'bid', 'procurement-stage'],
  parameters: {
    top: {
      title: { id: 'Bagian teratas', en: 'Top share' },
      help: { id: 'Persen tender dengan skor tertinggi yang masuk antrean.', en: 'Per cent of tenders with the highest score.' },
      unit: 'persen',
      min: 1,
      max: 25,
      step: 1,
      default: 5,
    },
    least: {
      title: { id: 'Tanda paling sedikit', en: 'Fewest signs' },
      help: { id: 'Tender dengan lebih sedikit tanda tidak dinilai.', en: 'Tenders with fewer signs are not judged.' },
      unit: 'jumlah',
      min: 2,
      max: 8,
      step: 1,
      default: 4,
    },
  },
  examples: [
    { title: 'Penawaran paling rapat di pasarnya', facts: market, today: '2026-05-12', outcome: 'RISK' },
    { title: 'Pasar yang terlalu kecil untuk diurutkan', facts: market.slice(4, 64), today: '2026-05-12', outcome: 'NOT_RISK' },
    { title: 'Terlalu sedikit tanda', facts: market.slice(0, 4), today: '2026-05-12', outcome: 'CONDITIONS_NOT_MET' },
  ],
  subjects: (context) => processesWhere(context, isTender),
  *touched(changes, context) {
    // Whoever comes in moves the rank of all.
    for (const _ of touchedProcesses(changes, context, isTender)) return yield* processesWhere(context, isTender);
  },
  evaluate({ key }, context, { top, least }) {
    const process = processOf(key, context);
    if (!process || !isTender(process)) return NO_PROCESS;
    const all = signsOf(context);
    const own = all.get(key) ?? {};
    const index = indexOf(own, least);
    if (index === null)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Terlalu sedikit tanda yang diketahui.', en: 'Too few signs are known.' } };
    const others = [...all.values()].flatMap((signs) => indexOf(signs, least) ?? []);
    const above = others.filter((other) => other > index).length;
    const signs = Object.entries(own)
      .filter(([, v]) => v !== null && v > 0.5)
      .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0));
    return {
      outcome: above < (others.length * top) / 100 && others.length >= 20 ? 'RISK' : 'NOT_RISK',
      value: index,
      threshold: null,
      direction: 'above',
      n: others.length,
      likelihood: 1,
      amount: process.amount ?? process.estimate,
      slots: {
        index: { text: index.toFixed(2).replace('.', ',') },
        top: { rate: top / 100 },
        n: { number: others.length },
        signs: {
          text:
            signs
              .slice(0, 3)
              .map(([name]) => NAMES[name] ?? name)
              .join(', ') || '—',
        },
      },
      evidence: [processRow(process)],
    };
  },
});
