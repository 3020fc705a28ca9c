import { gapMillionths, ratioToWire, type Sen, senToWire } from '../values/index.js';
import type { AbsentReason, FigureName, FiguresView, PlanState, RowView } from './board-view.js';
import type { Figures } from './unit-figures.js';

/** Distance from the approved cash plan at which a unit is marked, in millionths of its ceiling (points × 10⁴). */
export interface PlanLimits {
  readonly waspada: bigint;
  readonly kritis: bigint;
}

/** What holds until people agree on something else: the product's defaults, not a regulation. */
export const PLAN_GAP_LIMITS: PlanLimits = { waspada: -75_000n, kritis: -150_000n };

/** The rules whose one value each limit is. */
export const PLAN_RULES = { waspada: 'opd-waspada', kritis: 'opd-kritis' } as const;

const money = (sen: Sen | null): string | null => (sen === null ? null : senToWire(sen));

/** Realization − cash plan as a fraction of the ceiling; null when any of the three is absent. */
export function planGap(f: Figures): bigint | null {
  if (f.realization === null || f.cashPlan === null || f.ceiling === null) return null;
  return gapMillionths(f.realization, f.cashPlan, f.ceiling);
}

export function planState(f: Figures, limits: PlanLimits): PlanState {
  const gap = planGap(f);
  if (gap === null) return 'unknown';
  if (gap <= limits.kritis) return 'kritis';
  return gap <= limits.waspada ? 'waspada' : 'sesuai';
}

/** Change of absorption against an earlier realization, as a rate of today's ceiling. */
export function changeSince(f: Figures, before: Sen | null): number | null {
  if (f.realization === null || before === null || f.ceiling === null) return null;
  return ratioToWire({ part: f.realization - before, whole: f.ceiling });
}

export const rate = (millionths: bigint | null): number | null => (millionths === null ? null : Number(millionths) / 1_000_000);

export function writeFigures(f: Figures): FiguresView {
  const absorption = f.realization === null || f.ceiling === null ? null : ratioToWire({ part: f.realization, whole: f.ceiling });
  return {
    ceiling: money(f.ceiling),
    cashPlan: money(f.cashPlan),
    cashPlanYear: money(f.cashPlanYear),
    realization: money(f.realization),
    absorption,
    basis: f.basis,
    reconciliation: {
      lra: money(f.lra),
      sp2d: money(f.sp2d),
      difference: f.lra === null || f.sp2d === null ? null : senToWire(f.lra - f.sp2d),
    },
    absent: absences(f, absorption),
    revisions: {
      ceiling: f.revisions.ceiling,
      cashPlan: f.revisions.cashPlan,
      cashPlanYear: f.revisions.cashPlan,
      realization: f.revisions.realization,
      absorption: Math.max(f.revisions.realization, f.revisions.ceiling),
    },
  };
}

function absences(f: Figures, absorption: number | null): Partial<Record<FigureName, AbsentReason>> {
  const absent: Partial<Record<FigureName, AbsentReason>> = {};
  if (f.ceiling === null) absent.ceiling = 'belum-ada-anggaran';
  if (f.cashPlan === null) absent.cashPlan = absent.cashPlanYear = 'belum-ada-rencana-kas';
  if (f.realization === null) absent.realization = 'belum-melapor';
  if (absorption === null) absent.absorption = absent.realization ?? absent.ceiling ?? 'anggaran-nol';
  return absent;
}

/** A row of a board; `reporting` is only known of work units. */
export function writeRow(key: string, name: string, parent: string | null, f: Figures, limits: PlanLimits): RowView {
  const { ceiling, cashPlan, cashPlanYear, realization, absorption, basis, reconciliation, absent, revisions } = writeFigures(f);
  // Field by field: a breakdown has ten thousand rows, and spreading one costs more than all the rest of it.
  return {
    ceiling,
    cashPlan,
    cashPlanYear,
    realization,
    absorption,
    basis,
    reconciliation,
    absent,
    revisions,
    key,
    name,
    parent,
    gap: rate(planGap(f)),
    weekChange: changeSince(f, f.weekBefore),
    state: planState(f, limits),
    reporting: null,
    projection: null,
  };
}
