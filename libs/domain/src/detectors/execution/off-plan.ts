import type { BudgetVersion, UnitSums } from '../../board/unit-sums.js';
import type { PlanFold } from '../../folds/index.js';
import { type Sen, type SubActivityCode, sumSen } from '../../values/index.js';
import type { Likelihood } from '../core/severity.js';

/** A sub-activity that a document does not foresee, and what is at stake. */
export interface OffPlan {
  readonly code: SubActivityCode;
  readonly amount: Sen;
  /** The document that it should stand in. */
  readonly document: string;
  readonly likelihood: Likelihood;
}

interface Limits {
  readonly times: number;
  readonly least: number;
}

/** Which of a unit's sub-activities are off plan, the largest first. */
export function offPlan(
  unit: UnitSums,
  version: BudgetVersion,
  codes: readonly SubActivityCode[],
  plan: PlanFold,
  { times, least }: Limits,
): OffPlan[] {
  const planned = planOf(unit, plan);
  const found = codes.flatMap((code) => {
    const ceiling = version.fine.programme['5'].at(code);
    if (ceiling === null) return outsideBudget(unit, version, code);
    const given = planned?.(code);
    if (given === undefined) return [];
    if (given === null) return [{ code, amount: ceiling, document: 'RKPD', likelihood: 3 } as const];
    if (ceiling < BigInt(Math.round(least * 100)) || given.amount === null || given.amount === 0n) return [];
    // not money: how many times the plan
    const isFar = Number(ceiling) / Number(given.amount) > times;
    return isFar ? [{ code, amount: ceiling, document: 'RKPD sebesar itu', likelihood: 2 } as const] : [];
  });
  return found.sort((a, b) => (a.amount === b.amount ? 0 : a.amount > b.amount ? -1 : 1));
}

function outsideBudget(unit: UnitSums, version: BudgetVersion, code: SubActivityCode): OffPlan[] {
  const amount = unit.payments.fine.programme['5'].at(code) ?? 0n;
  if (amount <= 0n) return [];
  const older = [...unit.budgets.values()].find((v) => v !== version && v.fine.programme['5'].at(code) !== null);
  const before = older ? `, hanya di ${older.stage}` : '';
  return [{ code, amount, document: `DPA yang berlaku (${version.stage}${before})`, likelihood: 4 }];
}

type Planned = (code: SubActivityCode) => { readonly amount: Sen | null } | null;

/** What the yearly plan of a unit gives a sub-activity: by rows of stage RKPD, else by its items. Null = not named; undefined = no plan. */
function planOf(unit: UnitSums, plan: PlanFold): Planned | undefined {
  const names = (code: SubActivityCode): SubActivityCode[] => [code, ...plan.bridges.from(code)];
  const rows = unit.budgets.get('RKPD')?.fine.programme['5'];
  if (rows)
    return (code) => {
      const found = names(code).flatMap((each) => rows.at(each) ?? []);
      return found.length === 0 ? null : { amount: sumSen(found) };
    };
  const items = plan.of(unit.code);
  if (!items) return undefined;
  return (code) => {
    const found = names(code).find((each) => items.has(each));
    return found === undefined ? null : { amount: items.get(found) ?? null };
  };
}
