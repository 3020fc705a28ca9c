import type { Board, BoardRow, Figures, PlanState, Reporting, Screen } from '@lcc/contract';
import { dayOf, daysInMonth, endOfMonth, type IsoDate, isoDate, monthOf, type Sen, scaleSen, senToWire, yearOf } from '@lcc/domain/values';

/** An invented board on a given day: what scenes are shown with in tests and catalogues. Deterministic. */
export interface SampleOptions {
  readonly asOf?: IsoDate;
  readonly year?: number;
  /** Realization against the cash plan: 0.9 = 10 % behind. */
  readonly pace?: number;
  readonly withPlan?: boolean;
  readonly withBudget?: boolean;
  readonly silent?: number;
  readonly revision?: number;
}

const UNITS = [
  'Dinas Pendidikan',
  'Dinas Kesehatan',
  'Dinas Pekerjaan Umum dan Tata Ruang',
  'Dinas Perumahan dan Kawasan Permukiman',
  'Satuan Polisi Pamong Praja',
  'Badan Penanggulangan Bencana Daerah',
  'Dinas Sosial',
  'Dinas Lingkungan Hidup',
  'Dinas Perhubungan',
  'Dinas Pemuda dan Olahraga',
  'Dinas Perikanan dan Kelautan',
  'Dinas Pertanian dan Ketahanan Pangan',
  'Sekretariat Daerah',
  'Sekretariat DPRD',
  'Badan Pendapatan Daerah',
  'Kecamatan Batang Serangan',
  'Kecamatan Pematang Jaya',
  'Kecamatan Tanjung Pura',
  'Kecamatan Stabat',
  'Badan Kesatuan Bangsa dan Politik',
] as const;

/** Units of the list above that serve one district, by its Kemendagri code. */
const DISTRICTS: ReadonlyMap<string, string> = new Map([
  ['Kecamatan Stabat', '12.05.07'],
  ['Kecamatan Tanjung Pura', '12.05.11'],
  ['Kecamatan Batang Serangan', '12.05.19'],
  ['Kecamatan Pematang Jaya', '12.05.23'],
]);

const RP: Sen = 100n;
const millionth = (rate: number): bigint => BigInt(Math.round(rate * 1_000_000));
const rate6 = (rate: number): number => Math.round(rate * 1_000_000) / 1_000_000;

/** Share of the year's plan due on a day: nearly linear, a little back-loaded, as cash plans are. */
function planShare(year: number, asOf: IsoDate): number {
  if (yearOf(asOf) !== year) return yearOf(asOf) > year ? 1 : 0;
  const t = (monthOf(asOf) - 1 + dayOf(asOf) / daysInMonth(year, monthOf(asOf))) / 12;
  return rate6(0.72 * t + 0.28 * t * t);
}

function figures(ceiling: Sen, plan: number, real: number, o: Required<SampleOptions>): Figures {
  const money = (rate: number) => senToWire(scaleSen(ceiling, millionth(rate), 1_000_000n));
  const { withBudget, withPlan, revision } = o;
  return {
    ceiling: withBudget ? senToWire(ceiling) : null,
    cashPlan: withPlan ? money(plan) : null,
    cashPlanYear: withPlan ? senToWire(ceiling) : null,
    realization: withBudget ? money(real) : null,
    absorption: withBudget ? rate6(real) : null,
    basis: withBudget ? 'SP2D' : null,
    reconciliation: { lra: null, sp2d: withBudget ? money(real) : null, difference: null },
    absent: {
      ...(withBudget ? {} : { ceiling: 'belum-ada-anggaran', realization: 'belum-ada-anggaran', absorption: 'belum-ada-anggaran' }),
      ...(withPlan ? {} : { cashPlan: 'belum-ada-rencana-kas', cashPlanYear: 'belum-ada-rencana-kas' }),
    },
    revisions: { ceiling: revision, cashPlan: revision, cashPlanYear: revision, realization: revision, absorption: revision },
  };
}

const stateOf = (gap: number | null): PlanState => (gap === null ? 'unknown' : gap < -0.15 ? 'kritis' : gap < -0.05 ? 'waspada' : 'sesuai');

function sampleRow(name: string, index: number, plan: number, o: Required<SampleOptions>): BoardRow {
  const ceiling = RP * BigInt(4_000_000_000 + ((index * 7919) % 60) * 4_100_000_000);
  const real = rate6(Math.max(0, plan * o.pace * (1.16 - 0.034 * ((index * 7) % UNITS.length))));
  const gap = o.withPlan && o.withBudget ? rate6(real - plan) : null;
  const reporting: Reporting =
    index < o.silent
      ? { state: 'tidak-melapor', month: o.asOf.slice(0, 7), lastReported: null }
      : { state: 'melapor', month: o.asOf.slice(0, 7), lastReported: o.asOf.slice(0, 7) };
  const key = `1.${String(index + 1).padStart(2, '0')}.0.00.0.00.01.0000`;
  return {
    ...figures(ceiling, plan, real, o),
    key,
    name,
    parent: null,
    gap,
    weekChange: o.withBudget ? rate6(0.001 * ((index * 5) % 28)) : null,
    state: stateOf(gap),
    reporting,
    projection: null,
  };
}

