import { type RuleDetail, type RuleTermsWire, ruleDetailSchema, ruleListSchema, type Trial, trialAnswerSchema } from '@lcc/contract';
import { addDays, type Fact, isoDate, yearOf } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { unitsOfNewYear } from '../ledger/new-year.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { ProposalKeeper } from './proposal-keeper.js';

const test = withTestApp();
const ACCOUNT = '5.2.04.01.01.0003';
let editor: Person;
let second: Person;
let approver: Person;
let viewer: Person;
let channel = '';
let year = 0;

/** An office that is far behind a straight cash plan from spring on. */
beforeAll(async () => {
  const today = test.clock.today();
  year = yearOf(today);
  channel = `12.05-${year}`;
  const base = { region: '12.05', year, workUnit: UNIT };
  const first = isoDate(year, 1, 2);
  const facts: Fact[] = [
    { kind: 'roster', ...base, date: first, name: 'Dinas Rekaan', parent: null, district: null, verified: true },
    {
      ...{ kind: 'budget-line', ...base, date: first, stage: 'MURNI', subActivity: null, account: ACCOUNT, fundingSource: null },
      ...{ amount: 120_000_000_000n, details: [] },
    },
    {
      ...{ kind: 'cash-plan', ...base, date: first, group: 'belanja', subActivity: null, account: null },
      months: Array<bigint>(12).fill(10_000_000_000n),
    },
    {
      ...{
        kind: 'sp2d',
        ...base,
        date: isoDate(year, 1, 15),
        number: 'n-1',
        paymentKind: 'LS',
        amount: 10_000_000_000n,
        description: null,
      },
      ...{ status: null, counts: true, lines: [{ subActivity: null, account: ACCOUNT, fundingSource: null, amount: 10_000_000_000n }] },
    },
  ];
  const tenant = test.app.get(Tenants).real;
  await test.app.get(LedgerService).append(tenant, decisionBatch('uji', facts, 'uji', test.clock.now()));
  editor = await test.person('threshold-editor');
  second = await test.person('threshold-editor');
  approver = await test.person('approver');
  viewer = await test.person('viewer');
});

const at = (rest = ''): string => `/api/v1/boards/${channel}/thresholds/B01${rest}`;
const detail = async (who: Person): Promise<RuleDetail> => ruleDetailSchema.parse(await (await who.ask('GET', at())).json());
const changed = ({ inForce }: RuleDetail, values: Readonly<Record<string, number>>): RuleTermsWire => ({
  ...inForce.terms,
  values: { ...inForce.terms.values, ...values },
});

async function trial(who: Person, terms: RuleTermsWire): Promise<Trial> {
  for (;;) {
    const answer = trialAnswerSchema.parse(await (await who.ask('POST', at('/trial'), { terms })).json());
    if (answer.trial) return answer.trial;
  }
}

