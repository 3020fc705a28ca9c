import type { Sp2dPartyFact, SpmFact, SppFact } from '../../facts/index.js';
import { vendorKey } from '../payment.fold.js';
import { IndexMap } from './index-map.js';
import type { Texts } from './texts.js';

interface Party {
  readonly contract: string | null;
  readonly spm: string | null;
  readonly vendor: string | null;
}

/** What the papers around a payment say of it: who was paid, and the number of the contract, on the SP2D itself, its SPM or its SPP. */
export class ContractNumbers {
  readonly #parties = new Map<string, Party>();
  readonly #spms = new Map<string, { readonly contract: string | null; readonly spp: string | null }>();
  readonly #spps = new Map<string, string>();
  readonly #ofSpm = new IndexMap<string, string>();
  readonly #spmsOfSpp = new IndexMap<string, string>();

  constructor(private readonly texts: Texts) {}

  setParty(fact: Sp2dPartyFact, present: boolean): void {
    const { number, contractNumber: contract, spmNumber: spm } = fact;
    if (present) this.#parties.set(number, { contract, spm, vendor: this.texts.one(vendorKey(fact)) });
    else this.#parties.delete(number);
    if (spm !== null) this.#ofSpm.set(spm, number, present);
  }

  setSpm({ number, contractNumber, sppNumber }: SpmFact, present: boolean): void {
    if (present) this.#spms.set(number, { contract: contractNumber, spp: sppNumber });
    else this.#spms.delete(number);
    if (sppNumber !== null) this.#spmsOfSpp.set(sppNumber, number, present);
  }

  setSpp({ number, contractNumber }: SppFact, present: boolean): void {
    if (present && contractNumber !== null) this.#spps.set(number, contractNumber);
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
    return this.#parties.get(payment)?.vendor ?? null;
  }

  /** Numbers of the SPM and the SPP before a payment, as far as they are told. */
  papersBefore(payment: string): { readonly spm: string | null; readonly spp: string | null } {
    const spm = this.#parties.get(payment)?.spm ?? null;
    return { spm, spp: spm === null ? null : (this.#spms.get(spm)?.spp ?? null) };
  }

  /** As written; null when nothing gives one. */
  contractOf(payment: string): string | null {
    const party = this.#parties.get(payment);
    if (!party) return null;
    const spm = party.spm === null ? undefined : this.#spms.get(party.spm);
    return party.contract ?? spm?.contract ?? (spm?.spp == null ? null : (this.#spps.get(spm.spp) ?? null));
  }
}
