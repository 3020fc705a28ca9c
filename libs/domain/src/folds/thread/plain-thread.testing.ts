import { isPlanningStage, stageOrder } from '../../board/unit-sums.js';
import type { BudgetStage, Fact, FactKind } from '../../facts/index.js';
import { naturalKey } from '../../facts/index.js';
import { correctMak, hasBrokenAccount, type IsoDate, parseMak, type Sen } from '../../values/index.js';
import { vendorKey } from '../payment.fold.js';
import { type Agreement, agreementShares, agreementsOf, orderAgreement, orderPaperOf } from './agreement.js';
import { isContractable, needsReceiptOnly } from './contractable.js';
import { documentKey, documentNumbersIn } from './document-numbers.js';
import { judge, propose } from './payment-match.js';
import { type Add, plainProgrammes } from './plain-programmes.testing.js';
import { plainReleases } from './plain-releases.testing.js';
import { type PlainUnits, plainUnits } from './plain-units.testing.js';
import { emptyProcess, type ProcessFact, type ProcessNode, paperOf, rupCodesOf } from './process-papers.js';
import { Texts } from './texts.js';

/**
 * The thread computed plainly from the facts in force: no indexes, nothing remembered, everything looked through for every question. Slow on
 * purpose. Lines are `UNIT MEASURE COUNT AMOUNT`, and one line for each payment.
 */
export function plainThread(all: readonly Fact[], year: number, asOf: IsoDate): string[] {
  const facts = all.filter((fact) => fact.date <= asOf);
  const sums = new Map<string, { count: number; amount: Sen }>();
  const add = (unit: string | null, measure: string, amount: Sen): void => {
    const key = `${unit ?? '-'} ${measure}`;
    const known = sums.get(key) ?? { count: 0, amount: 0n };
    sums.set(key, { count: known.count + 1, amount: known.amount + amount });
  };
  const units = plainUnits(ofKind(facts, 'unit-merge'));
  const budget = plainBudget(facts, year, units, add);
  plainProgrammes(ofKind(facts, 'plan-item'), budget.held, units, add);
  const packages = plainPackages(facts, asOf, budget, units, add);
  const agreements = plainAgreements(facts, packages, add);
  plainReleases(ofKind(facts, 'spd'), ofKind(facts, 'sp2d'), units, add);
  const links = plainPayments(facts, agreements, units, asOf, add);
  return [...[...sums].map(([key, { count, amount }]) => `${key} ${count} ${amount}`), ...links].sort();
}

const ofKind = <K extends FactKind>(facts: readonly Fact[], kind: K): Extract<Fact, { kind: K }>[] =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
const max = <T>(list: readonly T[]): T | undefined => [...list].sort().at(-1);

