import type { Board } from '@lcc/contract';
import {
  type AccountRoot,
  type BoardState,
  PanelMemo,
  PastRealizationFold,
  PlaceFold,
  panels,
  type ViewMemo,
  viewBoard,
  YearStateFold,
} from '@lcc/domain';
import { regionName } from '../platform/tenancy/regions.js';
import type { SourceClocks } from './source-clocks.js';

/** A board as it goes over the wire. Spending (account 5) unless told. */
export function writeBoard(state: BoardState, sources: SourceClocks, root: AccountRoot = '5', memo?: BoardMemo): Board {
  return {
    ...viewBoard(state.rollup, root, memo?.view, state.fold(PastRealizationFold)),
    regionName: state.fold(PlaceFold).nameOf(state.rollup.region) ?? regionName(state.rollup.region),
    closed: state.fold(YearStateFold).closedOn(state.asOf),
    adjusted: state.fold(YearStateFold).adjustedOn(state.asOf),
    sources: sources.list(),
    panels: (memo?.panels ?? new PanelMemo(panels)).write(state),
  };
}

/** What was written before and still holds; one per board and root. */
export interface BoardMemo {
  readonly view: ViewMemo;
  readonly panels: PanelMemo;
}
