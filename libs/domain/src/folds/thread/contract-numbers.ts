import type { Sp2dPartyFact, SpmFact, SppFact } from '../../facts/index.js';
import { vendorKey } from '../payment.fold.js';
import { IndexMap } from './index-map.js';
import type { PaymentTable } from './payment-table.js';
import type { Texts } from './texts.js';

/** What the papers around a payment say of it: who was paid, and the number of the contract, on the SP2D itself, its SPM or its SPP. */
export class ContractNumbers {
  readonly #spms = new Map<string, { readonly contract: string | null; readonly spp: string | null }>();
  readonly #spps = new Map<string, { readonly contract: string | null; readonly spd: string | null }>();
  readonly #ofSpm = new IndexMap<string, string>();
  readonly #spmsOfSpp = new IndexMap<string, string>();

  constructor(
    private readonly table: PaymentTable,
    private readonly texts: Texts,
  ) {}

  setParty(fact: Sp2dPartyFact, present: boolean): void {
    const { number, contractNumber: contract, spmNumber: spm } = fact;
    this.table.setParty(number, present ? { contract, spm, vendor: this.texts.one(vendorKey(fact)) } : null);
    if (spm !== null) this.#ofSpm.set(spm, this.table.kept(number), present);
  }

  setSpm({ number, contractNumber, sppNumber }: SpmFact, present: boolean): void {
    if (present) this.#spms.set(number, { contract: contractNumber, spp: sppNumber });
    else this.#spms.delete(number);
    if (sppNumber !== null) this.#spmsOfSpp.set(sppNumber, number, present);
  }

  setSpp({ number, contractNumber: contract, spdNumber }: SppFact, present: boolean): void {
    const spd = spdNumber ?? null;
    if (present && (contract !== null || spd !== null)) this.#spps.set(number, { contract, spd });
    else this.#spps.delete(number);
  }

  /** Payments of an SPM. */
  ofSpm(number: string): readonly string[] {
    return this.#ofSpm.get(number);
  }

  /** Payments of an SPP. */
  ofSpp(number: string): readonly string[] {
    return this.#spmsOfSpp.get(number).flatMap((spm) => this.#ofSpm.get(spm));
  }

  vendorOf(payment: string): string | null {
    return this.table.party(payment)?.vendor ?? null;
  }

  /** Numbers of the SPM, the SPP and the SPD before a payment, as far as they are told. */
  papersBefore(payment: string): { readonly spm: string | null; readonly spp: string | null; readonly spd: string | null } {
    const spm = this.table.party(payment)?.spm ?? null;
    const spp = spm === null ? null : (this.#spms.get(spm)?.spp ?? null);
    return { spm, spp, spd: spp === null ? null : (this.#spps.get(spp)?.spd ?? null) };
  }

  /** As written; null when nothing gives one. */
  contractOf(payment: string): string | null {
    const party = this.table.party(payment);
    if (!party) return null;
    const spm = party.spm === null ? undefined : this.#spms.get(party.spm);
    return party.contract ?? spm?.contract ?? (spm?.spp == null ? null : (this.#spps.get(spm.spp)?.contract ?? null));
  }
}