function plainBudget(facts: readonly Fact[], year: number, { together }: PlainUnits, add: Add) {
  const lines = ofKind(facts, 'budget-line').filter((line) => line.account.startsWith('5'));
  const items = ofKind(facts, 'plan-item').filter(
    (i) => i.level === 'sub-kegiatan' && i.workUnit && i.code && /^RKPD|RENJA$/.test(i.document),
  );
  const bridges = ofKind(facts, 'code-bridge').filter((b) => b.active && b.fromYear <= year && b.from !== b.to);
  const codeOf = (line: { subActivity: string | null }): string => line.subActivity ?? '-';
  const paid = ofKind(facts, 'sp2d')
    .filter((f) => f.counts && (f.paymentKind === 'LS' || f.paymentKind === 'GU'))
    .flatMap((f) => f.lines.filter((l) => l.account.startsWith('5')).map((l) => ({ ...l, workUnit: f.workUnit })));
  const units = new Set([...lines, ...paid, ...items].map((f) => f.workUnit as string));
  const began = (unit: string, stage: BudgetStage): string =>
    max(lines.filter((l) => l.workUnit === unit && l.stage === stage).map((l) => l.date)) ?? '';
  const stagesOf = (unit: string): BudgetStage[] =>
    [...new Set(lines.filter((l) => l.workUnit === unit).map((l) => l.stage))].sort(
      (a, b) => order(a, began(unit, a)) - order(b, began(unit, b)) || (began(unit, a) < began(unit, b) ? -1 : 1),
    );
  const inForce = new Map(
    [...units].map((unit) => [
      unit,
      stagesOf(unit)
        .filter((s) => !isPlanningStage(s))
        .at(-1) ?? null,
    ]),
  );
  const at = (unit: string, code: string, stage: BudgetStage | null | undefined) =>
    lines.filter((l) => l.workUnit === unit && l.stage === stage && codeOf(l) === code);
  const holds = (unit: string, code: string): boolean => at(unit, code, inForce.get(unit)).length > 0;
  const sum = (of: readonly { amount: Sen }[]): Sen => of.reduce((total, l) => total + l.amount, 0n);
  for (const unit of units) {
    const members = together(unit);
    const byRows = lines.some((l) => members.includes(l.workUnit) && l.stage === 'RKPD');
    const hasPlan = byRows || items.some((i) => members.includes(i.workUnit as string));
    const ownPlan = (member: string, code: string): Sen | null => {
      const rows = at(member, code, 'RKPD');
      const named = items.filter((i) => i.workUnit === member && i.code === code);
      if (byRows) return rows.length === 0 ? null : sum(rows);
      return named.length === 0 ? null : named.reduce((total, i) => total + (i.ceiling ?? 0n), 0n);
    };
    const planned = (code: string): Sen | null | undefined => {
      if (!hasPlan) return undefined;
      const codes = [...new Set([code, ...bridges.filter((b) => b.to === code).map((b) => b.from)])];
      const amounts = members
        .filter((member) => member === unit || !holds(member, code))
        .flatMap((member) => codes.flatMap((each) => ownPlan(member, each) ?? []));
      return amounts.length === 0 ? null : amounts.reduce((total, amount) => total + amount, 0n);
    };
    const own = [...lines, ...paid, ...items].filter((f) => f.workUnit === unit);
    for (const code of new Set(own.map((f) => ('code' in f ? (f.code as string) : codeOf(f))))) {
      const current = at(unit, code, inForce.get(unit));
      const plan = planned(code);
      const contractable = sum(current.filter((l) => isContractable(l.account)));
      if (current.length > 0) add(unit, 'budget', sum(current));
      if (current.length > 0 && contractable !== 0n) add(unit, 'contractable', contractable);
      if (current.length > 0 && plan !== undefined) {
        add(unit, 'budget-with-known-plan', sum(current));
        if (plan !== null) add(unit, 'foreseen', plan < sum(current) ? plan : sum(current));
        else add(unit, 'budget-without-plan', sum(current));
        if (plan === null && contractable !== 0n) add(unit, 'contractable-without-plan', contractable);
      }
      const heldTogether = (each: string): boolean => members.some((member) => holds(member, each));
      const livesOn = heldTogether(code) || bridges.some((b) => b.from === code && heldTogether(b.to));
      const forgotten = ownPlan(unit, code);
      if (current.length === 0 && forgotten !== null && inForce.get(unit) !== null && !livesOn) add(unit, 'plan-without-budget', forgotten);
      const paidHere = paid.filter((l) => l.workUnit === unit && codeOf(l) === code);
      if (paidHere.length > 0) add(unit, 'paid', sum(paidHere));
      if (paidHere.length > 0 && code !== '-' && inForce.get(unit) !== null && !heldTogether(code))
        add(unit, 'paid-without-budget', sum(paidHere));
      for (const [i, to] of stagesOf(unit).entries()) {
        if (i === 0) continue;
        const from = stagesOf(unit)[i - 1];
        const [was, is] = [sum(at(unit, code, from)), sum(at(unit, code, to))];
        if (was !== is) add(unit, `shift:${from}:${to}:${is > was ? 'up' : 'down'}`, is > was ? is - was : was - is);
      }
    }
  }
  const listed = new Set(
    ofKind(facts, 'rup-structure').flatMap((s) => (s.level === 'sub-activity' && s.code && !s.deleted ? [s.code] : [])),
  );
  const held = lines.filter((l) => l.stage === inForce.get(l.workUnit));
  return { listed, held, bridges, codeOf };
}

/** Plans before versions; versions of one day by their kind. */
function order(stage: BudgetStage, began: string): number {
  if (isPlanningStage(stage)) return ['RKPD', 'KUA', 'RKA'].indexOf(stage);
  return 10 + Number(began.replaceAll('-', '')) * 2000 + stageOrder(stage);
}

interface PlainPackage {
  readonly kind: string;
  readonly rupCode: string;
  readonly subActivities: readonly string[];
  readonly registered: boolean;
}

