import type { BudgetLineFact, PlanItemFact } from '../../facts/index.js';
import type { PlainUnits } from './plain-units.testing.js';

/** One more of a measure, with its amount. */
export type Add = (unit: string | null, measure: string, amount: bigint) => void;

/** The programmes of RPJMD and Renstra against budget lines in force, everything looked through for every question. */
export function plainProgrammes(items: readonly PlanItemFact[], held: readonly BudgetLineFact[], { row }: PlainUnits, add: Add): void {
  const lines = held.filter((line) => line.subActivity !== null);
  const programmeOf = (line: BudgetLineFact): string => (line.subActivity as string).split('.').slice(0, 3).join('.');
  const programmes = items.filter((item) => item.level === 'program' && item.code !== null);
  const sum = (of: readonly { amount?: bigint; ceiling?: bigint | null }[]): bigint =>
    of.reduce((total, each) => total + (each.amount ?? each.ceiling ?? 0n), 0n);
  const planCode = (plans: readonly PlanItemFact[], code: string): string | undefined =>
    [code, `X.XX.${code.slice(-2)}`].find((each) => plans.some((plan) => plan.code === each));
  const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

  const regional = programmes.filter((item) => item.document === 'RPJMD' || item.document === 'RPD');
  if (regional.length > 0)
    for (const unit of distinct(lines.map((line) => line.workUnit)))
      for (const code of distinct(lines.filter((line) => line.workUnit === unit).map(programmeOf))) {
        const own = lines.filter((line) => line.workUnit === unit && programmeOf(line) === code);
        add(unit, 'budget-with-known-rpjmd', sum(own));
        if (planCode(regional, code) === undefined) add(unit, 'budget-without-rpjmd', sum(own));
      }
  for (const code of distinct(regional.map((item) => item.code as string))) {
    const ceiling = sum(regional.filter((item) => item.code === code));
    const given = lines.filter((line) => planCode(regional, programmeOf(line)) === code);
    add(null, 'rpjmd', ceiling);
    if (given.length === 0 && lines.length > 0) add(null, 'rpjmd-without-budget', ceiling);
    if (given.length > 0 && ceiling > 0n && sum(given) > ceiling) add(null, 'rpjmd-over-ceiling', sum(given) - ceiling);
  }

  const renstra = programmes.filter((item) => item.document === 'RENSTRA' && item.workUnit !== null);
  for (const unit of distinct(renstra.map((item) => row(item.workUnit as string)))) {
    const plans = renstra.filter((item) => row(item.workUnit as string) === unit);
    const own = lines.filter((line) => row(line.workUnit) === unit);
    for (const code of distinct(own.map(programmeOf))) {
      const amount = sum(own.filter((line) => programmeOf(line) === code));
      add(unit, 'budget-with-known-renstra', amount);
      if (planCode(plans, code) === undefined) add(unit, 'budget-without-renstra', amount);
    }
    for (const code of distinct(plans.map((item) => item.code as string))) {
      const ceiling = sum(plans.filter((item) => item.code === code));
      add(unit, 'renstra', ceiling);
      if (own.length > 0 && !own.some((line) => planCode(plans, programmeOf(line)) === code)) add(unit, 'renstra-without-budget', ceiling);
    }
  }
}
