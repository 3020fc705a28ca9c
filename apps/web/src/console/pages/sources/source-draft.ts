import type { SourceShown, sourceAddSchema, sourceChangeSchema } from '@lcc/contract';
import type { z } from 'zod';

export type CredentialKind = 'keep' | 'none' | 'bearer' | 'basic' | 'header';

/** A source as it is typed. */
export interface SourceDraft {
  readonly kind: 'http' | 'push';
  readonly id: string;
  readonly title: string;
  readonly connector: string;
  readonly owner: string;
  readonly cadenceHours: string;
  /** Empty for a known source: the address stays as it is. */
  readonly address: string;
  readonly schedule: string;
  readonly credential: CredentialKind;
  readonly credentialName: string;
  readonly secret: string;
  readonly key: string;
}

export const draftOf = (source: SourceShown | null): SourceDraft => ({
  kind: source?.kind ?? 'http',
  id: source?.id ?? '',
  title: source?.title ?? '',
  connector: source?.connector ?? '',
  owner: source?.owner ?? '',
  cadenceHours: source ? String(source.cadenceHours).replace('.', ',') : '24',
  address: '',
  schedule: source?.schedule ?? '05.30',
  credential: source ? 'keep' : 'none',
  credentialName: '',
  secret: '',
  key: source?.key ?? '',
});

const cadence = ({ cadenceHours }: SourceDraft): number => Number(cadenceHours.replace(',', '.'));

function credentialOf({ credential, credentialName, secret }: SourceDraft) {
  if (credential === 'bearer') return { kind: credential, secret };
  if (credential === 'basic') return { kind: credential, user: credentialName, secret };
  return credential === 'header' ? { kind: credential, name: credentialName, secret } : null;
}

/** As it is sent for a new source. */
export function addOf(draft: SourceDraft): z.input<typeof sourceAddSchema> {
  const { id, title, connector, owner, kind } = draft;
  const common = { id, title, connector, owner, cadenceHours: cadence(draft) };
  if (kind === 'push') return { kind, ...common, key: draft.key };
  return { kind, ...common, address: draft.address, schedule: draft.schedule, credential: credentialOf(draft) };
}

/** As it is sent for a known one: what was left empty stays, and a credential is only ever written. */
export function changeOf(draft: SourceDraft): z.input<typeof sourceChangeSchema> {
  const { title, connector, owner, kind, address, schedule, credential } = draft;
  const common = { title, connector, owner, cadenceHours: cadence(draft) };
  if (kind === 'push') return common;
  return {
    ...common,
    schedule,
    ...(address.trim() === '' ? {} : { address }),
    ...(credential === 'keep' ? {} : { credential: credentialOf(draft) }),
  };
}
