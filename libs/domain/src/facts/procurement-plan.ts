import type { IsoDate, Sen, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';

/** An office of procurement data (satker). `code` is what joins it to the roster; `officeId` numbers it differently in RUP and SPSE. */
export interface Office {
  readonly workUnit: WorkUnitCode | null;
  /** `kd_satker_str` as it came; the same as `workUnit` when it is a code. */
  readonly officeCode: string | null;
  readonly officeId: string | null;
}

/** Who sells. Never shown without the right to see it; never on a wall. Null fields = not told. */
export interface Vendor {
  readonly name: string | null;
  readonly id: string | null;
  readonly taxId: string | null;
}

export type PackageKind = 'penyedia' | 'swakelola';

/** A procurement body (K/L/PD) whose data were accepted for this region, so that a file naming only its code is known. */
export interface ProcurementBodyFact extends FactBase {
  readonly kind: 'procurement-body';
  readonly code: string;
  readonly name: string | null;
}

export interface ProcurementOfficeFact extends FactBase, Office {
  readonly kind: 'procurement-office';
  readonly name: string;
  readonly status: string | null;
}

/** What SiRUP holds of the budget at one level, typed by the offices: incomplete, and its levels need not add up. */
export interface RupStructureFact extends FactBase, Office {
  readonly kind: 'rup-structure';
  readonly level: 'office' | 'programme' | 'activity' | 'sub-activity';
  readonly id: string;
  readonly parentId: string | null;
  /** Programme, activity or sub-activity code as written; null for an office. */
  readonly code: string | null;
  readonly name: string | null;
  readonly ceiling: Sen | null;
  readonly deleted: boolean;
  /** Kinds of spending of an office; null at the other levels. */
  readonly shares: {
    readonly operatingAmount: Sen | null;
    readonly capitalAmount: Sen | null;
    readonly contingencyAmount: Sen | null;
    readonly procurementAmount: Sen | null;
    readonly otherAmount: Sen | null;
  } | null;
}

/** A package of the general procurement plan (RUP, application SiRUP). Its funding and MAK come as {@link PackageFundingFact}. */
export interface PackageFact extends FactBase, Office {
  readonly kind: 'package';
  readonly packageKind: PackageKind;
  readonly rupCode: string;
  readonly name: string;
  readonly ceiling: Sen | null;
  /** Tender, Pengadaan Langsung, E-Purchasing, …; null for swakelola. */
  readonly method: string | null;
  readonly procurementKind: string | null;
  readonly selfManagedType: string | null;
  readonly announced: boolean;
  readonly active: boolean;
  readonly announcedOn: IsoDate | null;
  readonly selectionFrom: IsoDate | null;
  readonly selectionTo: IsoDate | null;
  readonly workFrom: IsoDate | null;
  readonly workTo: IsoDate | null;
  /** The package of the year before that it goes on from. */
  readonly predecessor: string | null;
}

/**
 * One source of a package's money: a MAK joins it to the budget. `mak` holds each code as written; `nth` tells rows apart that
 * name the same source.
 */
export interface PackageFundingFact extends FactBase, Office {
  readonly kind: 'package-funding';
  readonly packageKind: PackageKind;
  readonly rupCode: string;
  readonly mak: readonly string[];
  readonly fundingSource: string | null;
  readonly fundingYear: number | null;
  readonly ceiling: Sen | null;
  readonly component: string | null;
  readonly structureId: string | null;
  readonly active: boolean;
  readonly nth: number;
}

export interface PackageLocationFact extends FactBase, Office {
  readonly kind: 'package-location';
  readonly packageKind: PackageKind;
  readonly rupCode: string;
  readonly placeId: string | null;
  readonly place: string | null;
  readonly province: string | null;
  readonly detail: string | null;
}

/** A package review (kaji ulang): the old code lives on in the new one. */
export interface PackageReviewFact extends FactBase, Office {
  readonly kind: 'package-review';
  readonly packageKind: PackageKind;
  readonly from: string;
  readonly to: string;
  readonly change: string | null;
  readonly reason: string | null;
}

const NONE = '-';
/** Natural keys of the procurement plan. */
export const procurementPlanKeys = {
  'procurement-body': (fact: ProcurementBodyFact) => fact.code,
  'procurement-office': (fact: ProcurementOfficeFact) => fact.officeId ?? fact.officeCode ?? NONE,
  'rup-structure': (fact: RupStructureFact) => [fact.level, fact.id].join('|'),
  package: (fact: PackageFact) => [fact.packageKind, fact.rupCode].join('|'),
  'package-funding': (fact: PackageFundingFact) =>
    [
      fact.packageKind,
      fact.rupCode,
      fact.component ?? NONE,
      fact.structureId ?? NONE,
      fact.fundingSource ?? NONE,
      fact.mak.join(';'),
      fact.nth,
    ].join('|'),
  'package-location': (fact: PackageLocationFact) => [fact.packageKind, fact.rupCode, fact.placeId ?? NONE, fact.detail ?? NONE].join('|'),
  'package-review': (fact: PackageReviewFact) => [fact.packageKind, fact.from, fact.to].join('|'),
} as const;

/** Sets that a whole file replaces: the sources of one package's money. */
export const procurementPlanSets = {
  'package-funding': (fact: PackageFundingFact) => [fact.packageKind, fact.rupCode].join('|'),
} as const;

export type ProcurementPlanFact =
  | ProcurementBodyFact
  | ProcurementOfficeFact
  | RupStructureFact
  | PackageFact
  | PackageFundingFact
  | PackageLocationFact
  | PackageReviewFact;
