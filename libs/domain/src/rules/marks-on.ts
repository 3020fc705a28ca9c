import { type BoardState, FoldIsLate } from '../board/board-state.js';
import type { Context, Detector } from '../detectors/core/detector.js';
import { LegalTable } from '../detectors/core/legal.js';
import { CalendarFold } from '../folds/calendar.fold.js';
import { RuleFold } from '../folds/rule.fold.js';

const legal = new LegalTable();

/** How many figures an indicator marks on a board's day, and how many it could judge. Null while what it reads is still being read. */
export function marksOn(
  state: BoardState,
  rule: Detector,
): { readonly marked: number; readonly judged: number; readonly notJudged: number } | null {
  try {
    const context: Context = { state, today: state.asOf, legal, calendar: state.fold(CalendarFold).calendar };
    const { values } = state.fold(RuleFold).settingOf(rule.id, state.asOf);
    const frame = rule.frame?.(context);
    const outcomes = [...rule.subjects(context)].map((subject) => rule.evaluate(subject, context, values, frame).outcome);
    const marked = outcomes.filter((outcome) => outcome === 'RISK').length;
    const judged = marked + outcomes.filter((outcome) => outcome === 'NOT_RISK').length;
    return { marked, judged, notJudged: outcomes.length - judged };
  } catch (error) {
    if (error instanceof FoldIsLate) return null;
    throw error;
  }
}
