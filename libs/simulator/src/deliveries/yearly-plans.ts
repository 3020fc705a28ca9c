import { isoDate, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { random } from '../random.js';
import type { Regency } from '../regency.js';
import type { BudgetLineRow } from '../rows.js';
import { type Delivery, sourceId } from './delivery.js';

/** A sub-activity that a unit planned or budgets; the columns are those of one of its budget lines. */
interface Item {
  readonly line: BudgetLineRow;
  readonly budget: Sen;
}

/** A sub-activity of every agency that some had planned and then were given no money for. */
const DROPPED = {
  kode_kegiatan: '01.2.01',
  nama_kegiatan: 'Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah',
  kode_sub_kegiatan: '01.2.01.0001',
  nama_sub_kegiatan: 'Penyusunan Dokumen Perencanaan Perangkat Daerah',
} as const;

/**
 * How the year was planned before it was budgeted: the Renja, and the ceilings of RKPD and KUA. Not all of it holds together, as in life: a
 * few sub-activities have a budget and stand in no plan, a few were planned and have no budget.
 */
export function yearlyPlanDeliveries(regency: Regency, seed: number, year: number): Delivery[] {
  const planned = once(() => plannedItems(regency.budgetLines(), seed, year));
  const recordedAt = wibInstant(isoDate(year, 1, 2), 9 * 60);
  return [
    { name: 'rencana/renja', connector: 'wp-sipd-sub-keg-bl', recordedAt, rows: () => planned().map((item) => renjaRow(item, seed, year)) },
    ...(['RKPD', 'KUA'] as const).map(
      (stage): Delivery => ({
        name: `rencana/${stage.toLowerCase()}`,
        connector: 'budget-lines',
        stage,
        recordedAt,
        rows: () => planned().map((item) => stageRow(item, ceilingOf(item, stage, seed, year))),
      }),
    ),
  ];
}

/** About one sub-activity of fifty has a budget and no plan; about as many were planned and not budgeted. */
function plannedItems(lines: readonly BudgetLineRow[], seed: number, year: number): Item[] {
  const sums = new Map<string, Item>();
  for (const line of lines) {
    if (line.kode_sub_kegiatan === '') continue;
    const key = `${line.kode_sub_unit}|${line.kode_sub_kegiatan}`;
    sums.set(key, { line: sums.get(key)?.line ?? line, budget: (sums.get(key)?.budget ?? 0n) + senFromWire(line.pagu) });
  }
  const budgeted = [...sums.values()].filter(
    ({ line }) => random(seed, year, 'unplanned', line.kode_sub_unit, line.kode_sub_kegiatan).next() >= 0.02,
  );
  const dropped = [...sums.values()].flatMap(({ line }): Item[] => {
    if (!line.kode_sub_kegiatan.endsWith('01.2.02.0001') || line.kode_skpd !== line.kode_sub_unit) return [];
    const rng = random(seed, year, 'dropped', line.kode_skpd);
    const field = line.kode_skpd.slice(0, 4);
    const codes = { kode_kegiatan: `${field}.${DROPPED.kode_kegiatan}`, kode_sub_kegiatan: `${field}.${DROPPED.kode_sub_kegiatan}` };
    const budget = BigInt(rng.int(40, 180)) * MILLION;
    return rng.next() < 0.35 ? [{ line: { ...line, ...DROPPED, ...codes }, budget }] : [];
  });
  return [...budgeted, ...dropped];
}

const MILLION: Sen = 100_000_000n;

/** RKPD comes first and lies further from the budget than KUA. */
function ceilingOf({ line, budget }: Item, stage: 'RKPD' | 'KUA', seed: number, year: number): Sen {
  const rng = random(seed, year, stage, line.kode_sub_unit, line.kode_sub_kegiatan);
  const factor = BigInt(Math.round((stage === 'RKPD' ? rng.logNormal(0.98, 0.09) : rng.logNormal(0.995, 0.03)) * 10_000));
  const amount = (budget * factor) / 10_000n;
  return amount < MILLION ? amount - (amount % 100n) : amount - (amount % MILLION);
}

function renjaRow(item: Item, seed: number, year: number): object {
  const { line } = item;
  const id = (code: string): number => 1_000 + (Number.parseInt(sourceId(code), 16) % 20_000);
  const sbl = [line.kode_skpd, line.kode_sub_unit, line.kode_program, line.kode_kegiatan, line.kode_sub_kegiatan].map(id);
  const rng = random(seed, year, 'output', line.kode_sub_unit, line.kode_sub_kegiatan);
  return {
    kode_sbl: sbl.join('.'),
    kode_sub_giat: line.kode_sub_kegiatan,
    nama_sub_giat: line.nama_sub_kegiatan,
    kode_bidang_urusan: line.kode_bidang_urusan,
    nama_program: line.nama_program,
    nama_giat: line.nama_kegiatan,
    kode_sub_skpd: line.kode_sub_unit,
    pagu: senToWire(ceilingOf(item, 'KUA', seed, year)),
    sub_keg_indikator: [outputOf(line, rng.int(1, 24))],
    tahun_anggaran: String(year),
    active: '1',
  };
}

/** What a sub-activity brings about: a road in kilometres, a building in units, anything else in months, reports or packages. */
function outputOf({ nama_sub_kegiatan: name }: BudgetLineRow, count: number): object {
  const [unit, target] = /jalan|drainase|irigasi/i.test(name)
    ? ['Km', `${count},${count % 10}`]
    : /gaji|jasa|operasional|penyediaan/i.test(name)
      ? ['Bulan', '12']
      : /bangun|rehabilitasi|pengadaan/i.test(name)
        ? ['Unit', String(count)]
        : ['Laporan', String(1 + (count % 6))];
  return { outputteks: `Jumlah ${name}`, satuanoutput: unit, targetoutput: target };
}

/** A ceiling of a stage of planning: by sub-activity, without accounts and funds. */
function stageRow({ line }: Item, amount: Sen): BudgetLineRow {
  return {
    ...line,
    kode_sumber_dana: '',
    nama_sumber_dana: '',
    kode_rekening: '5',
    nama_rekening: 'BELANJA DAERAH',
    pagu: senToWire(amount),
  };
}
