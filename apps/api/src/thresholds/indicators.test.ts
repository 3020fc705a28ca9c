import { type RuleDetail, ruleDetailSchema, ruleListSchema, snapshotSchema, type Trial, trialAnswerSchema } from '@lcc/contract';
import { type Fact, isoDate, yearOf } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const ACCOUNT = '5.2.04.01.01.0003';
let channel = '';
const at = (rule: string, rest = ''): string => `/api/v1/boards/${channel}/thresholds/${rule}${rest}`;
const detail = async (who: Person, rule: string): Promise<RuleDetail> =>
  ruleDetailSchema.parse(await (await who.ask('GET', at(rule))).json());
const stateOn = async (who: Person): Promise<string | undefined> =>
  snapshotSchema.parse(await (await who.ask('GET', `/api/v1/boards/${channel}`)).json()).board.rows[0]?.state;

async function trial(who: Person, rule: string, terms: RuleDetail['shipped']): Promise<Trial> {
  for (;;) {
    const answer = trialAnswerSchema.parse(await (await who.ask('POST', at(rule, '/trial'), { terms })).json());
    if (answer.trial) return answer.trial;
  }
}

/** All was planned for January, and 96 % of it is spent: four points behind for the rest of the year. */
beforeAll(async () => {
  const year = yearOf(test.clock.today());
  channel = `12.05-${year}`;
  const base = { region: '12.05', year, workUnit: UNIT };
  const line = { subActivity: null, account: ACCOUNT, fundingSource: null };
  const facts: Fact[] = [
    { kind: 'roster', ...base, date: isoDate(year, 1, 2), name: 'Dinas Rekaan', parent: null, district: null, verified: true },
    { kind: 'budget-line', ...base, date: isoDate(year, 1, 2), stage: 'MURNI', ...line, amount: 100_000_000_000n, details: [] },
    {
      ...{ kind: 'cash-plan', ...base, date: isoDate(year, 1, 2), group: 'belanja', subActivity: null, account: null },
      months: [100_000_000_000n, ...Array<bigint>(11).fill(0n)],
    },
    {
      ...{
        kind: 'sp2d',
        ...base,
        date: isoDate(year, 1, 15),
        number: 'n-1',
        paymentKind: 'LS',
        amount: 96_000_000_000n,
        description: null,
      },
      ...{ status: null, counts: true, lines: [{ ...line, amount: 96_000_000_000n }] },
    },
  ];
  await test.app.get(LedgerService).append(test.app.get(Tenants).real, decisionBatch('uji', facts, 'uji', test.clock.now()));
});

describe('limits of indicators', () => {
  it('stand in the list with what they mark now, and go the way of every rule to the board', async () => {
    const editor = await test.person('threshold-editor');
    const { rules } = ruleListSchema.parse(await (await editor.ask('GET', `/api/v1/boards/${channel}/thresholds`)).json());
    expect(rules.find(({ id }) => id === 'opd-waspada')).toMatchObject({ kind: 'mark', standing: 0, coverage: { judged: 1 } });
    expect(rules.find(({ id }) => id === 'e-purchasing')).toMatchObject({ kind: 'mark', coverage: { judged: 0, notJudged: 1 } });

    const { shipped } = await detail(editor, 'opd-waspada');
    const terms = { ...shipped, values: { enter: 3 } };
    const tried = await trial(editor, 'opd-waspada', terms);
    expect(tried).toMatchObject({ perWeek: null, effect: { join: [{ name: 'Dinas Rekaan', value: 4 }], leave: [] } });
    expect(tried.missingYears).toEqual([{ year: yearOf(test.clock.today()) - 1, byMonth: false }]);
    const refused = await editor.ask('PUT', at('opd-waspada', '/draft'), { edition: 0, terms: { ...terms, except: [UNIT] }, reason: '' });
    expect(refused.status).toBe(422);

    const reason = 'Wakil bupati ingin melihat lebih awal.';
    expect((await editor.ask('PUT', at('opd-waspada', '/draft'), { edition: 0, terms, reason })).status).toBe(204);
    expect((await editor.ask('POST', at('opd-waspada', '/proposal'), { edition: 1, reason })).status).toBe(204);
    expect(await stateOn(editor)).toBe('sesuai');
    test.clock.advance(11 * 86_400_000);
    const approver = await test.person('approver');
    const { open } = await detail(approver, 'opd-waspada');
    expect((await approver.ask('POST', at('opd-waspada', '/approval'), { hash: open?.hash })).status).toBe(204);
    await expect.poll(() => stateOn(approver)).toBe('waspada');
    expect((await approver.ask('POST', at('opd-waspada', '/revival'), { number: 0, reason: 'Kembali seperti semula.' })).status).toBe(204);
    await expect.poll(() => stateOn(approver)).toBe('sesuai');
  });
});
