import { senFromWire } from '../values/index.js';
import type { FlowBreakLine, FlowOnPaper, FlowSum } from './flow.js';
import { percentOf, senOrNull } from './rates.js';
import type { ReportContext, ReportRow, ReportTable } from './report.js';

const BREAKS: Readonly<Record<string, string>> = {
  'budget-without-plan': 'Subkegiatan tanpa rencana (RKPD atau RPJMD)',
  'agreement-without-package': 'Kontrak dan pesanan tanpa paket RUP',
  'payment-without-agreement': 'Pembayaran tanpa kontrak',
  'payment-without-handover': 'Pembayaran tanpa serah terima (BAST)',
  'package-late': 'Paket yang lewat jadwal pemilihannya',
  'agreement-overdue': 'Kontrak yang lewat masanya dan belum diserahkan',
  'agreement-delivered-unpaid': 'Kontrak diserahkan, lama belum dibayar',
};

/** A stage of the flow under its name. */
export type FlowStage = readonly [name: string, sum: FlowSum | null];

/** Stages of the flow, then where it breaks, with the largest example of each break. Without a flow the table says why. */
export function flowTable(
  { regionName, state, flow }: ReportContext,
  about: { readonly title: string; readonly whole: string },
  pick: (flow: FlowOnPaper) => { readonly stages: readonly FlowStage[]; readonly breaks: readonly FlowBreakLine[] },
): ReportTable {
  const { stages, breaks } = flow ? pick(flow) : { stages: [], breaks: [] };
  const whole = senOrNull(stages.find(([, sum]) => sum !== null)?.[1]?.amount ?? null);
  const stage = ([name, sum]: FlowStage): ReportRow => {
    const amount = sum && sum.count > 0 ? senFromWire(sum.amount) : null; // of nothing there is no amount
    return { level: 2, cells: [name, sum?.count ?? null, amount, percentOf(amount, whole), null, null, null] };
  };
  const broken = ({ kind, count, amount, example }: FlowBreakLine): ReportRow => {
    const largest = example && [example.name ?? example.key, example.unitName, senFromWire(example.amount)];
    const sen = senFromWire(amount);
    return { level: 2, cells: [BREAKS[kind] ?? kind, count, sen, percentOf(sen, whole), ...(largest ?? [null, null, null])] };
  };
  const heading = (name: string): ReportRow => ({ level: 0, cells: [name, '', '', '', '', '', ''] });
  return {
    title: about.title,
    subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ANGGARAN ${state.rollup.year}`],
    columns: [
      { title: 'Tahap / putus', kind: 'text', width: 25 },
      { title: 'Banyaknya', kind: 'count', width: 8 },
      { title: 'Nilai (Rp)', kind: 'money', width: 14 },
      { title: `% ${about.whole}`, kind: 'percent', width: 8 },
      { title: 'Contoh terbesar', kind: 'text', width: 20 },
      { title: 'Perangkat daerah', kind: 'text', width: 14 },
      { title: 'Nilai contoh (Rp)', kind: 'money', width: 11 },
    ],
    rows: flow ? [...stages.map(stage), heading('Yang putus atau terlambat'), ...breaks.map(broken)] : [],
    notes: [
      flow
        ? 'Hanya belanja yang berdasar kontrak: barang, jasa, dan modal. Yang diusulkan sistem belum dihitung sebagai sambungan.'
        : 'Benang hanya dibaca untuk hari berjalan: cetak laporan ini tanpa menyebut tanggal.',
      'Tanda — berarti tidak ada data, bukan nol.',
    ],
  };
}
