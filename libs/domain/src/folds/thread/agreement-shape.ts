import type { IsoDate, Sen, SubActivityCode, WorkUnitCode } from '../../values/index.js';
import type { Shares } from './tally.js';

export type AgreementKind = 'contract' | 'order' | 'record';

/** What a payment may rest on: a contract, an order of a catalogue, or a purchase recorded afterwards. */
export interface Agreement {
  /** `contract|TRACK|PROCESS|NUMBER`, `order|MARKET|ORDER`, `record|` and the natural key of the fact. */
  readonly key: string;
  readonly kind: AgreementKind;
  readonly number: string | null;
  readonly unit: WorkUnitCode | null;
  readonly vendor: string | null;
  readonly amount: Sen | null;
  /** Signed or ordered on; of a contract with addenda the first. */
  readonly date: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly status: string | null;
  readonly rupCodes: readonly string[];
  readonly subActivities: readonly SubActivityCode[];
  /** Whether SiRUP knows one of its packages. */
  readonly hasPackage: boolean;
  readonly handovers: readonly { readonly amount: Sen | null; readonly date: IsoDate; readonly accepted: boolean }[];
  /** What it adds to the measures now. */
  shares: Shares;
}
