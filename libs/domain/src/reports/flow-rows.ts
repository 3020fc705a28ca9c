import { headingOf, toldBy } from './heading.js';
import { percentOf, senOrNull } from './rates.js';
import { BLANK, type Cell, type ReportColumn, type ReportContext, type ReportFlow, type ReportRow } from './report.js';

type ToldSum = ReportFlow['budget'];
type ToldBreak = ReportFlow['breaks'][number];

/** What broke or is late, and which source tells it. */
const BREAKS: Readonly<Record<string, readonly [title: string, ...sources: string[]]>> = {
  'budget-without-plan': ['Subkegiatan tanpa rencana', 'budget-lines'],
  'agreement-without-package': ['Kontrak tanpa paket RUP', 'lkpp-spse', 'ocds'],
  'payment-without-agreement': ['Pembayaran tanpa kontrak', 'sp2d'],
  'payment-without-handover': ['Pembayaran tanpa serah terima (BAST)', 'sp2d'],
  'package-late': ['Paket lewat jadwal pemilihan', 'lkpp-rup'],
  'agreement-overdue': ['Kontrak lewat masa pelaksanaan', 'lkpp-spse', 'ocds'],
  'agreement-delivered-unpaid': ['Sudah diserahkan, belum dibayar', 'lkpp-spse', 'ocds'],
};

/** Columns of a table of the thread; `things` says what is counted, `whole` what the share is of. */
export const flowColumns = (whole: string): ReportColumn[] => [
  { title: 'No.', kind: 'count', width: 4 },
  { title: 'Uraian', kind: 'text', width: 22 },
  { title: 'Jumlah', kind: 'count', width: 7 },
  { title: 'Nilai (Rp)', kind: 'money', width: 14 },
  { title: `% ${whole}`, kind: 'percent', width: 8 },
  { title: 'Contoh terbesar', kind: 'text', width: 22 },
  { title: 'Perangkat daerah', kind: 'text', width: 15 },
  { title: 'Nilai contoh (Rp)', kind: 'money', width: 13 },
  { title: 'Sumber', kind: 'text', width: 12 },
  { title: 'Data per', kind: 'date', width: 8 },
];

/** A line that names what follows. */
export const headLine = (title: string): ReportRow => ({ level: 1, cells: [BLANK, title, ...Array<Cell>(8).fill(BLANK)] });

/** Writes numbered lines of one table. */
export class FlowRows {
  #line = 0;

  constructor(
    private readonly sources: ReportContext['sources'],
    private readonly whole: string,
  ) {}

  sum(title: string, sum: ToldSum | null, ...sources: readonly string[]): ReportRow {
    return { level: 2, cells: [...this.#start(title, sum), BLANK, BLANK, BLANK, ...toldBy(this.sources, ...sources)] };
  }

  broken({ kind, example, ...sum }: ToldBreak): ReportRow {
    const [title, ...sources] = BREAKS[kind] ?? [kind];
    const about: Cell[] = [example && (example.name ?? example.key), example?.unitName ?? null, senOrNull(example?.amount ?? null)];
    return { level: 2, cells: [...this.#start(title, sum), ...about, ...toldBy(this.sources, ...sources)] };
  }

  #start(title: string, sum: ToldSum | null): Cell[] {
    const amount = senOrNull(sum?.amount ?? null);
    return [++this.#line, title, sum?.count ?? null, amount, percentOf(amount, senOrNull(this.whole))];
  }
}

/** Heading and notes of a table of the thread; without a flow they say why it is empty. */
export function flowFrame(context: ReportContext, ...notes: readonly string[]): { subtitle: string[]; notes: string[] } {
  return {
    subtitle: headingOf({ ...context, asOf: context.flow?.asOf ?? context.asOf }),
    notes: context.flow ? [...notes] : ['Benang dari rencana ke pembayaran hanya dibaca untuk hari ini; untuk hari lain tabel ini kosong.'],
  };
}
