import type { Right } from '@lcc/contract';
import { createParamDecorator, type ExecutionContext, type InjectionToken, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../audit/actor.js';
import type { Tenant } from '../tenancy/tenant.js';
import { type Caller, type Session, type Stage } from './caller.js';
import type { KeyScope } from './key-registry.js';

/** Tells to which work unit an object belongs; null when there is no such object. Implemented by whoever keeps the objects. */
export interface UnitOwner {
  unitOf(id: string): Promise<string | null>;
}

/** Which objects of a route exist for a caller; to the path parameter `param` of any other the answer is 404. */
export type ObjectRule =
  /** A channel of a tenant that is open to the caller; the handler gets it by `@GrantedTenant()`. */
  | { readonly of: 'channel'; readonly param: string }
  /** One of the caller's own sessions. */
  | { readonly of: 'own-session'; readonly param: string }
  /** A work unit: who is bound to a unit reaches that one and those below it. */
  | { readonly of: 'unit'; readonly param: string }
  /** Something that belongs to a work unit, as `by` knows. */
  | { readonly of: 'unit-object'; readonly param: string; readonly by: InjectionToken<UnitOwner> };

/** Who may call a route. What is not said is denied. */
export interface RoutePolicy {
  /** Everyone, signed in or not. */
  readonly anyone?: true;
  /** People whose role holds this right. */
  readonly right?: Right;
  /** Machine keys of these scopes. */
  readonly keys?: readonly KeyScope[];
  /** Programs on this machine, while no proxy stands in front. */
  readonly local?: true;
  /** How far a session must have come; `full` unless told. */
  readonly stage?: Stage;
  /** The person must have proved to be it within the last minutes. */
  readonly stepUp?: true;
  /** Takes a form with a file instead of JSON. */
  readonly upload?: true;
  /** It tells of persons: a paired screen, which hangs on a wall, gets no more than a passer-by. */
  readonly personal?: true;
  /** To anyone else the address does not exist. */
  readonly hidden?: true;
  readonly object?: ObjectRule;
}

export const POLICY = Symbol('RoutePolicy');

/** Declares who may call a route. A route without it answers nobody. */
export const Allow = (policy: RoutePolicy): MethodDecorator => SetMetadata(POLICY, policy);

/** What the policy layer found out about a request it let through. */
export interface Admission {
  readonly caller: Caller;
  readonly actor: Actor;
  /** The tenant of the channel, where the object rule names one. */
  readonly tenant: Tenant | null;
}

const ADMISSION = Symbol('Admission');
type AdmittedRequest = Request & { [ADMISSION]?: Admission };

export function setAdmission(request: Request, admission: Admission): void {
  (request as AdmittedRequest)[ADMISSION] = admission;
}

function admissionOf(context: ExecutionContext): Admission {
  const admission = context.switchToHttp().getRequest<AdmittedRequest>()[ADMISSION];
  if (!admission) throw new Error('the request did not pass the policy layer');
  return admission;
}

/** Parameter: who calls, as the audit trail names them. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => admissionOf(context).actor);

/** Parameter: who calls, with what is known of them. */
export const Calling = createParamDecorator((_: unknown, context: ExecutionContext): Caller => admissionOf(context).caller);

/** Parameter: the caller's session, on routes for people only. */
export const Mine = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { caller } = admissionOf(context);
  if (caller.kind !== 'user') throw new Error('the policy of this route lets others in than people');
  return caller.session;
});

/** Parameter: the tenant the object rule `channel` has opened. */
export const GrantedTenant = createParamDecorator((_: unknown, context: ExecutionContext): Tenant => {
  const { tenant } = admissionOf(context);
  if (!tenant) throw new Error('the policy of this route has no object rule for a channel');
  return tenant;
});
