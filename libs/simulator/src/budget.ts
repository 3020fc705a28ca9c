import { accountRoot, type Sen } from '@lcc/domain';
import { type Random, random } from './random.js';
import { SUB_ACTIVITIES } from './reference/nomenclature.js';
import * as mix from './reference/spending-mix.js';
import { UNITS, type UnitSeed } from './reference/units.js';
import { SPENDING_KINDS, type SpendingKind } from './spending-kinds.js';

/** One line of the original budget: unique by unit, sub-activity and account. */
export interface BudgetLine {
  readonly index: number;
  readonly unit: UnitSeed;
  /** Null on revenue and financing lines. */
  readonly subActivity: string | null;
  readonly account: string;
  readonly fund: string;
  /** Null on revenue and financing lines: the demo does not realize them. */
  readonly kind: SpendingKind | null;
  readonly amount: Sen;
}

type Draft = Omit<BudgetLine, 'index' | 'amount' | 'kind'> & { readonly kind: SpendingKind; readonly weight: number };

const MILLION: Sen = 100_000_000n;
const THOUSAND: Sen = 100_000n;
const DAU = '1.2.01.01.02.01';

/** The budget of the year: spending of every unit, transfers, contingency, revenue and financing; it balances to the sen. */
export function draftBudget(seed: number, year: number): BudgetLine[] {
  const lines: Omit<BudgetLine, 'index'>[] = UNITS.flatMap((unit) => unitLines(unit, random(seed, year, 'budget', unit.code)));
  const treasury = unitOf(mix.BALANCING_RECEIPT[0]);
  for (const [subActivity, account, kind, millions] of mix.CENTRAL_SPENDING) {
    lines.push({
      unit: treasury,
      subActivity,
      account,
      kind,
      fund: kind === 'transfer' ? '1.2.01.05' : DAU,
      amount: BigInt(millions) * MILLION,
    });
  }
  lines.push(...receipts(lines));
  return lines.map((line, index) => ({ ...line, index }));
}

function unitOf(code: string): UnitSeed {
  const unit = UNITS.find((u) => u.code === code);
  if (!unit) throw new RangeError(`Unit tidak dikenal: ${code}`);
  return unit;
}

function unitLines(unit: UnitSeed, rng: Random): Omit<BudgetLine, 'index'>[] {
  const drafts = [...payDrafts(unit), ...supportDrafts(unit, rng), ...programmeDrafts(unit, rng)];
  const total = BigInt(Math.round(unit.ownSpending * (0.97 + 0.06 * rng.next()))) * MILLION;
  return SPENDING_KINDS.flatMap((kind) => {
    const percent = mix.MIX[unit.kind][kind] ?? 0;
    if (percent === 0) return [];
    const group = drafts.filter((draft) => draft.kind === kind);
    return divide((total * BigInt(percent)) / 100n, group);
  });
}

/** Splits an amount by weight, lines rounded to Rp 1.000 (the larger ones) or Rp 500; the rest goes to the heaviest line. */
function divide(total: Sen, drafts: readonly Draft[]): Omit<BudgetLine, 'index'>[] {
  const weights = drafts.map((draft) => BigInt(Math.max(1, Math.round(draft.weight * 1_000_000))));
  const sum = weights.reduce((a, b) => a + b, 0n);
  const amounts = weights.map((weight) => {
    const share = (total * weight) / sum;
    const step = share > 50n * MILLION ? THOUSAND : THOUSAND / 2n;
    return (share / step) * step;
  });
  const heaviest = weights.reduce((best, weight, i) => (weight > (weights[best] ?? 0n) ? i : best), 0);
  const rest = total - amounts.reduce((a, b) => a + b, 0n);
  return drafts
    .map(({ weight: _, ...draft }, i) => ({ ...draft, amount: (amounts[i] ?? 0n) + (i === heaviest ? rest : 0n) }))
    .filter((line) => line.amount > 0n);
}

/** Districts and health centres: they keep a short budget. */
const isSmall = (unit: UnitSeed): boolean => unit.kind === 'district' || unit.kind === 'health-centre';

const affairOf = (unit: UnitSeed): string => unit.code.slice(0, 4);

function payDrafts(unit: UnitSeed): Draft[] {
  const subActivity = `${affairOf(unit)}.01.2.02.0001`;
  const accounts = [...mix.SALARY_ACCOUNTS, ...(mix.EXTRA_SALARY_ACCOUNTS[unit.kind] ?? [])];
  const pay = accounts.map(([account, weight]): Draft => ({ unit, subActivity, account, weight, kind: 'salary', fund: DAU }));
  pay.push({ unit, subActivity, account: '5.1.01.02.01.0001', weight: 1, kind: 'allowance', fund: DAU });
  pay.push({ unit, subActivity, account: '5.1.01.03.03.0001', weight: 1, kind: 'certification', fund: '2.2.01.01.04.04' });
  return pay;
}

