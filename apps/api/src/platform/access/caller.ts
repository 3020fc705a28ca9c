import type { Role } from '@lcc/contract';
import type { Actor } from '../audit/actor.js';
import type { MachineKey } from './key-registry.js';
import type { Screen } from './screen-registry.js';

/**
 * How far a session has come: `code` = the second factor is still to be shown, `setup` = the password must be changed or an
 * authenticator be added first, `full` = it may do what its role may.
 */
export type Stage = 'code' | 'setup' | 'full';
export const STAGES: readonly Stage[] = ['code', 'setup', 'full'];

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** The work unit of a unit operator; null for every other role. */
  readonly unit: string | null;
  readonly mustChangePassword: boolean;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
}

export interface Session {
  readonly id: string;
  readonly account: Account;
  readonly stage: Stage;
  /** How it was opened; `link` = by a link that worked once. */
  readonly way: 'password' | 'sso' | 'link';
  readonly createdAt: number;
  /** When the person last proved to be it, with password or code; epoch ms. */
  readonly confirmedAt: number;
}

/** Who a request comes from. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'screen'; readonly screen: Screen }
  | { readonly kind: 'key'; readonly key: MachineKey }
  | { readonly kind: 'user'; readonly session: Session };

/** The same for the audit trail. */
export function actorOf(caller: Caller, from: { readonly ip: string | null; readonly device: string | null }): Actor {
  switch (caller.kind) {
    case 'user':
      return { kind: 'user', id: caller.session.account.id, ...from };
    case 'key':
      return { kind: 'key', id: caller.key.id, ...from };
    case 'screen':
      return { kind: 'screen', id: caller.screen.id, ...from };
    case 'anonymous':
      return { kind: 'anonymous', id: '', ...from };
  }
}
