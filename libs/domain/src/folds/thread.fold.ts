import type { Change } from '../board/rollup.js';
import type { Fact, FactKind } from '../facts/index.js';
import type { IsoDate, RegionCode } from '../values/index.js';
import type { Fold } from './fold.js';
import { AgreementSide } from './thread/agreement-side.js';
import { BudgetSide } from './thread/budget-side.js';
import { CodeBridges } from './thread/code-bridges.js';
import { DueFacts } from './thread/due-facts.js';
import { PackageSide } from './thread/package-side.js';
import { PaymentSide } from './thread/payment-side.js';
import { ProgrammeSide } from './thread/programme-side.js';
import { ReleaseSide } from './thread/release-side.js';
import { Tally } from './thread/tally.js';
import { Texts } from './thread/texts.js';
import { Units } from './thread/units.js';

const KINDS: readonly FactKind[] = [
  'budget-line',
  'plan-item',
  'rup-structure',
  'code-bridge',
  'package',
  'package-funding',
  'package-location',
  'package-review',
  'procurement-notice',
  'procurement-result',
  'recorded-procurement',
  'recorded-realization',
  'contract',
  'start-order',
  'handover',
  'catalogue-purchase',
  'sp2d',
  'sp2d-party',
  'spm',
  'spp',
  'spd',
  'link-decision',
  'unit-merge',
];

/**
 * The thread from plan to payment: programme, plan item, budget line, package, contract, payment, and where it breaks. Facts take effect on their day. What a
 * change touches is remembered and worked out when somebody looks, so that a file of a hundred thousand rows costs one look.
 */
export class ThreadFold implements Fold {
  static readonly kinds: readonly FactKind[] = [...KINDS, 'business-day'];
  version = 0;
  readonly #tally = new Tally();
  readonly #texts = new Texts();
  readonly #units = new Units();
  readonly #bridges: CodeBridges;
  readonly #due: DueFacts;
  readonly #programmes: ProgrammeSide;
  readonly #budget: BudgetSide;
  readonly #packages: PackageSide;
  readonly #agreements: AgreementSide;
  readonly #payments: PaymentSide;
  readonly #releases: ReleaseSide;
  #settled = -1;
  #dayCame = false;
  #mergersChanged = false;

  constructor(_region: RegionCode, year: number, asOf: IsoDate) {
    this.#bridges = new CodeBridges(year);
    this.#due = new DueFacts(new Set(KINDS), asOf);
    this.#programmes = new ProgrammeSide(this.#tally, this.#units);
    this.#budget = new BudgetSide(this.#tally, this.#bridges, this.#units, this.#programmes, this.#texts);
    this.#packages = new PackageSide(this.#tally, this.#budget, this.#bridges, this.#units, this.#texts);
    this.#agreements = new AgreementSide(this.#tally, this.#packages, this.#texts);
    this.#payments = new PaymentSide(this.#tally, this.#agreements, this.#units, this.#texts);
    this.#releases = new ReleaseSide(this.#tally, this.#units);
  }

  apply(change: Change): void {
    const day = this.#due.asOf;
    for (const { fact, present } of this.#due.take(change)) {
      this.#set(this.#texts.share(fact), present);
      this.version++;
    }
    if (this.#due.asOf === day) return;
    this.#dayCame = true;
    this.version++;
  }

  get asOf(): IsoDate {
    return this.#due.asOf;
  }

  /** The parts of the thread, worked out. */
  get sides(): {
    readonly programmes: ProgrammeSide;
    readonly budget: BudgetSide;
    readonly packages: PackageSide;
    readonly agreements: AgreementSide;
    readonly payments: PaymentSide;
    readonly releases: ReleaseSide;
    readonly units: Units;
  } {
    this.#settle();
    return {
      programmes: this.#programmes,
      units: this.#units,
      budget: this.#budget,
      packages: this.#packages,
      agreements: this.#agreements,
      payments: this.#payments,
      releases: this.#releases,
    };
  }

  /** The measures by unit, worked out. */
  get measures(): Tally {
    this.#settle();
    return this.#tally;
  }

  #settle(): void {
    if (this.#settled === this.version) return;
    this.#settled = this.version;
    if (this.#mergersChanged) this.#readTogether();
    this.#budget.settle();
    if (this.#dayCame) this.#packages.newDay();
    do {
      this.#packages.settle(this.asOf);
      const { packages, reviewed } = this.#packages.takeChanged();
      this.#agreements.settle(packages, reviewed);
    } while (!this.#packages.isSettled);
    this.#payments.settle(this.asOf, this.#dayCame);
    this.#releases.settle();
    this.#dayCame = false;
  }

  /** Units were merged or parted: every join within an Skpd is looked at again. */
  #readTogether(): void {
    this.#mergersChanged = false;
    this.#programmes.unitsChanged();
    this.#budget.relationsChanged();
    this.#packages.unitsChanged();
    this.#payments.unitsChanged();
    this.#releases.unitsChanged();
  }

  #set(fact: Fact, present: boolean): void {
    switch (fact.kind) {
      case 'budget-line':
        return this.#budget.setLine(fact, present);
      case 'plan-item':
        this.#programmes.setItem(fact, present);
        return this.#budget.setPlanItem(fact, present);
      case 'rup-structure':
        return this.#budget.setListed(fact, present);
      case 'code-bridge':
        if (!this.#bridges.set(fact, present)) return;
        this.#budget.relationsChanged();
        return this.#packages.bridgesChanged();
      case 'package':
        return this.#packages.setPlan(fact, present);
      case 'package-funding':
        return this.#packages.setFunding(fact, present);
      case 'package-location':
        return this.#packages.setLocation(fact, present);
      case 'package-review':
        return this.#packages.setReview(fact, present);
      case 'procurement-notice':
      case 'procurement-result':
        this.#packages.setNamer(fact, present);
        return this.#agreements.setProcessFact(fact, present);
      case 'catalogue-purchase':
        this.#packages.setNamer(fact, present);
        return this.#agreements.setOrder(fact, present);
      case 'recorded-procurement':
      case 'recorded-realization':
      case 'contract':
      case 'start-order':
      case 'handover':
        return this.#agreements.setProcessFact(fact, present);
      case 'sp2d':
        this.#budget.setPayment(fact, present);
        this.#releases.setPayment(fact, present);
        return this.#payments.setOrder(fact, present);
      case 'sp2d-party':
        return this.#payments.setParty(fact, present);
      case 'spm':
        return this.#payments.setSpm(fact, present);
      case 'spp':
        return this.#payments.setSpp(fact, present);
      case 'spd':
        return this.#releases.setRelease(fact, present);
      case 'unit-merge':
        this.#units.set(fact, present);
        this.#mergersChanged = true;
        return;
      case 'link-decision':
        return fact.subject === 'mak' ? this.#packages.setDecision(fact, present) : this.#payments.setDecision(fact, present);
    }
  }
}
