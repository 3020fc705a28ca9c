import type { RuleTermsWire, RuleVersionShown } from '@lcc/contract';
import type { IsoDate, RuleTerms } from '@lcc/domain';
import type { EntityManager } from 'typeorm';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** A row of `threshold_version`; people by their public ids. */
export interface VersionRow {
  readonly number: number;
  readonly state: RuleVersionShown['state'];
  readonly edition: number;
  readonly terms: RuleTermsWire;
  readonly reason: string;
  readonly base: number;
  readonly written_by: string;
  readonly written_at: Date;
  readonly hash: string | null;
  readonly shadow_from: string | null;
  readonly proposed_by: string | null;
  readonly attached: RuleVersionShown['attached'];
  readonly approved_by: string | null;
  readonly effective_on: string | null;
  readonly note: string | null;
  readonly revives: number | null;
  readonly expired_on: string | null;
}

const COLUMNS = `number, state, edition, terms, reason, base, written_by, written_at, hash, shadow_from::text, proposed_by, attached,
  approved_by, effective_on::text, note, revives, expired_on::text`;

/** Where the versions of one rule of one tenant stand. */
export interface RulePlace {
  readonly tenant: Pick<Tenant, 'id' | 'region'>;
  readonly rule: string;
}

/** What the audit trail calls a version. */
export const versionObject = ({ tenant, rule }: RulePlace, number: number): string =>
  `threshold:${tenant.id}/${tenant.region}/${rule}/${number}`;

/** Terms as they are kept and told. */
export const termsOnWire = (terms: RuleTerms): RuleTermsWire => ({
  ...{ values: { ...terms.values }, holdDays: terms.holdDays, clearDays: terms.clearDays },
  ...{ except: [...terms.except], act: terms.act, actDays: terms.actDays },
});

const keysOf = ({ tenant, rule }: RulePlace): string[] => [tenant.id, tenant.region, rule];

/** Every version of a rule, the latest first. With `lock` nobody else changes one until the transaction ends. */
export async function versionsOf(manager: EntityManager, place: RulePlace, lock = false): Promise<VersionRow[]> {
  if (lock) await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`threshold/${keysOf(place).join('/')}`]);
  return (await manager.query(
    `SELECT ${COLUMNS} FROM threshold_version WHERE tenant = $1 AND region = $2 AND rule = $3 ORDER BY number DESC`,
    keysOf(place),
  )) as VersionRow[];
}

/** An open draft or proposal of a rule. */
interface OpenVersion {
  readonly state: 'draft' | 'shadow';
  readonly terms: RuleTermsWire;
}

/** The open draft or proposal of each rule of a tenant that has one. */
export async function openVersions(manager: EntityManager, tenant: RulePlace['tenant']): Promise<ReadonlyMap<string, OpenVersion>> {
  const rows = (await manager.query(
    `SELECT rule, state, terms FROM threshold_version WHERE tenant = $1 AND region = $2 AND state IN ('draft', 'shadow')`,
    [tenant.id, tenant.region],
  )) as (OpenVersion & { rule: string })[];
  return new Map(rows.map(({ rule, ...open }) => [rule, open]));
}

/** A proposal that nobody agreed on in time. */
export interface ExpiredVersion {
  readonly rule: string;
  readonly number: number;
  readonly expiredOn: IsoDate;
}

/** Proposals of a tenant that expired on a day or later. */
export const expiredSince = async (manager: EntityManager, tenant: RulePlace['tenant'], day: IsoDate): Promise<ExpiredVersion[]> =>
  (await manager.query(
    `SELECT rule, number, expired_on::text AS "expiredOn" FROM threshold_version
     WHERE tenant = $1 AND region = $2 AND state = 'expired' AND expired_on >= $3 ORDER BY rule, number`,
    [tenant.id, tenant.region, day],
  )) as ExpiredVersion[];

export async function insertVersion(
  manager: EntityManager,
  place: RulePlace,
  row: Omit<VersionRow, 'edition' | 'hash' | 'shadow_from' | 'attached' | 'note' | 'expired_on'>,
): Promise<void> {
  await manager.query(
    `INSERT INTO threshold_version (tenant, region, rule, number, state, edition, terms, reason, base, written_by, written_at, proposed_by, approved_by, effective_on, revives)
     VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...keysOf(place),
      row.number,
      row.state,
      row.terms,
      row.reason,
      row.base,
      row.written_by,
      row.written_at,
      row.proposed_by,
      row.approved_by,
      row.effective_on,
      row.revives,
    ],
  );
}

/** Sets some fields of one version; each change is an edition of its own. */
export async function updateVersion(
  manager: EntityManager,
  place: RulePlace,
  number: number,
  change: Partial<Omit<VersionRow, 'number' | 'edition'>>,
): Promise<void> {
  const names = Object.keys(change);
  const sets = names.map((name, i) => `${name} = $${i + 5}`).join(', ');
  await manager.query(
    `UPDATE threshold_version SET edition = edition + 1, ${sets} WHERE tenant = $1 AND region = $2 AND rule = $3 AND number = $4`,
    [...keysOf(place), number, ...Object.values(change)],
  );
}
