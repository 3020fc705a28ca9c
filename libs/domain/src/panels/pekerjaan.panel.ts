import type { BoardState } from '../board/board-state.js';
import type { Rollup } from '../board/rollup.js';
import type { WorkFact } from '../facts/index.js';
import { type NamedDistrict, PlaceFold, WorkFold, workKeyOf } from '../folds/index.js';
import { dayNumber, type IsoDate, ratioToWire, senToWire, type WorkUnitCode } from '../values/index.js';
import type { Percent } from '../works/critical-contract.js';
import { districtOfWork } from '../works/work-place.js';
import { standingOf, type WorkStanding, type WorkState } from '../works/work-standing.js';
import type { Panel } from './panel.js';

/** Works that travel with the board, the worst first. */
const MOST = 60;

/** A work: where, whose, how far built, paid and gone in time. Rates are fractions; the firm is not told. */
export interface WorkRow {
  key: string;
  name: string;
  unit: WorkUnitCode;
  unitName: string;
  /** Kemendagri code, or null where nothing says it. */
  district: string | null;
  coordinate: [latitude: number, longitude: number] | null;
  /** Value of the contract. */
  amount: string | null;
  start: IsoDate | null;
  due: IsoDate | null;
  reportedOn: IsoDate | null;
  plan: number | null;
  physical: number | null;
  /** Physical − plan. */
  gap: number | null;
  /** Paid, as its office tells it, of the contract. */
  paid: number | null;
  /** Days gone of those of the contract; beyond 1 it is overdue. */
  time: number | null;
  state: WorkState;
  revision: number;
}

export interface WorksView {
  works: WorkRow[];
  counts: Record<WorkState, number>;
  /** By district; `-` = no district is known. */
  districts: { district: string; works: number; kritis: number; waspada: number }[];
}

const ORDER: readonly WorkState[] = ['kritis', 'waspada', 'unknown', 'sesuai', 'selesai'];

/** Physical works with their contracts: which are critical, and where. */
export const pekerjaanPanel: Panel<WorksView> = {
  id: 'pekerjaan',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(WorkFold).version}|${state.fold(PlaceFold).version}|${state.rollup.rosterVersion}|${state.asOf}`,
  view: (state) => {
    const rows = workRows(state);
    if (rows.length === 0) return null;
    const counts = Object.fromEntries(ORDER.map((each) => [each, rows.filter((row) => row.state === each).length]));
    return { works: rows.slice(0, MOST), counts: counts as WorksView['counts'], districts: byDistrict(rows) };
  },
};

/** Every work that is listed on the board's day, the worst first. */
export function workRows(state: BoardState): WorkRow[] {
  const fold = state.fold(WorkFold);
  const works = [...fold.keys()].flatMap((key) => fold.at(key) ?? []).filter(({ date }) => date <= state.asOf);
  const districts = state.fold(PlaceFold).districts(state.rollup.region);
  return works.map(rowWriter(fold, state.rollup, districts)).sort(worstFirst);
}

function rowWriter(fold: WorkFold, { roster, asOf }: Rollup, districts: readonly NamedDistrict[]): (fact: WorkFact) => WorkRow {
  const served = new Map([...roster.values()].map((unit) => [unit.workUnit, unit.district]));
  return (fact) => {
    const { key, name, workUnit: unit, amount, coordinate } = fact;
    const { state, plan, physical, reportedOn, start, due } = standingOf(fact, fold.progressOf(workKeyOf(fact)), asOf);
    const paid = fold.paidOf(workKeyOf(fact), asOf);
    return {
      ...{ key, name, unit, unitName: roster.get(unit)?.name ?? unit, district: districtOfWork(fact, districts, served) },
      coordinate: coordinate === null ? null : [...coordinate],
      amount: amount === null ? null : senToWire(amount),
      ...{ start, due, reportedOn, plan: rate(plan), physical: rate(physical) },
      gap: plan === null || physical === null ? null : rate(physical - plan),
      paid: paid === null || amount === null ? null : ratioToWire({ part: paid, whole: amount }),
      time: timeGone(start, due, asOf),
      ...{ state, revision: fold.revisionOf(workKeyOf(fact)) },
    };
  };
}

/** A fraction, of hundredths of a per cent. */
const rate = (percent: Percent | null): number | null => (percent === null ? null : percent / 10_000);

function timeGone(start: WorkStanding['start'], due: WorkStanding['due'], asOf: IsoDate): number | null {
  if (start === null || due === null) return null;
  const share = (dayNumber(asOf) - dayNumber(start)) / (dayNumber(due) - dayNumber(start));
  return Math.round(share * 10_000) / 10_000;
}

function worstFirst(a: WorkRow, b: WorkRow): number {
  const byState = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
  return byState || (a.gap ?? 0) - (b.gap ?? 0) || (`${a.unit}|${a.key}` < `${b.unit}|${b.key}` ? -1 : 1);
}

function byDistrict(rows: readonly WorkRow[]): WorksView['districts'] {
  const codes = [...new Set(rows.map(({ district }) => district ?? '-'))].sort();
  return codes.map((district) => {
    const here = rows.filter((row) => (row.district ?? '-') === district);
    const count = (state: WorkState): number => here.filter((row) => row.state === state).length;
    return { district, works: here.length, kritis: count('kritis'), waspada: count('waspada') };
  });
}