function plainPackages(facts: readonly Fact[], asOf: IsoDate, budget: ReturnType<typeof plainBudget>, { skpd }: PlainUnits, add: Add) {
  const { listed, held, bridges, codeOf } = budget;
  const within = (unit: string | null, code: string) =>
    held.filter((l) => codeOf(l) === code && (unit === null || skpd(l.workUnit) === skpd(unit)));
  const isKnown = (code: string): boolean => listed.has(code) || held.some((l) => codeOf(l) === code);
  const known = (unit: string | null) => ({
    has: isKnown,
    all: () => new Set([...listed, ...held.map(codeOf).filter((code) => within(unit, code).length > 0)]),
    withAccount: (account: string) => new Set(held.map(codeOf).filter((code) => within(unit, code).some((l) => l.account === account))),
  });
  const decisions = ofKind(facts, 'link-decision').filter((d) => d.subject === 'mak');
  const read = (mak: string, unit: string | null): { status: string; code: string | null } => {
    const own = decisions.filter((d) => d.from === mak);
    const confirmed = own.filter((d) => d.verdict === 'confirmed').sort((a, b) => (`${a.date}${a.to}` < `${b.date}${b.to}` ? 1 : -1))[0];
    if (confirmed) return { status: 'confirmed', code: confirmed.to.split('.').slice(0, 6).join('.') };
    const text = (c: { subActivity: string; account: string | null }): string =>
      [c.subActivity, ...(c.account ? [c.account] : [])].join('.');
    const refused = (c: { subActivity: string; account: string | null }): boolean =>
      own.some((d) => d.verdict === 'rejected' && d.to === text(c));
    const parts = parseMak(mak);
    const corrections = correctMak(mak, known(unit));
    const slipped = hasBrokenAccount(mak) && corrections.some((c) => c.reason === 'shifted' && c.subActivity !== parts?.subActivity);
    if (parts && isKnown(parts.subActivity) && !refused(parts) && !slipped) return { status: 'exact', code: parts.subActivity };
    const ways = new Set(bridges.filter((b) => b.from === parts?.subActivity && isKnown(b.to)).map((b) => b.to));
    const [to] = ways;
    if (parts && ways.size === 1 && to && !refused({ ...parts, subActivity: to })) return { status: 'bridged', code: to };
    const left = corrections.filter((c) => !refused(c));
    return { status: ['unknown', 'proposed'][left.length] ?? 'ambiguous', code: left.length === 1 ? (left[0]?.subActivity ?? null) : null };
  };
  const reviews = ofKind(facts, 'package-review');
  const current = (kind: string, code: string): string => {
    const seen = [code];
    for (;;) {
      const next = max(reviews.filter((r) => r.packageKind === kind && r.from === seen.at(-1)).map((r) => r.to));
      if (next === undefined || seen.includes(next)) return seen.at(-1) as string;
      seen.push(next);
    }
  };
  const namers = [...ofKind(facts, 'procurement-notice'), ...ofKind(facts, 'procurement-result'), ...ofKind(facts, 'catalogue-purchase')];
  const users = [
    ...namers,
    ...ofKind(facts, 'contract'),
    ...ofKind(facts, 'recorded-procurement'),
    ...ofKind(facts, 'recorded-realization'),
  ];
  const kindOf = (f: (typeof users)[number]): string => ('track' in f && f.track === 'swakelola' ? 'swakelola' : 'penyedia');
  const plans = ofKind(facts, 'package');
  const listings = [...ofKind(facts, 'package-funding').filter((f) => f.active), ...ofKind(facts, 'package-location')];
  const codes = new Set([
    ...plans.map((p) => `${p.packageKind}|${p.rupCode}`),
    ...listings.map((l) => `${l.packageKind}|${l.rupCode}`),
    ...namers.flatMap((n) => n.rupCodes.map((code) => `penyedia|${code}`)),
  ]);
  const packages = [...codes].map((each): PlainPackage => {
    const [kind, rupCode] = each.split('|') as [string, string];
    const plan = plans.find((p) => p.packageKind === kind && p.rupCode === rupCode);
    const own = listings.filter((l) => l.packageKind === kind && l.rupCode === rupCode);
    const named = kind === 'penyedia' ? namers.filter((n) => n.rupCodes.includes(rupCode)) : [];
    const unit = plan?.workUnit ?? [...own, ...named].flatMap((f) => f.workUnit ?? []).sort()[0] ?? null;
    const ceilings = named.flatMap((n) => (n.kind === 'catalogue-purchase' ? n.amount : (n.ceiling ?? [])));
    const amount = plan?.ceiling ?? ceilings.reduce((most, c) => (c > most ? c : most), 0n);
    const maks = new Set([...own.flatMap((l) => (l.kind === 'package-funding' ? l.mak : [])), ...named.flatMap((n) => n.mak)]);
    const links = [...maks].map((mak) => read(mak, unit));
    const isCurrent = plan?.active === true && !reviews.some((r) => r.packageKind === kind && r.from === rupCode);
    const used = users.some((f) => kindOf(f) === kind && f.rupCodes.some((code) => current(kind, code) === rupCode));
    if (plan && isCurrent) add(unit, `package:${kind}`, amount);
    if (plan?.announced && isCurrent) add(unit, `package-announced:${kind}`, amount);
    if (kind === 'penyedia' && isCurrent && !used && plan?.selectionTo != null && plan.selectionTo < asOf)
      add(unit, 'package-late', amount);
    const best = ['exact', 'bridged', 'confirmed', 'proposed', 'ambiguous', 'unknown'].find((s) => links.some((l) => l.status === s));
    if (best) add(unit, 'mak', amount);
    if (best) add(unit, `mak-${best}`, amount);
    if (best && !links.some((l) => l.code !== null && within(unit, l.code).length > 0)) add(unit, 'package-without-budget', amount);
    return { kind, rupCode, subActivities: links.flatMap((l) => l.code ?? []), registered: plan !== undefined || own.length > 0 };
  });
  return { packages, current };
}

