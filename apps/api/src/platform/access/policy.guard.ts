import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { AccessPolicy } from './access-policy.js';
import { POLICY, type RoutePolicy, setAdmission } from './policy.js';

/** Stands before every route: nothing is answered that the policy layer did not let through. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.get<RoutePolicy | undefined>(POLICY, context.getHandler());
    const request = context.switchToHttp().getRequest<Request>();
    setAdmission(request, await this.access.admit(request, policy));
    return true;
  }
}
