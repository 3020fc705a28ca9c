import type { PlanDocument } from '../../facts/index.js';
import type { SubActivityCode, WorkUnitCode } from '../../values/index.js';
import type { ThreadFold } from '../thread.fold.js';
import { type Agreement, sourcesOf } from './agreement.js';
import { breaksAmong } from './breaks.js';
import type { BudgetNode } from './budget-node.js';
import { documentKey } from './document-numbers.js';
import { listed } from './index-map.js';
import type { PackageNode } from './package-node.js';
import { type PaymentNode, restsOnReceipt } from './payment-side.js';
import type { ProcessNode } from './process-papers.js';
import { WalkedReleases } from './walk-releases.js';
import { bare, inOrder, measuresIn, planStep, processStep, type ThreadStep, type ThreadStepKind } from './walk-steps.js';

export interface Walk {
  /** What the key was found as. */
  readonly found: ThreadStepKind;
  readonly steps: readonly ThreadStep[];
  /** Things of the thread that are left out, since it is too wide to be shown. */
  readonly more: number;
}

/** As many things of a kind are walked to: a sub-activity may have thousands of payments. */
const MOST = 60;
const MOST_LINES = 40;

/**
 * The thread of one key, both ways: a plan's item by its natural key or code, a sub-activity (`CODE` or `UNIT CODE`), a package's RUP code, a
 * process, an agreement's key or number, the number of an SPD or SP2D. Null when nothing of the thread has it.
 */
export function walkThread(fold: ThreadFold, key: string): Walk | null {
  const walker = new Walker(fold);
  const found = walker.begin(key.trim());
  return found && walker.finish(found);
}

type Sides = ThreadFold['sides'];

class Walker {
  readonly #sides: Sides;
  readonly #budget = new Set<BudgetNode>();
  readonly #packages = new Set<PackageNode>();
  readonly #processes = new Set<ProcessNode>();
  readonly #agreements = new Map<string, Agreement>();
  readonly #payments = new Map<string, PaymentNode>();
  readonly #releases: WalkedReleases;
  readonly #planItems = new Set<string>();
  #more = 0;

  constructor(fold: ThreadFold) {
    this.#sides = fold.sides;
    this.#releases = new WalkedReleases(fold.sides);
  }

