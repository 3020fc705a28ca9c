import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInTerms, type RuleTerms, ruleNamed } from '@lcc/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../compose.js';
import { decisionBatch } from '../../ledger/ledger.service.js';
import { termsOnWire, updateVersion, versionsOf } from '../../ledger/rule-versions.js';
import { migrations } from '../../migrations.js';
import type { Actor } from '../../platform/audit/actor.js';
import { verifyAudit } from '../../platform/audit/verify.js';
import { FakeClock } from '../../platform/clock/index.js';
import { loadConfig } from '../../platform/config/config.js';
import { clientOptions } from '../../platform/database/index.js';
import { withTestDatabase } from '../../platform/database/testing.js';
import { Tenant, Tenants } from '../../platform/tenancy/tenant.js';
import { isSame } from './pack-difference.js';
import { sealPack } from './sealed-pack.js';

const REGION = '12.18';
const UNIT = '1.03.0.00.0.00.03.0000';
const REASON = 'Batas bawaan terlalu rapat bagi dinas kecil';
const by: Actor = { kind: 'operator', id: 'uji' };
const clock = new FakeClock(Date.parse('2026-08-15T12:00:00+07:00'));
const database = withTestDatabase(migrations.real);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-ambang-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function machine() {
  const tenant = new Tenant('real', database.dataSource, REGION, clientOptions(database.handle.connection, 'uji'));
  return { tenant, ...compose({ ...loadConfig({}), dataDir: folder, region: REGION }, new Tenants([tenant]), clock) };
}

function ruleB01() {
  const rule = ruleNamed('B01');
  if (!rule) throw new Error('B01 is gone');
  return rule;
}

/** What is shipped, kept one day longer. */
const patient = (): RuleTerms => ({ ...builtInTerms(ruleB01()), holdDays: 5, except: [UNIT] });

/** A pack of a regency where B01 was agreed on with other terms, and where a rule of a newer program is in force. */
function packWith(on: ReturnType<typeof machine>, ...thresholds: { rule: string; terms: RuleTerms }[]): Buffer {
  const pack = sealPack(
    {
      ...({ format: 'lcc-region-pack', version: 2, made: '2026-08-15T05:00:00.000Z', year: 2026 } as const),
      region: { code: REGION, name: 'Kabupaten Serdang Bedagai' },
      units: [{ code: UNIT, name: 'Dinas PUTR', parent: null, district: null, from: '2026-01-01' }],
      ...{ districts: [], boundaries: null, aliases: [], mergers: [], names: [], bridges: [], holidays: [], catalogue: [], places: [] },
      layouts: [],
      thresholds: thresholds.map(({ rule, terms }) => ({ rule, terms: termsOnWire(terms), reason: REASON })),
    },
    on.auditKey,
  );
  return Buffer.from(JSON.stringify(pack));
}

const take = async (on: ReturnType<typeof machine>, bytes: Buffer) =>
  on.packs.take(on.tenant, await on.packs.plan(on.tenant, bytes, undefined), 'sergai.json', by);
const undo = ({ reversals, tenant, audit }: ReturnType<typeof machine>, run: string) =>
  reversals.reverse(tenant, run, { actor: by.id, reason: 'pak wilayah lain', now: clock.now() }, (manager) =>
    audit.record(manager, { actor: by, action: 'import.reversed', object: `import-run:${run}` }),
  );
const versions = ({ tenant }: ReturnType<typeof machine>, rule = 'B01') => versionsOf(tenant.dataSource.manager, { tenant, rule });

describe('thresholds in a region pack', () => {
  it('become drafts where they are taken in, and nothing is in force by it', async () => {
    const on = machine();
    const { difference } = await on.packs.plan(on.tenant, packWith(on, { rule: 'B01', terms: patient() }), undefined);
    expect(difference).toMatchObject({ thresholds: { added: [{ rule: 'B01', reason: REASON }] }, passedRules: [] });
    const { run } = await take(on, packWith(on, { rule: 'B01', terms: patient() }));
    expect(await versions(on)).toMatchObject([{ number: 1, state: 'draft', terms: patient(), reason: REASON, approved_by: null }]);
    expect(await on.reader.ofKinds(on.tenant, `${REGION}-2026`, ['rule-version'])).toEqual([]);
    await on.checkpoints.write();
    expect(await verifyAudit(on.tenant.dataSource, folder)).toMatchObject({ intact: true, problems: [] });

    const again = await on.packs.plan(on.tenant, packWith(on, { rule: 'B01', terms: patient() }), undefined);
    expect(isSame(again.difference)).toBe(true);
    await undo(on, run);
    expect(await versions(on)).toMatchObject([{ number: 1, state: 'discarded' }]);
  });

  it('pass by rules that are open here, unknown, or told wrongly, and say why', async () => {
    const on = machine();
    const { run } = await take(on, packWith(on, { rule: 'B01', terms: patient() }));
    const terms = { ...patient(), holdDays: 7 };
    const { difference } = await on.packs.plan(
      on.tenant,
      packWith(
        on,
        { rule: 'B01', terms },
        { rule: 'Z99', terms },
        { rule: 'B02', terms: { ...terms, except: ['9.99.0.00.0.00.03.0000'] } },
      ),
      undefined,
    );
    expect(difference.thresholds).toMatchObject({ added: [], changed: [] });
    expect(difference.passedRules).toMatchObject([
      { rule: 'B01', why: expect.stringContaining('usulan yang terbuka') },
      { rule: 'Z99', why: expect.stringContaining('perbarui program') },
      { rule: 'B02' },
    ]);
    // A draft that somebody has worked on since stays when the pack is taken back.
    await updateVersion(on.tenant.dataSource.manager, { tenant: on.tenant, rule: 'B01' }, 2, { reason: 'ditulis ulang' });
    await undo(on, run);
    expect((await versions(on))[0]).toMatchObject({ number: 2, state: 'draft', reason: 'ditulis ulang' });
  });

  it('go out as what is in force, with the reason and without who agreed', async () => {
    const on = machine();
    await take(on, packWith(on));
    const fact = {
      ...({ kind: 'rule-version', region: REGION, year: 2026, date: '2026-08-01', rule: 'B01', reason: REASON } as const),
      ...{ holdDays: 4, clearDays: 2, except: [], act: 'Kirim sebab', actDays: 3, values: [] },
    };
    const later = { ...fact, number: 3, date: '2026-12-01', holdDays: 9 };
    const facts = [{ ...fact, number: 1, holdDays: 3 }, { ...fact, number: 2 }, later];
    await on.ledger.append(on.tenant, decisionBatch('ambang B01', facts, 'penyetuju-rahasia', clock.now()));
    const pack = await on.packs.export(on.tenant, REGION, undefined, by);
    expect(pack.thresholds).toEqual([
      { rule: 'B01', reason: REASON, terms: { ...termsOnWire(builtInTerms(ruleB01())), holdDays: 4, act: 'Kirim sebab', actDays: 3 } },
    ]);
    expect(JSON.stringify(pack)).not.toContain('penyetuju-rahasia');
    // A pack whose version here is another one shows both.
    await on.tenant.dataSource.query(`UPDATE threshold_version SET state = 'discarded' WHERE state = 'draft'`);
    const { difference } = await on.packs.plan(on.tenant, packWith(on, { rule: 'B01', terms: patient() }), undefined);
    expect(difference.thresholds.changed).toMatchObject([{ before: { terms: { holdDays: 4 } }, after: { terms: { holdDays: 5 } } }]);
  });
});
