import type { PackageKind } from '../../facts/index.js';
import type { IsoDate, Sen, WorkUnitCode } from '../../values/index.js';
import type { Few } from './index-map.js';
import type { MakLink } from './mak-links.js';
import type { PackageUser } from './process-papers.js';
import { NO_SHARES, type Shares } from './tally.js';

/** A package as far as anything tells of it: the plan itself, its funding, its places, or a process that names it. */
export interface PackageNode {
  readonly kind: PackageKind;
  readonly rupCode: string;
  /** From SiRUP; null while only others name it. */
  plan: PackagePlan | null;
  /** MAK as written, as often as facts say so. */
  maks: readonly string[];
  /** Places and sources of money that SiRUP lists of it. */
  listings: number;
  /** Processes and orders that name it by the code it goes by now, and those that name it by this code alone. */
  uses: Few<PackageUser>;
  namers: Few<PackageUser>;
  /** Units and ceilings that those who name it give, for where SiRUP gives none. */
  units: readonly WorkUnitCode[];
  ceilings: Few<Sen>;
  links: Few<MakLink>;
  /** Whether SiRUP knew it at the last look. */
  wasRegistered: boolean;
  shares: Shares;
}

interface PackagePlan {
  readonly unit: WorkUnitCode | null;
  readonly ceiling: Sen | null;
  readonly active: boolean;
  readonly announced: boolean;
  readonly selectionTo: IsoDate | null;
}

const NONE: readonly never[] = [];

/** A package of which nothing is known yet. */
export function emptyPackage(kind: PackageKind, rupCode: string): PackageNode {
  return {
    kind,
    rupCode,
    plan: null,
    maks: NONE,
    listings: 0,
    uses: NONE,
    namers: NONE,
    units: NONE,
    ceilings: NONE,
    links: [],
    wasRegistered: false,
    shares: NO_SHARES,
  };
}