describe('thresholds over HTTP', () => {
  it('are listed with what is in force, and closed to who may not see them', async () => {
    const { rules } = ruleListSchema.parse(await (await editor.ask('GET', `/api/v1/boards/${channel}/thresholds`)).json());
    expect(rules.find(({ id }) => id === 'B01')).toMatchObject({ kind: 'level', inForce: 0, open: null });
    expect((await viewer.ask('GET', at())).status).toBe(403);
    expect((await editor.ask('GET', `/api/v1/boards/${channel}/thresholds/tidak-ada`)).status).toBe(404);
  });

  it('are tried on the year: who would fire, go out or join', async () => {
    const read = await detail(editor);
    const mild = await trial(editor, changed(read, { enter: 60, exit: 50 }));
    const same = await trial(editor, read.inForce.terms);
    expect(same.effect.leave).toEqual([]);
    expect(same.totals.before).toEqual(same.totals.after);
    expect(mild.totals.before).toEqual(same.totals.before);
    expect(mild.strips.find(({ key }) => key === UNIT)?.name).toBe('Dinas Rekaan');
    const end = isoDate(year, 12, 31);
    if (test.clock.today() > isoDate(year, 4, 1) && test.clock.today() < end) expect(mild.totals.before.onsets).toBeGreaterThan(0);
  });

  it('are refused outside their bounds, by field', async () => {
    const terms = changed(await detail(editor), { enter: 5, exit: 9 });
    const response = await editor.ask('PUT', at('/draft'), { edition: 0, terms, reason: '' });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ issues: [{ field: 'terms.values.exit' }] });
    const poisoned = changed(await detail(editor), { enter: 100_000 });
    expect((await editor.ask('POST', at('/trial'), { terms: poisoned })).status).toBe(422);
    expect((await editor.ask('PUT', at('/draft'), { edition: 0, terms, reason: '', approved_by: 'saya' })).status).toBe(422);
  });

  it('lose no edit of two people: the second is told, and may go on from what the first wrote', async () => {
    const read = await detail(editor);
    const [mine, theirs] = [changed(read, { enter: 12, exit: 9 }), changed(read, { enter: 15, exit: 12 })];
    const answers = await Promise.all([
      editor.ask('PUT', at('/draft'), { edition: 0, terms: mine, reason: 'punya saya' }),
      second.ask('PUT', at('/draft'), { edition: 0, terms: theirs, reason: 'punya mereka' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const kept = (await detail(editor)).open;
    expect(['punya saya', 'punya mereka']).toContain(kept?.reason);
    expect((await editor.ask('PUT', at('/draft'), { edition: kept?.edition, terms: mine, reason: 'digabung' })).status).toBe(204);
    expect((await second.ask('PUT', at('/draft'), { edition: kept?.edition, terms: theirs, reason: 'basi' })).status).toBe(409);
    expect((await detail(editor)).open).toMatchObject({ state: 'draft', reason: 'digabung', terms: { values: { enter: 12 } } });
  });

  it('take force only by a second person, for exactly what was proposed, after the shadow', async () => {
    const draft = (await detail(editor)).open;
    await trial(editor, draft?.terms as RuleTermsWire);
    const proposed = await editor.ask('POST', at('/proposal'), { edition: draft?.edition, reason: 'Rencana kas lurus, nyala pendek.' });
    expect(proposed.status).toBe(204);
    const shadow = (await detail(approver)).open;
    expect(shadow).toMatchObject({ state: 'shadow', shadow: { days: 0, of: 7, isComplete: false }, attached: { on: test.clock.today() } });
    expect((await editor.ask('PUT', at('/draft'), { edition: shadow?.edition, terms: draft?.terms, reason: 'diam-diam' })).status).toBe(
      409,
    );
    expect((await editor.ask('POST', at('/approval'), { hash: shadow?.hash })).status).toBe(403);
    expect((await approver.ask('POST', at('/approval'), { hash: shadow?.hash })).status).toBe(409);
    test.clock.advance(11 * 86_400_000);
    const [late] = [await test.person('approver')];
    expect((await late.ask('POST', at('/approval'), { hash: '0'.repeat(64) })).status).toBe(409);
    expect((await late.ask('POST', at('/approval'), { hash: shadow?.hash })).status).toBe(204);
    await expect.poll(async () => (await detail(late)).inForce).toMatchObject({ number: 1, terms: { values: { enter: 12 } } });
    const { versions, open } = await detail(late);
    expect(open).toBeNull();
    expect(versions).toMatchObject([{ number: 1, state: 'active', reason: 'Rencana kas lurus, nyala pendek.' }]);
  });

  it('come back by one step, and stay on the record', async () => {
    const who = await test.person('approver');
    expect((await who.ask('POST', at('/revival'), { number: 0, reason: 'Terlalu longgar bagi bidang.' })).status).toBe(204);
    await expect.poll(async () => (await detail(who)).inForce).toMatchObject({ number: 2, terms: { values: { enter: 10 } } });
    expect((await detail(who)).versions.map(({ number, state, revives }) => [number, state, revives])).toEqual([
      [2, 'active', 0],
      [1, 'retired', null],
    ]);
    const inspector = await test.person('inspector');
    const trail = (await (await inspector.ask('GET', '/api/v1/audit')).json()) as { entries: { action: string }[] };
    const actions = trail.entries.map(({ action }) => action).filter((action) => action.startsWith('threshold.'));
    expect(actions.slice(0, 3)).toEqual(['threshold.revived', 'threshold.approved', 'threshold.proposed']);
  });

  it('hold a storm of alerts until a person with the right to approve releases it', async () => {
    const { real } = test.app.get(Tenants);
    const today = test.clock.today();
    const hold: Fact = {
      ...{ kind: 'rule-hold', region: '12.05', year, date: today, rule: 'B01', number: 2, count: 40 },
      ...{ releasedBy: null, releasedOn: null },
    };
    await test.app.get(LedgerService).append(real, decisionBatch('badai', [hold], 'penilai', test.clock.now()));
    const [who, other] = [await test.person('approver'), await test.person('threshold-editor')];
    await expect.poll(async () => (await detail(who)).held).toEqual({ since: today, count: 40 });
    const queue = (await (await who.ask('GET', `/api/v1/boards/${channel}/cases`)).json()) as { held: object[] };
    expect(queue.held).toMatchObject([{ rule: 'B01', count: 40 }]);

    const reason = 'Sudah diperiksa: memang semuanya tertinggal.';
    expect((await other.ask('POST', at('/release'), { reason })).status).toBe(403);
    expect((await who.ask('POST', at('/release'), { reason: 'ya' })).status).toBe(422);
    expect((await who.ask('POST', at('/release'), { reason })).status).toBe(204);
    await expect.poll(async () => (await detail(who)).held).toBeNull();
    expect((await who.ask('POST', at('/release'), { reason })).status).toBe(409);
    const inspector = await test.person('inspector');
    const trail = (await (await inspector.ask('GET', '/api/v1/audit')).json()) as { entries: { action: string; reason: string }[] };
    expect(trail.entries.find(({ action }) => action === 'threshold.released')).toMatchObject({ reason });
  });

  it('expire when nobody agrees in time, and can be drafted again', async () => {
    const proposer = await test.person('threshold-editor');
    const terms = changed(await detail(proposer), { enter: 14, exit: 11 });
    const reason = 'Rencana kas lurus, nyala pendek.';
    expect((await proposer.ask('PUT', at('/draft'), { edition: 0, terms, reason })).status).toBe(204);
    await trial(proposer, terms);
    expect((await proposer.ask('POST', at('/proposal'), { edition: 1, reason })).status).toBe(204);
    const keeper = test.app.get(ProposalKeeper);
    await keeper.look();
    expect((await detail(proposer)).open).toMatchObject({ state: 'shadow', shadow: { left: 3 } });

    test.clock.advance(15 * 86_400_000);
    const late = await test.person('approver');
    const { open } = await detail(late);
    expect(open?.shadow).toMatchObject({ isComplete: true, left: 0 });
    expect((await late.ask('POST', at('/approval'), { hash: open?.hash })).status).toBe(409);
    await Promise.all([keeper.look(), keeper.look()]);
    const after = await detail(late);
    expect(after.open).toBeNull();
    expect(after.versions[0]).toMatchObject({ number: 3, state: 'expired', reason });
    const inspector = await test.person('inspector');
    const trail = (await (await inspector.ask('GET', '/api/v1/audit')).json()) as { entries: { action: string; object: string }[] };
    expect(trail.entries.filter(({ action }) => action === 'threshold.expired')).toMatchObject([
      { object: expect.stringMatching(/B01\/3$/) },
    ]);

    const again = await test.person('threshold-editor');
    expect((await again.ask('PUT', at('/draft'), { edition: 0, terms, reason })).status).toBe(204);
    expect((await detail(again)).open).toMatchObject({ number: 4, state: 'draft' });
  });

  it('cannot be approved alone, not even in the database', async () => {
    const { real } = test.app.get(Tenants);
    await expect(
      real.dataSource.query(`UPDATE threshold_version SET approved_by = proposed_by WHERE rule = 'B01' AND number = 1`),
    ).rejects.toThrow(/check/i);
  });

  it('go into the next year as they ended', async () => {
    const { real } = test.app.get(Tenants);
    const known = await test.app.get(LedgerReader).ofKinds(real, channel, ['rule-version']);
    expect(unitsOfNewYear(known, year + 1)).toMatchObject([{ number: 2, year: year + 1, date: isoDate(year + 1, 1, 1) }]);
    expect(addDays(isoDate(year, 12, 31), 1)).toBe(isoDate(year + 1, 1, 1));
  });
});