function supportDrafts(unit: UnitSeed, rng: Random): Draft[] {
  return mix.SUPPORT_SPENDING.flatMap(([tail, kind, accounts]) =>
    accounts.slice(0, isSmall(unit) ? Math.ceil(accounts.length / 3) : accounts.length).map(
      (account): Draft => ({
        unit,
        subActivity: `${affairOf(unit)}.01.${tail}`,
        account,
        kind,
        fund: fundOf(unit, kind, account, rng),
        weight: (mix.HEAVY_ACCOUNTS[account] ?? 1) * rng.logNormal(1, 0.6),
      }),
    ),
  );
}

function programmeDrafts(unit: UnitSeed, rng: Random): Draft[] {
  const drafts: Draft[] = [];
  const add = (subActivity: string, kind: SpendingKind, account: string, weight: number): void => {
    if (drafts.some((d) => d.subActivity === subActivity && d.account === account)) return;
    drafts.push({ unit, subActivity, account, kind, fund: fundOf(unit, kind, account, rng), weight });
  };
  const codes = programmeCodes(unit);
  const offered = mix.PROGRAMME_ACCOUNTS[unit.kind];
  for (const [i, code] of codes.entries()) {
    const scale = rng.logNormal(1, 0.9);
    for (let n = isSmall(unit) ? 1 : 0; n < 2; n++)
      add(code, 'routine', rng.pick(mix.PROGRAMME_ROUTINE_ACCOUNTS), 0.8 * scale * rng.logNormal(1, 0.5));
    for (const kind of ['contract', 'capital', 'grant', 'steady'] as const) {
      const accounts = offered[kind] ?? [];
      // Every account once, walking over the sub-activities, then a few more at random: no account is left without a line.
      const own = accounts.filter((_, n) => n % codes.length === i);
      if (kind === 'contract' && accounts.length > 0 && !isSmall(unit)) own.push(rng.pick(accounts));
      if (kind === 'capital' && accounts.length > 1 && rng.next() < 0.2) own.push(rng.pick(accounts));
      for (const account of own) add(code, kind, account, 3 * (mix.HEAVY_ACCOUNTS[account] ?? 1) * scale * rng.logNormal(1, 0.8));
    }
  }
  return drafts;
}

/** The sub-activities a unit runs; revenue collection is apart from the treasury, hospital and health centres from their office. */
function programmeCodes(unit: UnitSeed): string[] {
  const all = (SUB_ACTIVITIES[affairOf(unit)] ?? []).map(([code]) => code);
  switch (unit.kind) {
    case 'treasury':
      return all.filter((code) => !code.startsWith('5.02.04') && !code.startsWith('5.02.02.2.04'));
    case 'revenue':
      return all.filter((code) => code.startsWith('5.02.04'));
    case 'hospital':
      return all.filter((code) => code.endsWith('0032') || code.endsWith('2.01.0014'));
    case 'health-centre':
      return all.filter((code) => code.startsWith('1.02.02.2.02') && !code.endsWith('0032'));
    case 'office':
      return unit.code.startsWith('1.05') ? publicOrderCodes(unit, all) : all;
    default:
      return all;
  }
}

/** Public order (Satpol PP) and disaster relief (BPBD) share one affair field. */
function publicOrderCodes(unit: UnitSeed, all: readonly string[]): string[] {
  const disaster = unit.name.includes('Bencana');
  return all.filter((code) => code.startsWith('1.05.03') === disaster);
}

function fundOf(unit: UnitSeed, kind: SpendingKind, account: string, rng: Random): string {
  if (unit.kind === 'hospital') return '1.1.04.16.01.01';
  if (unit.kind === 'health-centre') return kind === 'routine' ? '2.2.01.01.04.11' : '1.1.04.18.01.01';
  if (account.startsWith('5.1.05.06')) return '2.2.01.01.04.01';
  if (account === '5.2.04.01.01.0003' && rng.next() < 0.5) return '2.2.01.01.03.11';
  return rng.pick([DAU, DAU, '1.1.01', '1.2.01.01.01.01']);
}

function receipts(spending: readonly Omit<BudgetLine, 'index'>[]): Omit<BudgetLine, 'index'>[] {
  const lines = mix.RECEIPTS.map(([code, account, millions, fund]) => receipt(unitOf(code), account, BigInt(millions) * MILLION, fund));
  for (const unit of UNITS) {
    if (unit.kind !== 'health-centre') continue;
    lines.push(receipt(unit, '4.1.04.18.01.0001', BigInt(Math.round(unit.ownSpending * 0.6)) * MILLION, '1.1.04.18.01.01'));
  }
  const spent = spending.reduce((sum, line) => sum + line.amount, 0n);
  const known = lines.reduce(
    (sum, line) => sum + (accountRoot(line.account) === '6' && line.account.startsWith('6.2') ? -line.amount : line.amount),
    0n,
  );
  const [code, account, fund] = mix.BALANCING_RECEIPT;
  lines.push(receipt(unitOf(code), account, spent - known, fund));
  return lines;
}

const receipt = (unit: UnitSeed, account: string, amount: Sen, fund: string): Omit<BudgetLine, 'index'> => ({
  unit,
  subActivity: null,
  account,
  fund,
  kind: null,
  amount,
});
