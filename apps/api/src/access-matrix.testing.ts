import { holds, type Role, roles } from '@lcc/contract';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { PUSH_POLICY } from './ingest/push.service.js';
import { SIPD_POLICY } from './ingest/wp-sipd/sipd-posts.js';
import { POLICY, type RoutePolicy } from './platform/access/policy.js';

export interface DeclaredRoute {
  /** `GET /api/v1/users/:id`. */
  readonly name: string;
  readonly policy: RoutePolicy | undefined;
}

/** Every route the application answers: those of its controllers, and those with a door of their own. */
export function declaredRoutes(controllers: readonly Type[]): DeclaredRoute[] {
  const routes = controllers.flatMap((controller) => {
    const base: unknown = Reflect.getMetadata(PATH_METADATA, controller);
    const handlers = Object.getOwnPropertyNames(controller.prototype).map((key) => (controller.prototype as Record<string, unknown>)[key]);
    return handlers.flatMap((handler) => {
      if (typeof handler !== 'function') return [];
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const path = [base, Reflect.getMetadata(PATH_METADATA, handler)]
        .map((part) => String(part).replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      return [{ name: `${RequestMethod[method]} /${path}`, policy: Reflect.getMetadata(POLICY, handler) as RoutePolicy | undefined }];
    });
  });
  const doors = [
    { name: 'POST /api/v1/ingest/:connector', policy: PUSH_POLICY },
    { name: 'POST /api/v1/wp-sipd', policy: SIPD_POLICY },
  ];
  return [...routes, ...doors].sort((a, b) => a.name.localeCompare(b.name));
}

/** Who calls in the matrix. */
export type CallerName = 'anonymous' | 'screen' | 'key:ingest' | 'key:read' | 'key:metrics' | `${Role}`;
export const callers: readonly CallerName[] = ['anonymous', 'screen', 'key:ingest', 'key:read', 'key:metrics', ...roles];

/** What a policy promises a caller for an object that is theirs: let in, or the status of the refusal. */
export function promised(policy: RoutePolicy, caller: CallerName): 'in' | 401 | 403 | 404 {
  const channel = policy.object?.of === 'channel';
  const isRole = roles.some((role) => role === caller);
  if (policy.local) return 'in'; // the test calls from this machine
  if (caller.startsWith('key:')) {
    if (policy.keys?.some((scope) => caller === `key:${scope}`)) return 'in';
    return policy.keys || !policy.anyone ? 403 : 'in';
  }
  if (isRole && policy.right && holds(caller as Role, policy.right)) return 'in';
  if (policy.anyone) return channel && (caller !== 'screen' || policy.personal) ? 404 : 'in'; // with the demo off nobody else has a channel
  return isRole && policy.right ? 403 : 401;
}

const OBJECTS = {
  channel: 'saluran penyewanya',
  'own-session': 'sesinya sendiri',
  unit: 'unitnya',
  'unit-object': 'milik unitnya',
} as const;

/** The matrix as a page for people. */
export function matrixPage(routes: readonly DeclaredRoute[]): string {
  const mark = (policy: RoutePolicy, role: Role): string => (policy.right && holds(role, policy.right) ? '●' : '');
  const head = ['Route', 'Right', ...roles, 'Keys', 'Others', 'Object', 'Step-up'];
  const rows = routes.map(({ name, policy = {} }) => [
    `\`${name}\``,
    policy.right ?? '',
    ...roles.map((role) => mark(policy, role)),
    policy.keys?.join(', ') ?? '',
    [policy.anyone ? 'anyone' : '', policy.local ? 'this machine' : '', policy.hidden ? 'else 404' : ''].filter(Boolean).join(', '),
    policy.object ? OBJECTS[policy.object.of] : '',
    policy.stepUp ? '●' : '',
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# Who may call what',
    '',
    'Written by `access-matrix.test.ts` from what the routes declare, and called by it, route by route and role by role. After a change:',
    '`npx vitest run --project api apps/api/src/access-matrix.test.ts -u`.',
    '',
    'Who is not known is answered 401, who may not 403, and for an object that is not the caller’s 404. *self* is one’s own account.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}
