import { detectors, type IsoDate, type RuleHoldFact } from '@lcc/domain';
import type { ExpiredVersion } from '../ledger/rule-versions.js';

/** What a message about a rule says, and the key that makes it one. */
export interface RuleMessage {
  readonly key: string;
  readonly rule: string;
  /** Day it became due. */
  readonly on: IsoDate;
  readonly subject: string;
  readonly body: string;
}

const TITLES = new Map(detectors.map(({ id, title }) => [id, title.id]));
const titleOf = (rule: string): string => `${rule} ${TITLES.get(rule) ?? ''}`.trim();

/** One line instead of as many messages as alerts. */
export function holdMessage({ rule, number, count, date }: RuleHoldFact, link: string): RuleMessage {
  return {
    ...{ key: `ambang-menahan|${rule}|${number}`, rule, on: date },
    subject: `Aturan ${rule} menahan ${count} peringatan`,
    body: [
      `${titleOf(rule)}, versi ${number}: ${count} peringatan sekaligus pada ${date}. Tidak ada yang dikirim satu per satu.`,
      'Mohon diputuskan: lepaskan, atau kembalikan satu versi sebelumnya.',
      link,
    ].join('\n'),
  };
}

/** To whoever proposed it, by the channel of the inspectorate: persons stand in the console alone. */
export function expiryMessage({ rule, number, expiredOn }: ExpiredVersion, link: string): RuleMessage {
  return {
    ...{ key: `usulan-kedaluwarsa|${rule}|${number}`, rule, on: expiredOn },
    subject: `Usulan ambang ${rule} kedaluwarsa`,
    body: [
      `${titleOf(rule)}: usulan versi ${number} tidak disetujui orang kedua dalam tiga hari kerja sesudah bayangannya genap.`,
      'Yang berlaku tetap berlaku. Pengusul dapat menjadikannya draf lagi.',
      link,
    ].join('\n'),
  };
}
