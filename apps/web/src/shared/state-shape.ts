import type { PlanState } from '@lcc/contract';
import type { ShapeName } from './shape.js';

/** The shape of a state against the plan. */
export const STATE_SHAPES: Readonly<Record<PlanState, ShapeName>> = {
  kritis: 'kritis',
  waspada: 'waspada',
  sesuai: 'normal',
  unknown: 'bisu',
};
