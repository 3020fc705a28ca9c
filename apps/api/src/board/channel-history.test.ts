import { addDays, type Fact, naturalKey } from '@lcc/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../ledger/batch.js';
import { ChannelHistory } from './channel-history.js';
import { writeBoard } from './write-board.js';

const REGION = '12.05';
const HEAD = {
  channel: `${REGION}-2026`,
  region: REGION,
  year: 2026,
  epoch: 'e',
  revision: 0,
  businessDay: '2026-12-31',
  closed: false,
  hasFigures: true,
};
const UNITS = ['1.03.0.00.0.00.03.0000', '1.02.0.00.0.00.02.0000'];
const MORNING = Date.parse('2026-01-02T08:00:00+07:00');

const KINDS = ['pay', 'budget', 'roster', 'progress'] as const;

interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly n: number;
  readonly unit: number;
  readonly day: number;
  readonly amount: bigint;
  /** The key is withdrawn instead of told anew. */
  readonly leaves: boolean;
}

function factOf({ kind, n, unit, day, amount }: Step): Fact {
  const workUnit = UNITS[unit] as string;
  const base = { region: REGION, year: 2026, date: addDays('2026-01-02', day), workUnit };
  const money = { subActivity: `1.03.10.2.01.000${n}`, account: `5.2.04.01.01.000${n}`, fundingSource: '1.1', amount };
  switch (kind) {
    case 'roster':
      return { ...base, kind, name: `Dinas ${n}`, parent: null, verified: true, district: null };
    case 'progress':
      return { ...base, kind, subActivity: money.subActivity, physical: Number(amount % 10_000n), problem: null, verifierNote: null };
    case 'budget':
      return { ...base, kind: 'budget-line', stage: 'MURNI', ...money, details: [] };
    case 'pay': {
      const more = { paymentKind: 'LS', description: null, status: null, counts: true } as const;
      return { ...base, ...more, kind: 'sp2d', number: `n-${n}`, amount, lines: [money] };
    }
  }
}

/** The log of some steps: a key that comes again corrects what stood there. */
function logOf(steps: readonly Step[]): LogEntry[] {
  const known = new Map<string, Fact>();
  return steps.flatMap((step, i) => {
    const told = factOf(step);
    const before = known.get(naturalKey(told)) ?? null;
    if (step.leaves && before === null) return [];
    const after = step.leaves ? null : told;
    if (after === null) known.delete(naturalKey(told));
    else known.set(naturalKey(told), after);
    const recordedAt = MORNING + i * 3_600_000;
    return [{ channel: HEAD.channel, revision: i + 1, kind: told.kind, before, after, recordedAt, firstRecordedAt: recordedAt }];
  });
}

async function boardOf(history: ChannelHistory, asOf: string) {
  const { state, sources, met } = await history.sums(asOf, null);
  return { board: writeBoard(state, sources), met };
}

describe('the history of a channel', () => {
  const day = fc.integer({ min: 0, max: 363 });
  const step = fc.record({
    kind: fc.constantFrom(...KINDS),
    n: fc.integer({ min: 1, max: 4 }),
    unit: fc.integer({ min: 0, max: 1 }),
    day,
    amount: fc.bigInt({ min: 1n, max: 10n ** 14n }),
    leaves: fc.boolean(),
  });

  it('answers any day the same whether or not it keeps sums of some days, while it grows and is corrected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.array(step, { maxLength: 8 }), day), { minLength: 1, maxLength: 6 }), async (parts) => {
        const log = logOf(parts.flatMap(([steps]) => steps));
        const [kept, plain] = [new ChannelHistory(HEAD, 0), new ChannelHistory(HEAD, Number.POSITIVE_INFINITY)];
        let told = 0;
        for (const [steps, asked] of parts) {
          const entries = log.filter(({ revision }) => revision > told && revision <= told + steps.length);
          told += steps.length;
          for (const history of [kept, plain]) history.follow({ ...HEAD, revision: told }, entries);
          const asOf = addDays('2026-01-01', asked);
          expect(await boardOf(kept, asOf)).toEqual(await boardOf(plain, asOf));
          await kept.settled();
          expect(await boardOf(kept, asOf)).toEqual(await boardOf(plain, asOf));
        }
      }),
      { numRuns: 150 },
    );
  });
});
