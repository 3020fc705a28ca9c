import { sumSen } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { contract, firm, notice } from '../core/example-procurement.js';
import { limitJustAbove } from './near-limit.js';
import { allProcesses, changedOffices, isDirect, type Process, processRow } from './processes.js';

const MOST_ROWS = 5;
const SHARE = 0.95;
const groupOf = (process: Process): string | null =>
  isDirect(process) && process.unit !== null && process.vendor !== null && process.amount !== null
    ? `${process.unit}|${process.vendor}`
    : null;
const subjectOf = (key: string, { unit }: Process): Subject => ({ type: 'vendor-at-unit', key, workUnit: unit });

function* groups(context: Context, isWanted: (key: string) => boolean): Iterable<Subject> {
  const seen = new Set<string>();
  for (const process of allProcesses(context).values()) {
    const key = groupOf(process);
    if (key === null || seen.has(key) || !isWanted(key)) continue;
    seen.add(key);
    yield subjectOf(key, process);
  }
}

const near = (count: number) =>
  Array.from({ length: count }, (_, i) => [
    notice(String(i), '2026-03-02', { name: `Paket ${i}` }),
    contract(String(i), rp(196_000_000 + i * 1_000_000), '2026-03-16', { vendor: firm() }),
  ]).flat();

export const p14 = detector({
  id: 'P14',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Pengadaan Langsung berulang di dekat batas', en: 'Repeat near-limit awards to one vendor' },
  why: {
    id: 'Satu penyedia yang berkali-kali menerima paket tepat di bawah batas dari OPD yang sama perlu dilihat rotasi undangannya.',
    en: 'One vendor that is often awarded packages just below the limit by the same office: look at how invitations rotate.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 6: prinsip bersaing dan adil.',
  kind: 'event',
  sentence: {
    id: 'Satu penyedia menerima {count} Pengadaan Langsung mepet batas tahun ini, total {sum}.',
    en: 'One vendor received {count} direct procurements near the limit this year, {sum} in all.',
  },
  check: { id: 'Kompetisi harga; rotasi undangan Pengadaan Langsung.', en: 'Price competition; rotation of invitations.' },
  innocent: { id: 'Penyedia terbatas di daerah itu.', en: 'Few vendors in the area.' },
  clears: { id: 'Pembatalan kontrak.', en: 'A cancelled contract.' },
  inhibits: [],
  needs: ['contract', 'procurement-result', 'procurement-notice'],
  parameters: {
    least: {
      title: { id: 'Paling sedikit', en: 'Fewest' },
      help: { id: 'Banyaknya paket mepet batas dari satu OPD.', en: 'Packages near the limit from one office.' },
      unit: 'jumlah',
      min: 2,
      max: 20,
      step: 1,
      default: 4,
    },
  },
  examples: [
    { title: 'Empat paket mepet batas', facts: near(4), today: '2026-05-12', outcome: 'RISK' },
    { title: 'Dua paket saja', facts: near(2), today: '2026-05-12', outcome: 'NOT_RISK' },
  ],
  subjects: (context) => groups(context, () => true),
  *touched(changes, context) {
    const offices = changedOffices(changes);
    yield* groups(context, (key) => offices.has(key.split('|')[0] as string));
  },
  evaluate({ key }, context, { least }) {
    const members = [...allProcesses(context).values()].filter((process) => groupOf(process) === key);
    if (members.length === 0) return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Tidak ada paket lagi.', en: 'No package is left.' } };
    const found = members.filter((process) => limitJustAbove(process, SHARE, context) !== null);
    const sum = sumSen(found.flatMap(({ amount }) => amount ?? []));
    return {
      outcome: found.length >= least ? 'RISK' : 'NOT_RISK',
      value: found.length,
      threshold: least,
      direction: 'above',
      n: members.length,
      likelihood: found.length >= 4 ? 3 : found.length >= 3 ? 2 : 1,
      amount: sum,
      slots: { count: { number: found.length }, sum: { money: sum } },
      evidence: found.slice(0, MOST_ROWS).map(processRow),
    };
  },
});
