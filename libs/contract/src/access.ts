import { z } from 'zod';

/** What a person is here. One account has one role. */
export const roles = [
  'administrator',
  'threshold-editor',
  'approver',
  'inspector',
  'unit-operator',
  'regent',
  'presenter',
  'viewer',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** What somebody may do; every route and every page of the console names one. */
export type Right = keyof typeof ROLES_WITH;

/**
 * Who holds which right. The server decides by this table; the console reads it only to know what to offer.
 * `self` is everybody's own account.
 */
export const ROLES_WITH = {
  self: roles,
  'board.read': ['administrator', 'threshold-editor', 'approver', 'inspector', 'regent', 'presenter', 'viewer'],
  'trace.read': ['administrator', 'threshold-editor', 'approver', 'inspector', 'regent'],
  'thread.decide': ['administrator', 'inspector'],
  'originals.read': ['administrator', 'approver', 'inspector'],
  'users.manage': ['administrator'],
  'keys.manage': ['administrator'],
  'screens.manage': ['administrator'],
  'sources.manage': ['administrator'],
  'channels.manage': ['administrator'],
  'imports.read': ['administrator', 'threshold-editor', 'approver', 'inspector', 'unit-operator'],
  'imports.apply': ['administrator', 'unit-operator'],
  'reference.edit': ['administrator'],
  'year.close': ['administrator', 'approver'],
  'thresholds.read': ['administrator', 'threshold-editor', 'approver', 'inspector'],
  'thresholds.edit': ['threshold-editor'],
  'thresholds.approve': ['approver'],
  'cases.read': ['administrator', 'threshold-editor', 'approver', 'inspector', 'regent'],
  'cases.work': ['inspector'],
  'personal-data.reveal': ['inspector'],
  'unit-reports.read': ['administrator', 'approver', 'inspector', 'regent', 'unit-operator'],
  'unit-reports.write': ['unit-operator'],
  'unit-reports.verify': ['inspector', 'approver'],
  'regent.read': ['administrator', 'regent'],
  'regent.own': ['regent'],
  'questions.read': ['regent', 'unit-operator'],
  'questions.ask': ['regent'],
  'questions.answer': ['unit-operator'],
  'evidence.read': ['administrator', 'approver', 'inspector', 'unit-operator', 'regent'],
  'evidence.bring': ['inspector', 'unit-operator'],
  'evidence.verify': ['approver', 'inspector'],
  'tour.present': ['administrator', 'presenter'],
  'backup.manage': ['administrator'],
  'audit.read': ['administrator', 'inspector'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export const holds = (role: Role, right: Right): boolean => (ROLES_WITH[right] as readonly Role[]).includes(role);

export const rightsOf = (role: Role): Right[] => (Object.keys(ROLES_WITH) as Right[]).filter((right) => holds(role, right));

/** Roles that cannot sign in without a second factor. */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['administrator', 'approver'];

/** The role that sees one unit only, the one its account names. */
export const UNIT_ROLE: Role = 'unit-operator';