/** The rows of units that serve one district, and of all others together. */
function sampleDistricts(rest: Figures, rows: readonly BoardRow[]): BoardRow[] {
  const served = rows.flatMap((row) => {
    const key = DISTRICTS.get(row.name);
    return key === undefined ? [] : [{ ...row, key, name: key, reporting: null }];
  });
  const plain = { parent: null, gap: null, weekChange: null, state: 'unknown' as const, reporting: null, projection: null };
  return [{ ...rest, ...plain, key: '-', name: 'tanpa lokasi' }, ...served.sort((a, b) => (a.key < b.key ? -1 : 1))];
}

/** What was expected of the last month's end a month before: a little too much. */
function sampleCheck(o: Required<SampleOptions>): Board['summary']['projectionCheck'] {
  const [madeOn, date] = [endOfMonth(o.year, monthOf(o.asOf) - 2), endOfMonth(o.year, monthOf(o.asOf) - 1)];
  const actual = rate6(planShare(o.year, date) * o.pace);
  return { madeOn, date, low: rate6(actual - 0.012), middle: rate6(actual + 0.006), high: rate6(actual + 0.022), actual };
}

function sampleCurve(o: Required<SampleOptions>): Board['curve'] {
  const dates: IsoDate[] = [];
  for (let month = 1; month <= 12; month++) {
    const end = endOfMonth(o.year, month);
    if (o.asOf.slice(0, 7) === end.slice(0, 7) && o.asOf < end) dates.push(o.asOf);
    dates.push(end);
  }
  return dates.map((date) => ({
    date,
    cashPlan: o.withPlan && o.withBudget ? planShare(o.year, date) : null,
    realization: o.withBudget && date <= o.asOf ? rate6(planShare(o.year, date) * o.pace) : null,
  }));
}

/** A whole board. */
export function sampleBoard(options: SampleOptions = {}): Board {
  const asOf = options.asOf ?? isoDate(2026, 11, 24);
  const o: Required<SampleOptions> = {
    year: yearOf(asOf),
    pace: 0.9,
    withPlan: true,
    withBudget: true,
    silent: 2,
    revision: 48_213,
    ...options,
    asOf,
  };
  const plan = planShare(o.year, asOf);
  const real = rate6(plan * o.pace);
  const ceiling = RP * 2_720_400_000_000n;
  const gap = o.withPlan && o.withBudget ? rate6(real - plan) : null;
  const projected = monthOf(asOf) > 3 && o.withBudget && o.withPlan;
  const rows = UNITS.map((name, i) => sampleRow(name, i, plan, o)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const middle = rate6(Math.min(1, o.pace * 1.017));
  return {
    region: '12.05',
    regionName: 'Kabupaten Langkat',
    year: o.year,
    version: o.withBudget ? 'MURNI' : null,
    closed: null,
    adjusted: null,
    asOf,
    revision: o.revision,
    totals: figures(ceiling, plan, real, o),
    rows,
    districts: sampleDistricts(figures(scaleSen(ceiling, 9n, 10n), plan, real, o), rows),
    summary: {
      behind: gap === null ? null : senToWire(scaleSen(ceiling, millionth(-gap), 1_000_000n)),
      gap,
      weekChange: o.withBudget ? rate6(real / 40) : null,
      monthChange: o.withBudget ? rate6(real / 10) : null,
      state: stateOf(gap),
      reported: UNITS.length - o.silent,
      rosterSize: UNITS.length,
      silent: o.silent,
      workingDaysLeft: 27,
      projection: projected ? { low: rate6(middle - 0.03), middle, high: rate6(Math.min(1, middle + 0.025)), basis: 'riwayat' } : null,
      projectionAbsent: projected ? null : 'belum-melapor',
      projectionCheck: projected ? sampleCheck(o) : null,
      revision: o.revision,
    },
    curve: sampleCurve(o),
    sources: o.withBudget
      ? [
          { id: 'sp2d', title: 'SP2D', cadenceHours: 24, lastAcceptedAt: `${asOf}T09:58:00+07:00`, dataAsOf: asOf, revision: o.revision },
          {
            id: 'budget-lines',
            title: 'Anggaran',
            cadenceHours: 8760,
            lastAcceptedAt: `${o.year}-01-02T09:00:00+07:00`,
            dataAsOf: `${o.year}-01-02`,
            revision: 3,
          },
        ]
      : [],
    panels: {},
  };
}

/** A screen of which nothing is known but that it is one. */
export const sampleScreen: Screen = {
  id: 'layar_contoh',
  name: 'Dinding Utama',
  scenes: null,
  diagonalInch: null,
  seatM: null,
  orientation: null,
  room: 'dark',
  place: null,
  dwell: {},
  schedule: [],
  mode: 'normal',
};