function plainAgreements(facts: readonly Fact[], { packages, current }: ReturnType<typeof plainPackages>, add: Add): Agreement[] {
  const of = (kind: string, rupCodes: readonly string[]) => {
    const codes = rupCodes.flatMap((code) => [code, current(kind, code)]);
    const own = packages.filter((p) => p.kind === kind && codes.includes(p.rupCode));
    return { subActivities: [...new Set(own.flatMap((p) => p.subActivities))].sort(), hasPackage: own.some((p) => p.registered) };
  };
  const papers = facts.filter(
    (f): f is ProcessFact => 'process' in f && f.kind !== 'bid' && f.kind !== 'procurement-stage' && f.kind !== 'award-letter',
  );
  const keys = [...new Set(papers.map((f) => `${f.track}|${f.process}`))];
  const agreed = keys.flatMap((key) => {
    const own = papers.filter((f) => `${f.track}|${f.process}` === key);
    const { track } = own[0] as ProcessFact;
    const node: ProcessNode = { ...emptyProcess(key, track), papers: own.map((fact) => paperOf(fact, new Texts())) };
    const notice = own.find((f) => f.kind === 'procurement-notice');
    const recorded = own.find((f) => f.kind === 'recorded-procurement');
    const failed = /gagal|batal|cancel|unsuccessful/i.test(notice?.status ?? '');
    if (recorded) add(recorded.workUnit, 'process-recorded', recorded.ceiling ?? 0n);
    else if (notice) add(notice.workUnit, failed ? 'process-failed' : 'process-announced', notice.ceiling ?? 0n);
    const kind = track === 'swakelola' ? 'swakelola' : 'penyedia';
    return agreementsOf(node, rupCodesOf(node), of(kind, rupCodesOf(node)));
  });
  return [
    ...agreed,
    ...ofKind(facts, 'catalogue-purchase').map((order) =>
      orderAgreement(naturalKey(order), orderPaperOf(order, new Texts()), of('penyedia', order.rupCodes)),
    ),
  ];
}

