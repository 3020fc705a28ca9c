import { isoDate, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { random } from '../random.js';
import { GOALS, type Measure, MISSIONS, OBJECTIVES, VISION } from '../reference/regional-plan.js';
import type { Regency } from '../regency.js';
import type { BudgetLineRow } from '../rows.js';
import { type Delivery, sourceId } from './delivery.js';

const YEARS = [1, 2, 3, 4, 5] as const;
const PERIOD = 5;
/** Plans run from 2025 to 2029, and five years each before and after. */
const firstYear = (year: number): number => 2025 + PERIOD * Math.floor((year - 2025) / PERIOD);

/** A programme of an agency: what it costs in the running year. */
interface Programme {
  readonly skpd: string;
  readonly skpdName: string;
  readonly code: string;
  readonly name: string;
  readonly amount: Sen;
}

/** The plans of the region and of its agencies for the years around `year`, a table for each level, as wp-sipd keeps them. */
export function planDeliveries(regency: Regency, seed: number, year: number): Delivery[] {
  const from = firstYear(year);
  const programmes = once(() => programmesOf(regency.budgetLines()));
  const period = { tahun_awal: String(from), tahun_akhir: String(from + PERIOD - 1), tahun_anggaran: String(year), active: '1' };
  const shape = (row: object): object => ({ ...row, ...period });
  const regional = { id_visi: '1' };
  const tables: readonly (readonly [string, () => object[]])[] = [
    ['rpjmd-visi', () => [{ id_visi: '1', visi_teks: VISION }]],
    ['rpjmd-misi', () => MISSIONS.map((text, i) => ({ ...regional, id_misi: String(i + 1), misi_teks: text }))],
    [
      'rpjmd-tujuan',
      () =>
        GOALS.map(([mission, text, measure], i) => ({
          ...regional,
          id_unik: goalId(i),
          id_misi: String(mission + 1),
          tujuan_teks: text,
          ...measured(measure, goalId(i), year - from, 'indikator_teks'),
        })),
    ],
    [
      'rpjmd-sasaran',
      () =>
        OBJECTIVES.map(([goal, text, measure], i) => ({
          ...regional,
          id_unik: objectiveId(i),
          kode_tujuan: goalId(goal),
          sasaran_teks: text,
          ...measured(measure, objectiveId(i), year - from, 'indikator_teks'),
        })),
    ],
    ['rpjmd-program', () => programmes().map((programme) => ({ ...regional, ...programmeRow(seed, programme, year - from, 'rpjmd') }))],
    ['renstra-tujuan', () => agencies(programmes()).map((agency) => agencyRow(agency, 'tujuan'))],
    ['renstra-sasaran', () => agencies(programmes()).map((agency) => agencyRow(agency, 'sasaran'))],
    ['renstra-program', () => programmes().map((programme) => programmeRow(seed, programme, year - from, 'renstra'))],
  ];
  return tables.map(([table, rows]) => ({
    name: `rencana/${table}`,
    connector: `wp-sipd-${table}`,
    recordedAt: wibInstant(isoDate(year, 1, 2), 9 * 60),
    rows: () => rows().map(shape),
  }));
}

const goalId = (i: number): string => sourceId('tujuan', i);
const objectiveId = (i: number): string => sourceId('sasaran', i);

/** The objective that an agency's affair field serves. */
function objectiveOf(skpd: string): string {
  const found = OBJECTIVES.findIndex(([, , , fields]) => fields.includes(skpd.slice(0, 4)));
  return objectiveId(Math.max(0, found));
}

function programmesOf(lines: readonly BudgetLineRow[]): Programme[] {
  const sums = new Map<string, Programme>();
  for (const line of lines) {
    if (line.kode_program === '') continue;
    const key = `${line.kode_skpd}|${line.kode_program}`;
    const amount = (sums.get(key)?.amount ?? 0n) + senFromWire(line.pagu);
    sums.set(key, { skpd: line.kode_skpd, skpdName: line.nama_skpd, code: line.kode_program, name: line.nama_program, amount });
  }
  return [...sums.values()];
}

const agencies = (programmes: readonly Programme[]): Programme[] => [...new Map(programmes.map((p) => [p.skpd, p])).values()];

/** Targets of an indicator; of the years that are over what was reached, a little below or above. */
function measured([text, unit, targets]: Measure, key: string, past: number, column: 'indikator' | 'indikator_teks'): object {
  return {
    id_unik_indikator: `${key}-1`,
    [column]: text,
    satuan: unit,
    ...Object.fromEntries(YEARS.map((n) => [`target_${n}`, targets[n - 1]])),
    ...Object.fromEntries(YEARS.filter((n) => n <= past).map((n) => [`realisasi_target_${n}`, targets[Math.max(0, n - 2)]])),
  };
}

/** An agency's own goal and objective, which hang on the objective of the region. */
function agencyRow({ skpd, skpdName }: Programme, level: 'tujuan' | 'sasaran'): object {
  const goal = sourceId('renstra-tujuan', skpd);
  const field = { kode_bidang_urusan: skpd.slice(0, 4), kode_skpd: skpd };
  const service: Measure = ['Indeks kepuasan masyarakat', 'Indeks', ['81', '82,5', '84', '85,5', '87']];
  const merit: Measure = ['Nilai akuntabilitas kinerja perangkat daerah', 'Nilai', ['68', '70', '72', '74', '76']];
  return level === 'tujuan'
    ? {
        ...field,
        id_unik: goal,
        kode_sasaran_rpjm: objectiveOf(skpd),
        tujuan_teks: `Meningkatnya mutu layanan ${skpdName}`,
        ...measured(service, goal, 0, 'indikator_teks'),
      }
    : {
        ...field,
        id_unik: sourceId('renstra-sasaran', skpd),
        kode_tujuan: goal,
        sasaran_teks: `Meningkatnya kinerja ${skpdName}`,
        ...measured(merit, sourceId('renstra-sasaran', skpd), 0, 'indikator_teks'),
      };
}

/** A programme with its ceilings: near the budget in the running year, growing from year to year. */
function programmeRow(seed: number, programme: Programme, past: number, document: 'rpjmd' | 'renstra'): object {
  const { skpd, code, name, amount } = programme;
  const id = sourceId(document, skpd, code);
  const rng = random(seed, 'plan', document, skpd, code);
  const [level, growth] = [0.93 + 0.12 * rng.next(), 0.02 + 0.05 * rng.next()];
  const start = 62 + rng.int(0, 20);
  const ceiling = (n: number): Sen => million((amount * BigInt(Math.round(level * (1 + growth * (n - 1 - past)) * 10_000))) / 10_000n);
  const targets = YEARS.map((n) => String(start + 3 * (n - 1))) as unknown as Measure[2];
  return {
    ...(document === 'rpjmd' ? {} : { kode_bidang_urusan: skpd.slice(0, 4) }),
    id_unik: id,
    kode_sasaran: document === 'rpjmd' ? objectiveOf(skpd) : sourceId('renstra-sasaran', skpd),
    kode_program: code,
    nama_program: name,
    kode_skpd: skpd,
    ...Object.fromEntries(YEARS.map((n) => [`pagu_${n}`, senToWire(ceiling(n))])),
    ...Object.fromEntries(
      YEARS.filter((n) => n <= past).map((n) => [`realisasi_pagu_${n}`, senToWire(million((ceiling(n) * BigInt(rng.int(88, 96))) / 100n))]),
    ),
    ...measured([`Capaian ${phrase(name)}`, '%', targets], id, past, 'indikator'),
  };
}

const MILLION: Sen = 100_000_000n;
const million = (amount: Sen): Sen => (amount < MILLION ? MILLION : amount - (amount % MILLION));
/** `PROGRAM PENGELOLAAN PERSAMPAHAN` reads in a sentence `program pengelolaan persampahan`. */
const phrase = (name: string): string => name.toLowerCase().replaceAll('dprd', 'DPRD');
