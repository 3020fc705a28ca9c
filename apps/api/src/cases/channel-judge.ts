import {
  addDays,
  BoardState,
  businessDate,
  CaseEngine,
  type CaseFact,
  CaseFold,
  type Change,
  type Detector,
  detectors,
  documentFolds,
  type IsoDate,
  naturalKey,
} from '@lcc/domain';
import { SourceClocks } from '../board/source-clocks.js';
import type { LogEntry } from '../ledger/batch.js';
import { type ChannelHead, type LedgerReader, toChange } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { downSources } from './down-sources.js';
import { guarded } from './guarded.js';

/** Before the first business day of any channel. */
const BEFORE_ALL = '0001-01-01';
/**
 * Days before today that are judged one by one when a channel is judged for the first time: level rules ask what held before. The demo
 * comes into being with its year: its cases are let out over two weeks as if somebody had watched, not all in one week.
 */
const DAYS_BACK = { real: 5, demo: 14 } as const;
/** Of these, days before today on which cases are let out. */
const DAYS_WATCHED = { real: 0, demo: 13 } as const;
/** Everything is judged anew at least this often: what hangs on the clock alone moves, too. */
const WHOLE_MS = 3_600_000;
/** More changes than this are not followed one by one. */
const MANY = 2_000;
const OWN_KINDS: ReadonlySet<string> = new Set(CaseFold.kinds);

/** What a look at a channel has found; `revision` = up to where it had read. */
export interface Found {
  readonly revision: number;
  readonly facts: readonly CaseFact[];
}

/** One log as it is being judged. */
interface Bench {
  readonly epoch: string;
  readonly state: BoardState;
  readonly engine: CaseEngine;
  readonly clocks: SourceClocks;
  position: number;
  /** Last day that was judged whole, and when. */
  judgedDay: IsoDate;
  judgedAt: number;
}

/**
 * Judges one channel: reads its log, keeps its documents in memory, and says what follows for alerts and cases. It writes nothing: what it
 * found comes back to it by the log. Whoever cannot write what it found must begin with another one.
 */
export class ChannelJudge {
  #bench: Bench | null = null;

  constructor(
    private readonly reader: LedgerReader,
    private readonly tenant: Tenant,
    private readonly channel: string,
    private readonly onFault: (detector: string, error: unknown) => void = () => undefined,
    private readonly rules: readonly Detector[] = detectors,
  ) {}

  /** What follows from the log as it stands at `now` (epoch ms). Null when the channel does not exist. */
  async look(now: number): Promise<Found | null> {
    const head = (await this.reader.heads(this.tenant)).find((each) => each.channel === this.channel);
    if (!head) return null;
    const known = this.#bench;
    const bench = known && known.epoch === head.epoch && known.position <= head.revision ? known : await this.#begin(head, now);
    this.#bench = bench;
    let facts: CaseFact[] = [];
    const changes: Change[] = [];
    let isReleased = false;
    const dayBefore = bench.state.asOf;
    await this.reader.eachChange(this.tenant, this.channel, bench.position, ({ revision }) => {
      bench.position = revision;
      return (entries) => {
        for (const entry of entries) {
          const ended = endedDay(entry, bench);
          if (ended !== null) facts.push(...judgeEnded(bench, ended));
          const change = absorb(entry, bench);
          if (change.after?.kind === 'rule-hold' && change.after.releasedOn !== null) isReleased = true;
          if (!OWN_KINDS.has(entry.kind) && changes.length <= MANY) changes.push(change);
        }
      };
    });
    const isOtherRule = changes.some(({ before, after }) => (after ?? before)?.kind === 'rule-version');
    const isWhole =
      isOtherRule || isReleased || bench.state.asOf !== dayBefore || now - bench.judgedAt >= WHOLE_MS || changes.length > MANY;
    const down = downSources(bench.clocks, now);
    if (isWhole) {
      facts = facts.concat(bench.engine.all(down)); // may be more than one call can take
      bench.judgedAt = now;
      bench.judgedDay = bench.state.asOf;
    } else if (changes.length > 0) facts = facts.concat(bench.engine.touched(changes, down));
    return { revision: bench.position, facts: latestOf(facts) };
  }

  async #begin({ region, year, epoch }: ChannelHead, now: number): Promise<Bench> {
    const state = new BoardState(region, year, BEFORE_ALL, documentFolds);
    const rules = this.rules.map((rule) => guarded(rule, this.onFault));
    const coverage = await this.reader.ofKinds(this.tenant, this.channel, ['detector-coverage']);
    const last = coverage
      .map(({ date }) => date)
      .sort()
      .at(-1);
    const today = businessDate(now);
    return {
      epoch,
      state,
      engine: new CaseEngine(state, rules, undefined, last === undefined ? addDays(today, -DAYS_WATCHED[this.tenant.id]) : null),
      clocks: new SourceClocks(),
      position: 0,
      judgedDay: last ?? addDays(today, -DAYS_BACK[this.tenant.id]),
      judgedAt: 0,
    };
  }
}

/** The day that an entry ends, if it is still to be judged. */
function endedDay({ after }: LogEntry, { state, judgedDay }: Bench): IsoDate | null {
  if (after?.kind !== 'business-day' || after.date <= state.asOf || state.asOf === BEFORE_ALL) return null;
  return state.asOf > judgedDay ? state.asOf : null;
}

/** Judges a day as it stood at its end; what it finds holds for the days after. */
function judgeEnded(bench: Bench, day: IsoDate): CaseFact[] {
  const found = bench.engine.all(downSources(bench.clocks, Date.parse(`${day}T23:59:59+07:00`)));
  for (const after of found) bench.state.apply({ revision: bench.state.rollup.revision, before: null, after, firstRecordedOn: day });
  bench.judgedDay = day;
  return found;
}

function absorb(entry: LogEntry, { state, clocks }: Bench): Change {
  const change = toChange(entry);
  state.apply(change);
  clocks.see(entry);
  return change;
}

/** Of each fact the last version. */
const latestOf = (facts: readonly CaseFact[]): CaseFact[] => [
  ...new Map(facts.map((fact) => [`${fact.kind}|${naturalKey(fact)}`, fact])).values(),
];