function plainPayments(facts: readonly Fact[], agreements: readonly Agreement[], units: PlainUnits, asOf: IsoDate, add: Add): string[] {
  const { skpd } = units;
  const orders = ofKind(facts, 'sp2d').filter((f) => f.paymentKind === 'LS' && f.counts && f.lines.some((l) => isContractable(l.account)));
  const decisions = ofKind(facts, 'link-decision').filter((d) => d.subject === 'payment');
  const refused = (number: string, key: string): boolean =>
    decisions.some((d) => d.from === number && d.to === key && d.verdict === 'rejected');
  const payments = orders.map((order) => {
    const lines = order.lines.filter((l) => isContractable(l.account));
    const party = ofKind(facts, 'sp2d-party').find((p) => p.number === order.number);
    const spm = ofKind(facts, 'spm').find((s) => s.number === party?.spmNumber);
    const spp = ofKind(facts, 'spp').find((s) => s.number === spm?.sppNumber);
    const given = party?.contractNumber ?? spm?.contractNumber ?? spp?.contractNumber ?? null;
    const subActivities = [...new Set(lines.flatMap((l) => l.subActivity ?? []))];
    const amount = lines.reduce((sum, l) => sum + l.amount, 0n);
    const named = documentNumbersIn(order.description).map((n) => ['text', n] as const);
    const ways = [...(given === null ? [] : [['number', given] as const]), ...named];
    return {
      number: order.number,
      accounts: lines.map((l) => l.account),
      unit: order.workUnit,
      date: order.date,
      amount,
      subActivities,
      vendor: party ? vendorKey(party) : null,
      ways,
    };
  });
  const exact = new Map(
    payments.flatMap((p): [string, { status: string; key: string }][] => {
      const confirmed = decisions
        .filter((d) => d.from === p.number && d.verdict === 'confirmed' && agreements.some((a) => a.key === d.to))
        .sort((a, b) => (`${a.date}${a.to}` < `${b.date}${b.to}` ? 1 : -1))[0];
      if (confirmed) return [[p.number, { status: 'confirmed', key: confirmed.to }]];
      for (const [status, written] of p.ways) {
        const same = agreements.filter(
          (a) => a.number !== null && documentKey(a.number) !== null && documentKey(a.number) === documentKey(written),
        );
        const open = same.filter((a) => !refused(p.number, a.key));
        const own = open.filter((a) => a.unit !== null && skpd(a.unit) === skpd(p.unit));
        const [only, other] = own.length > 0 ? own : open;
        if (only && !other) return [[p.number, { status, key: only.key }]];
      }
      return [];
    }),
  );
  const paidOn = (key: string) => payments.filter((p) => exact.get(p.number)?.key === key);
  const sum = (of: readonly { amount: Sen }[]): Sen => of.reduce((total, p) => total + p.amount, 0n);
  const proposals = new Map<string, string[]>();
  const lines = payments.map((p) => {
    const joined = exact.get(p.number);
    const offered = agreements.filter((a) => {
      const sameAmount = a.amount === p.amount || a.handovers.some((h) => h.amount === p.amount);
      return !refused(p.number, a.key) && (sameAmount || (p.vendor !== null && a.vendor === p.vendor));
    });
    const matches = joined
      ? []
      : offered.flatMap((a) => judge(p, a, a.amount === null ? null : a.amount - sum(paidOn(a.key)), units) ?? []);
    const candidates = propose(matches).map((m) => m.key);
    proposals.set(p.number, candidates);
    const status = joined?.status ?? ['none', 'proposed'][candidates.length] ?? 'ambiguous';
    add(p.unit, 'payment', p.amount);
    const byReceipt = needsReceiptOnly(p.accounts, p.amount, p.date);
    if (!joined)
      add(p.unit, status === 'proposed' ? 'payment-proposed' : byReceipt ? 'payment-by-receipt' : 'payment-without-agreement', p.amount);
    else {
      add(p.unit, 'payment-joined', p.amount);
      add(p.unit, `payment-joined:${status}`, p.amount);
      const agreement = agreements.find((a) => a.key === joined.key);
      const delivered = agreement?.handovers.some((h) => h.date <= p.date) === true;
      const advance = agreement?.amount != null && p.amount * 100n <= agreement.amount * 30n;
      if (agreement?.kind === 'contract' && !delivered && !advance) add(p.unit, 'payment-without-handover', p.amount);
    }
    return `payment ${p.number} ${status} ${joined?.key ?? candidates.join(',')}`;
  });
  for (const agreement of agreements) {
    const paid = paidOn(agreement.key);
    const proposed = [...proposals.values()].some((keys) => keys.includes(agreement.key));
    for (const share of agreementShares(agreement, { amount: sum(paid), payments: paid.length, proposed }, asOf))
      for (const measure of share.measures) add(share.unit, measure, share.amount);
  }
  return lines;
}

/** The ledger's rule over recorded facts: the last of a key holds. */
export const keyOfFact = (fact: Fact): string => `${fact.kind}|${naturalKey(fact)}`;