  begin(key: string): ThreadStepKind | null {
    const { payments, budget, packages, agreements, programmes } = this.#sides;
    const payment = payments.get(key);
    if (payment) {
      this.#fromPayment(payment);
      return 'payment';
    }
    const release = this.#sides.releases.get(key);
    if (release) {
      for (const code of this.#some([...release.amounts.keys()])) {
        this.#releases.add(release, code);
        this.#reach(release.unit, code);
      }
      this.#releases.add(release);
      return 'spd';
    }
    const agreed = [...agreementAt(this.#sides, key)];
    if (agreed.length > 0) {
      for (const agreement of this.#some(agreed)) this.#fromAgreement(agreement);
      return 'agreement';
    }
    const registered = (['penyedia', 'swakelola'] as const).flatMap((kind) => packages.find(kind, key) ?? []);
    if (registered.length > 0) {
      for (const node of registered) this.#fromPackage(node);
      return 'package';
    }
    const [unit, code] = key.includes(' ') ? key.split(/\s+/) : [null, key];
    const nodes = budget.nodesOf(code ?? '').filter((node) => unit === null || unit === undefined || node.unit === unit);
    if (nodes.length > 0) {
      for (const node of this.#some(nodes)) this.#fromBudget(node);
      return 'budget';
    }
    const process = (['tender', 'non-tender', 'recorded', 'swakelola'] as const).flatMap(
      (track) => agreements.process(`${track}|${key}`) ?? [],
    );
    if (process.length > 0) {
      for (const node of process) this.#fromProcess(node);
      return 'process';
    }
    const below = [...budget.all()].filter((node) => key !== '' && node.code.startsWith(`${key}.`));
    const items = DOCUMENTS.flatMap((document) => programmes.itemsOf(document, key));
    if (below.length === 0 && items.length === 0) return null;
    for (const item of items) this.#planItems.add(item);
    for (const node of this.#some(below)) this.#fromBudget(node, false);
    return 'plan';
  }

  finish(found: ThreadStepKind): Walk {
    for (const node of this.#budget) for (const item of this.#planOf(node)) this.#planItems.add(item);
    const steps = [
      ...[...this.#planItems].sort().map(planStep),
      ...[...this.#budget].map((node) => this.#budgetStep(node)),
      ...[...this.#packages].map((node) => this.#packageStep(node)),
      ...[...this.#processes].map(processStep),
      ...[...this.#agreements.values()].map((agreement) => this.#agreementStep(agreement)),
      ...this.#releases.steps(),
      ...[...this.#payments.values()].flatMap((payment) => this.#paymentSteps(payment)),
    ];
    return { found, steps: inOrder(steps), more: this.#more };
  }

  #fromPayment(payment: PaymentNode): void {
    if (this.#payments.has(payment.number)) return;
    this.#payments.set(payment.number, payment);
    const { agreements } = this.#sides;
    for (const key of [payment.link.agreement, ...payment.link.candidates.map((candidate) => candidate.key)]) {
      const agreement = key === null ? undefined : agreements.get(key);
      if (agreement) this.#fromAgreement(agreement);
    }
    for (const code of payment.subActivities) this.#reach(payment.unit, code);
    this.#releases.before(payment);
  }

  #fromAgreement(agreement: Agreement): void {
    if (this.#agreements.has(agreement.key)) return;
    this.#agreements.set(agreement.key, agreement);
    const { agreements, packages, payments } = this.#sides;
    const process = agreements.processOf(agreement);
    if (process) this.#processes.add(process);
    for (const code of agreement.rupCodes)
      for (const kind of ['penyedia', 'swakelola'] as const) {
        const node = packages.find(kind, packages.currentCode(kind, code));
        if (node) this.#reachPackage(node);
      }
    for (const payment of this.#some([...payments.ofAgreement(agreement.key), ...payments.proposedFor(agreement.key)])) this.#pay(payment);
  }

  #pay(payment: PaymentNode): void {
    this.#payments.set(payment.number, payment);
    this.#releases.before(payment);
  }

  #fromProcess(node: ProcessNode): void {
    this.#processes.add(node);
    for (const agreement of this.#some(listed(node.agreements))) this.#fromAgreement(agreement);
    for (const code of node.now)
      for (const kind of ['penyedia', 'swakelola'] as const) {
        const used = this.#sides.packages.find(kind, code);
        if (used) this.#reachPackage(used);
      }
  }

  #fromPackage(node: PackageNode): void {
    this.#reachPackage(node);
    const { processes, agreements } = this.#sides.agreements.usersOf(node.kind, node.rupCode);
    for (const process of this.#some(processes)) this.#processes.add(process);
    for (const agreement of this.#some(agreements)) this.#fromAgreement(agreement);
  }

  /** `down` false: what is bought with it is not walked to. */
  #fromBudget(node: BudgetNode, down = true): void {
    this.#budget.add(node);
    if (!down) return;
    const { packages, payments, units, releases } = this.#sides;
    const skpd = units.skpd(node.unit);
    const own = (unit: WorkUnitCode | null): boolean => unit !== null && units.skpd(unit) === skpd;
    for (const each of this.#some(packages.ofSubActivity(node.code).filter((used) => own(packages.unitOf(used))))) this.#fromPackage(each);
    for (const release of releases.of(node.unit, node.code)) this.#releases.add(release, node.code);
    for (const payment of this.#some(payments.ofSubActivity(node.code).filter(({ unit }) => own(unit)))) this.#fromPayment(payment);
  }

  /** Backwards from a package: the budget it names, without all else that is bought with it. */
  #reachPackage(node: PackageNode): void {
    this.#packages.add(node);
    for (const { subActivity } of listed(node.links)) if (subActivity !== null) this.#reach(this.#sides.packages.unitOf(node), subActivity);
  }

  #reach(unit: WorkUnitCode | null, code: SubActivityCode): void {
    const { budget } = this.#sides;
    const nodes = budget.within(unit, code);
    const own = unit === null ? undefined : budget.node(unit, code);
    const [reached] = nodes.length > 0 ? nodes : own ? [own] : [];
    if (reached) this.#budget.add(reached);
  }

  #planOf(node: BudgetNode): string[] {
    const { programmes, units } = this.#sides;
    const together = units.together(node.unit);
    const ofUnit = (item: string): boolean => together.some((unit) => item.endsWith(`|${unit}`));
    const regional = (['RPJMD', 'RPD'] as const).flatMap((document) => programmes.programmeItemsOf(document, node.code));
    const own = regional.filter(ofUnit);
    const renstra = [...programmes.programmeItemsOf('RENSTRA', node.code), ...programmes.itemsOf('RENSTRA', node.code)].filter(ofUnit);
    const yearly = (['RKPD', 'RENJA'] as const).flatMap((document) => programmes.itemsOf(document, node.code)).filter(ofUnit);
    return [...(own.length > 0 ? own : regional), ...renstra, ...yearly].slice(0, MOST_LINES);
  }

  #budgetStep(node: BudgetNode): ThreadStep {
    const stage = this.#sides.budget.stageOf(node.unit);
    const current = this.#sides.budget.current(node);
    const planned = this.#sides.programmes.isForeseen(node.code);
    const lines = current ? [...current.lines].slice(0, MOST_LINES) : [];
    return {
      ...bare('budget', `${node.unit} ${node.code}`),
      unit: node.unit,
      code: node.code,
      amount: current?.amount ?? null,
      status: current ? stage : null,
      breaks: breaksAmong([...measuresIn(node.shares), ...(current && planned === false ? ['budget-without-rpjmd'] : [])]),
      sources: lines.map((line) => ['budget-line', `${stage}|${node.unit}|${node.code}|${line}`]),
    };
  }

  #packageStep(node: PackageNode): ThreadStep {
    const { packages } = this.#sides;
    return {
      ...bare('package', node.rupCode),
      unit: packages.unitOf(node),
      code:
        listed(node.links)
          .map((link) => link.mak)
          .join('; ') || null,
      amount: packages.ceilingOf(node),
      status: listed(node.links)[0]?.status ?? null,
      candidates: listed(node.links).flatMap((link) =>
        link.status === 'exact' || link.status === 'confirmed'
          ? []
          : link.candidates.map(({ subActivity, account, reason }) => ({
              key: [subActivity, ...(account === null ? [] : [account])].join('.'),
              reasons: reason === null ? [] : [reason],
            })),
      ),
      breaks: breaksAmong(measuresIn(node.shares)),
      sources: node.plan ? [['package', `${node.kind}|${node.rupCode}`]] : this.#namedBy(node),
    };
  }

  /** Of a package that only others name: the papers of the first that does. */
  #namedBy({ kind, rupCode }: PackageNode): ThreadStep['sources'] {
    const { processes, agreements } = this.#sides.agreements.usersOf(kind, rupCode);
    const [agreement] = agreements;
    const [process] = processes;
    if (agreement) return sourcesOf(agreement, this.#sides.agreements.processOf(agreement)).slice(0, 1);
    return process ? processStep(process).sources.slice(0, 1) : [];
  }

  #agreementStep(agreement: Agreement): ThreadStep {
    return {
      ...bare('agreement', agreement.key),
      unit: agreement.unit,
      code: agreement.number,
      amount: agreement.amount,
      date: agreement.date,
      status: agreement.status,
      breaks: breaksAmong(measuresIn(agreement.shares)),
      sources: sourcesOf(agreement, this.#sides.agreements.processOf(agreement)),
    };
  }

  #paymentSteps(payment: PaymentNode): ThreadStep[] {
    const { number, unit, amount, date, link } = payment;
    const { spm, spp } = this.#sides.payments.papersBefore(number);
    const paper = (step: 'spp' | 'spm', key: string | null): ThreadStep[] =>
      key === null ? [] : [{ ...bare(step, number), unit, code: key, sources: [[step, key]] }];
    return [
      ...paper('spp', spp),
      ...paper('spm', spm),
      {
        ...bare('payment', number),
        unit,
        code: payment.subActivities.join(', ') || null,
        amount,
        date,
        status: restsOnReceipt(payment) ? 'receipt' : link.status,
        candidates: link.candidates,
        breaks: breaksAmong(this.#sides.payments.measuresOf(number)),
        sources: [['sp2d', number]],
      },
    ];
  }

  /** At most {@link MOST} of many; the others are counted. */
  #some<T>(things: readonly T[]): readonly T[] {
    this.#more += Math.max(0, things.length - MOST);
    return things.slice(0, MOST);
  }
}

const DOCUMENTS: readonly PlanDocument[] = ['RPJMD', 'RPD', 'RENSTRA', 'RKPD', 'RENJA'];

function* agreementAt({ agreements }: Sides, key: string): Generator<Agreement> {
  const exact = agreements.get(key);
  if (exact) return yield exact;
  const number = documentKey(key);
  if (number !== null) yield* agreements.byNumber(number);
}
