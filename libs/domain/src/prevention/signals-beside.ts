import type { BoardState } from '../board/board-state.js';
import { PreventionFold } from '../folds/prevention.fold.js';
import { type CatalogueNode, scoreNode } from './catalogue.js';
import { FULL } from './points.js';
import { isUncounted, type PreventionSignal, preventionSignals, type Reading, type Words } from './signals/index.js';

/** Where a signal and the verified evidence of an item say different things. */
export type Disagreement = 'sinyal-lebih-buruk' | 'bukti-tertinggal';

/** A signal beside the items it speaks of. */
export interface SignalBeside {
  readonly signal: PreventionSignal;
  /** With the limit in force. */
  readonly formula: Words;
  /** Null = it cannot be worked out: that says nothing, neither good nor bad. */
  readonly reading: Reading | null;
  /** Why it cannot be worked out; null when it was. */
  readonly reason: Words | null;
  /** None = the catalogue has no indicator that is known to be about it. */
  readonly items: readonly { readonly code: string; readonly name: string; readonly disagreement: Disagreement | null }[];
}

/** From here a verified item counts as proved; below the other as open. The bounds of the green and the red zone. */
const [PROVED, OPEN] = [(FULL * 3) / 4, FULL / 4];

/** Every signal with the indicators of a scheme that it speaks of. Pure. */
export function signalsBeside(state: BoardState, scheme: string): SignalBeside[] {
  const fold = state.fold(PreventionFold);
  const reckoning = fold.reckoning(scheme, state.rollup.year, state.asOf, 'verified');
  const indicators = fold.catalogue(scheme).flatMap(indicatorsOf);
  return preventionSignals.map((signal) => {
    const answer = signal.read(state);
    const reading = isUncounted(answer) ? null : answer;
    const items = indicators.flatMap((node) => {
      const { code, name } = node.item;
      if (name === null || !signal.concerns?.test(name)) return [];
      return [{ code, name, disagreement: reading && disagreementOf(reading, scoreNode(node, reckoning)?.points ?? null) }];
    });
    return { signal, formula: signal.formula(state), reading, reason: isUncounted(answer) ? answer.reason : null, items };
  });
}

const indicatorsOf = (node: CatalogueNode): CatalogueNode[] => [
  ...(node.item.level === 'indikator' || node.item.level === 'sub-indikator' ? [node] : []),
  ...node.children.flatMap(indicatorsOf),
];

function disagreementOf({ isGood }: Reading, verified: number | null): Disagreement | null {
  if (verified === null) return null;
  if (!isGood && verified >= PROVED) return 'sinyal-lebih-buruk';
  return isGood && verified < OPEN ? 'bukti-tertinggal' : null;
}
