import type { BudgetLine } from './budget.js';
import { businessDays } from './calendar.js';
import { type Desk, MILLION, openAccounts, type Payment, roundDown } from './desk.js';
import type { Profiles } from './drift.js';
import { payFirms, payTransfers } from './firm-payments.js';
import type { Pace } from './pace.js';
import { payAllowances, payPettyCash, paySalaries, paySteady } from './pay-runs.js';
import { random } from './random.js';
import type { UnitSeed } from './reference/units.js';

/**
 * All payments of a unit's year that count, and its advance. A payment never exceeds what the curve of its line has reached,
 * and a curve ends below the line's budget, so no ceiling can be broken. A silent month pays nothing; the next one catches up.
 */
export function unitPayments(
  seed: number,
  year: number,
  unit: UnitSeed,
  lines: readonly BudgetLine[],
  pace: Pace,
  profiles: Profiles,
  silent: ReadonlySet<number>,
): Payment[] {
  const payments: Payment[] = [];
  const accounts = openAccounts(seed, year, lines, profiles);
  for (let month = 1; month <= 12; month++) {
    if (silent.has(month)) continue;
    const rng = random(seed, year, 'pay', unit.code, month);
    const emit: Desk['emit'] = (payment) => {
      const amount = payment.parts.reduce((sum, part) => sum + part.amount, 0n);
      if (amount > 0n) payments.push({ ...payment, unit, amount, failed: false });
    };
    const desk: Desk = { unit, pace, profiles, year, month, rng, accounts, emit };
    paySalaries(desk);
    payAllowances(desk);
    paySteady(desk);
    payPettyCash(desk);
    payFirms(desk);
    payTransfers(desk);
  }
  return [advance(seed, year, unit, lines, silent), ...payments];
}

/** The imprest of the year, in January (in February for a unit that was silent then): about a twelfth of the small spending. */
function advance(seed: number, year: number, unit: UnitSeed, lines: readonly BudgetLine[], silent: ReadonlySet<number>): Payment {
  const rng = random(seed, year, 'advance', unit.code);
  const routine = lines.reduce((sum, line) => (line.kind === 'routine' ? sum + line.amount : sum), 0n);
  const amount = roundDown(routine / 12n, 5n * MILLION) + 10n * MILLION;
  const date = rng.pick(silent.has(1) ? businessDays(year, 2, 2, 10) : businessDays(year, 1, 5, 22));
  return { date, unit, kind: 'UP', description: `Uang Persediaan (UP) Tahun Anggaran ${year}`, parts: [], amount, failed: false };
}
