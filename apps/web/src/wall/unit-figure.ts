import type { AbsentReason, BoardRow } from '@lcc/contract';
import { senFromWire, senToWire } from '@lcc/domain/values';
import { type Language, moneyInBillions, percentNumber, pointsSigned } from '../shared/number-format.js';
import { unitGroup } from '../shared/unit-order.js';

/** A figure of one unit: spent, distance to plan, last seven days, and the distance to plan in rupiah. */
export type UnitFigureName = 'absorption' | 'gap' | 'weekChange' | 'gapAmount';

export interface UnitFigure {
  /** Exact wire value; null = absent, for the reason given. */
  readonly value: number | string | null;
  readonly absent: AbsentReason | undefined;
  /** Revision at which it last changed. */
  readonly revision: number;
  /** As it is painted in a column that names its unit once. */
  readonly text: string;
}

/** Realization − cash plan, in rupiah; null when either is unknown. */
const gapAmountOf = ({ cashPlan, realization }: BoardRow): string | null =>
  cashPlan === null || realization === null ? null : senToWire(senFromWire(realization) - senFromWire(cashPlan));

/** A figure as a table shows it. A unit that does not report has none, whatever its last report said. */
export function unitFigure(row: BoardRow, name: UnitFigureName, language: Language): UnitFigure {
  const { revisions, absent } = row;
  const revision = name === 'absorption' ? revisions.absorption : Math.max(revisions.realization, revisions.cashPlan, revisions.ceiling);
  if (unitGroup(row) === 'bisu') return { value: null, absent: 'belum-melapor', revision, text: '—' };
  const value = name === 'gapAmount' ? gapAmountOf(row) : row[name];
  if (value === null) return { value, absent: absent.absorption ?? absent.cashPlan, revision, text: '—' };
  if (typeof value === 'string') return { value, absent: undefined, revision, text: moneyInBillions(value, language) };
  const text = name === 'absorption' ? percentNumber(value, language) : pointsSigned(value, language);
  return { value, absent: undefined, revision, text };
}
