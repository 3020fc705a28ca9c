import type { BoardState } from '../board/board-state.js';
import type { RegencyStandingFact } from '../facts/index.js';
import { RegencyFold } from '../folds/index.js';
import { type IsoDate, ratioToWire, type Sen, senToWire, textHash } from '../values/index.js';
import type { Panel } from './panel.js';

/** `bisu`: what it told is too old. `belum`: it has never told its budget and what was spent of it. */
export type RegencyState = 'lapor' | 'bisu' | 'belum';

export interface RegencyView {
  code: string;
  name: string;
  state: RegencyState;
  ceiling: string | null;
  realization: string | null;
  absorption: number | null;
  dataAsOf: IsoDate | null;
  revision: number;
}

export interface ProvinceView {
  /** By name: regencies are never ranked. */
  regencies: RegencyView[];
  /** Sums over those that are current, and over how many of them; null where none is. */
  ceiling: string | null;
  realization: string | null;
  current: number;
  /** Only where no regency is missing from the sums. */
  absorption: number | null;
  /** Names the states of the boards this was written from. */
  tag: string;
}

/** The regencies of a province and their sums. A regency that is silent is in no sum, and a sum says how many it is of. */
export const provinsiPanel: Panel<ProvinceView> = {
  id: 'provinsi',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(RegencyFold).version}|${state.asOf}`,
  view: viewOf,
};

function viewOf(state: BoardState): ProvinceView | null {
  const standings = state.fold(RegencyFold).until(state.asOf);
  if (standings.length === 0) return null;
  const current = standings.filter((standing) => stateOf(standing, state.asOf) === 'lapor');
  const sum = (figure: 'ceiling' | 'realization'): Sen | null =>
    current.length === 0 ? null : current.reduce((total, standing) => total + (standing[figure] ?? 0n), 0n);
  const [ceiling, realization] = [sum('ceiling'), sum('realization')];
  return {
    regencies: standings.map((standing) => regencyView(standing, state.asOf)),
    ceiling: wire(ceiling),
    realization: wire(realization),
    current: current.length,
    absorption: current.length === standings.length ? rate(realization, ceiling) : null,
    tag: textHash(standings.map(({ regency, epoch, boardRevision }) => `${regency}|${epoch}|${boardRevision}|`)),
  };
}

function stateOf({ ceiling, realization, currentUntil }: RegencyStandingFact, day: IsoDate): RegencyState {
  if (ceiling === null || realization === null || currentUntil === null) return 'belum';
  return day <= currentUntil ? 'lapor' : 'bisu';
}

function regencyView(standing: RegencyStandingFact, day: IsoDate): RegencyView {
  const { regency: code, name, ceiling, realization, dataAsOf, boardRevision: revision } = standing;
  const figures = { ceiling: wire(ceiling), realization: wire(realization), absorption: rate(realization, ceiling) };
  return { code, name, state: stateOf(standing, day), ...figures, dataAsOf, revision };
}

const wire = (amount: Sen | null): string | null => (amount === null ? null : senToWire(amount));
const rate = (part: Sen | null, whole: Sen | null): number | null =>
  part === null || whole === null ? null : ratioToWire({ part, whole });
