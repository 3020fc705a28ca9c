import type { Board } from '@lcc/contract';
import { type AccountRoot, type Rollup, type ViewMemo, viewBoard } from '@lcc/domain';
import { regionName } from '../platform/tenancy/regions.js';
import type { SourceClocks } from './source-clocks.js';

/** A board as it goes over the wire. Spending (account 5) unless told. */
export function writeBoard(rollup: Rollup, sources: SourceClocks, root: AccountRoot = '5', memo?: ViewMemo): Board {
  return { ...viewBoard(rollup, root, memo), regionName: regionName(rollup.region), sources: sources.list() };
}
