import type { BoardState } from '../board/board-state.js';
import { CaseFold } from '../folds/case.fold.js';
import { PreventionFold } from '../folds/prevention.fold.js';
import { type IsoDate, later, type WorkUnitCode } from '../values/index.js';
import { documentsOf } from './catalogue.js';
import { MISSING_EVIDENCE, shareKeyOf } from './evidence-share.js';
import { milestoneState } from './milestones.js';

/** Something that a unit still owes: a document of the catalogue, or a milestone of an action plan. */
export interface DueInput {
  readonly name: string;
  readonly workUnit: WorkUnitCode;
  readonly due: IsoDate;
  /** The day since which it is asked: when it was first told, or given back. */
  readonly askedOn: IsoDate;
  /** Whether somebody has taken its case, so that it need not go higher. */
  readonly isTaken: boolean;
}

/** Everything that units still owe on the day of a board; what nobody owns or has no deadline is left out. */
export function dueInputs(state: BoardState): DueInput[] {
  return [...documentsDue(state), ...milestonesDue(state)];
}

function documentsDue(state: BoardState): DueInput[] {
  const fold = state.fold(PreventionFold);
  const taken = takenShares(state);
  const areas = fold.schemes.flatMap((scheme) => fold.catalogue(scheme));
  return areas.flatMap((area) =>
    documentsOf(area).flatMap(({ item, deadline, workUnit }): DueInput[] => {
      const { stage, since } = fold.evidence(item.scheme, item.code, state.asOf);
      if (deadline === null || workUnit === null || stage !== 'belum') return [];
      const parent = item.parent === null ? null : fold.item(item.scheme, item.parent);
      const name = item.name ?? [item.code, parent?.name].filter(Boolean).join(' ');
      const told = fold.toldOn(item);
      const askedOn = since === null ? told : later(told, since.date);
      return [{ name, workUnit, due: deadline, askedOn, isTaken: taken.has(shareKeyOf(area.item, workUnit)) }];
    }),
  );
}

function milestonesDue(state: BoardState): DueInput[] {
  const fold = state.fold(PreventionFold);
  return fold.milestones.flatMap((milestone): DueInput[] => {
    const { workUnit, title, due } = milestone;
    if (workUnit === null || milestoneState(milestone, state.asOf) === 'selesai') return [];
    return [{ name: title, workUnit, due, askedOn: fold.toldOn(milestone), isTaken: false }];
  });
}

/** Shares of the catalogue whose case somebody has. */
function takenShares(state: BoardState): ReadonlySet<string> {
  const cases = state.fold(CaseFold).cases();
  const taken = cases.filter((each) => each.state === 'diambil' || each.state === 'ditanyakan');
  const alerts = taken.flatMap(({ standing }) => standing.filter(({ detector }) => detector === MISSING_EVIDENCE));
  return new Set(alerts.map(({ subject }) => subject.key));
}
