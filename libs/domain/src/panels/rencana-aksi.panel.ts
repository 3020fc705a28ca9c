import type { BoardState } from '../board/board-state.js';
import { PreventionFold } from '../folds/index.js';
import { type MilestoneState, milestoneState } from '../prevention/milestones.js';
import type { IsoDate } from '../values/index.js';
import type { Panel } from './panel.js';

export interface MilestoneView {
  code: string;
  title: string;
  unit: string | null;
  start: IsoDate | null;
  due: IsoDate;
  doneOn: IsoDate | null;
  state: MilestoneState;
}

export interface ActionView {
  plan: string;
  action: string;
  milestones: MilestoneView[];
}

export interface ActionPlanView {
  year: number;
  /** Those with the earliest end of what is open first. */
  actions: ActionView[];
  counts: Record<MilestoneState, number>;
  revision: number;
}

const MOST_ACTIONS = 24;
const MOST_MILESTONES = 12;

/** The regency's action plans by milestone. */
export const rencanaAksiPanel: Panel<ActionPlanView> = {
  id: 'rencana-aksi',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(PreventionFold).version}|${state.rollup.rosterVersion}|${state.asOf}`,
  view: viewOf,
};

function viewOf(state: BoardState): ActionPlanView | null {
  const fold = state.fold(PreventionFold);
  const { milestones } = fold;
  if (milestones.length === 0) return null;
  const counts: Record<MilestoneState, number> = { selesai: 0, terlambat: 0, segera: 0, berjalan: 0 };
  const actions = new Map<string, ActionView>();
  for (const { plan, action, code, title, workUnit, start, due, doneOn } of milestones) {
    const view: MilestoneView = {
      ...{ code, title, start, due },
      unit: workUnit === null ? null : (state.rollup.roster.get(workUnit)?.name ?? workUnit),
      doneOn: doneOn !== null && doneOn <= state.asOf ? doneOn : null,
      state: milestoneState({ due, doneOn }, state.asOf),
    };
    counts[view.state]++;
    const key = `${plan}|${action}`;
    const known = actions.get(key) ?? { plan, action, milestones: [] };
    known.milestones.push(view);
    actions.set(key, known);
  }
  const openFrom = ({ milestones: all }: ActionView): IsoDate => all.find((each) => each.state !== 'selesai')?.due ?? '9999';
  return {
    year: state.rollup.year,
    actions: [...actions.values()]
      .sort((a, b) => (openFrom(a) < openFrom(b) ? -1 : openFrom(a) > openFrom(b) ? 1 : 0))
      .slice(0, MOST_ACTIONS)
      .map((action) => ({ ...action, milestones: action.milestones.slice(0, MOST_MILESTONES) })),
    counts,
    revision: fold.revision,
  };
}
