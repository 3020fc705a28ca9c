import { fileURLToPath } from 'node:url';
import type { RuleTermsWire, Trial, TrialAnswer } from '@lcc/contract';
import {
  ALARM_BUDGET,
  CaseFold,
  type CaseFold as Cases,
  type Detector,
  judgingTerms,
  PastRealizationFold,
  ruleNamed,
  type Subject,
  weekOf,
} from '@lcc/domain';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import type { Clock } from '../platform/clock/index.js';
import { AskedProcess } from '../platform/process/asked-process.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { doorOf } from '../platform/tenancy/tenant-door.js';
import { CLOCK } from '../platform/tokens.js';
import { ThresholdReader } from './threshold-reader.js';
import { shownKey } from './trial-bench.js';
import type { ToTrial, TrialProgress, Tried } from './trial-messages.js';

/** The trial is compiled code, also for tests that run this file from its source. */
const PROGRAM = fileURLToPath(new URL('./trial.worker.js', import.meta.url)).replace('/apps/api/src/', '/apps/api/dist/');
const HEAP_MB = 1_536;
const LONGEST_MS = 300_000;
/** Nobody has opened a rule for so long: the past is let go. */
const IDLE_MS = 900_000;
/** A question waits this long for its trial; after that it is told how far it has come, and asks again. */
const PATIENCE_MS = 900;
/** A finished trial is kept for who asks again. */
const KEPT_MS = 60_000;
/** Nobody has asked for so long: it was typed over, and is not begun. */
const WANTED_MS = 5_000;

interface Running {
  readonly answer: Promise<Tried | null>;
  askedAt: number;
  startedAt: number;
  progress: { readonly done: number; readonly of: number };
  endedAt: number | null;
}

/** Tries other terms of a rule on the last two years, in a process of its own. */
@Injectable()
export class Trials implements OnApplicationShutdown {
  readonly #running = new Map<string, Running>();
  #current: Running | null = null;
  #last: Promise<void> = Promise.resolve();
  readonly #process = new AskedProcess<ToTrial, Tried | null, TrialProgress>({
    ...{ file: PROGRAM, name: 'trial', heapMb: HEAP_MB, longestMs: LONGEST_MS, idleMs: IDLE_MS },
    onNote: ({ done, of }) => {
      if (this.#current) this.#current.progress = { done, of };
    },
  });

  constructor(
    private readonly reader: ThresholdReader,
    private readonly boards: BoardService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationShutdown(): void {
    this.#process.end();
  }

  /** Begins to read the past, so that the first change that somebody types is answered at once. */
  async warm(tenant: Tenant, asked: string, detector: Detector): Promise<void> {
    await this.ask(tenant, asked, detector, await this.reader.inForce(tenant, asked, detector));
  }

  /** What the terms would have done against those in force; null with its progress while it is being worked out. */
  async ask(tenant: Tenant, asked: string, detector: Detector, after: RuleTermsWire): Promise<TrialAnswer> {
    const board = await this.reader.board(tenant, asked);
    this.reader.check(board, detector, after);
    const before = await this.reader.inForce(tenant, asked, detector);
    const year = board?.rollup.year ?? 0;
    const heads = (await this.boards.heads(tenant)).filter(
      (head) => head.region === board?.rollup.region && head.hasFigures && (head.year === year || head.year === year - 1),
    );
    const channels = heads.sort((a, b) => a.year - b.year).map(({ channel }) => channel);
    const running = this.#start(tenant, channels, detector, before, after);
    const tried = await Promise.race([
      running.answer,
      new Promise<'later'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'later').unref()),
    ]);
    if (tried === 'later' || tried === null) return { trial: null, progress: running.progress };
    const months =
      board?.state
        .fold(PastRealizationFold)
        .history('5')
        .years.map((each) => each.year) ?? [];
    const missingYears = [year - 1, year]
      .filter((each) => !heads.some((head) => head.year === each))
      .map((each) => ({ year: each, byMonth: months.includes(each) }));
    const fold = board?.state.fold(CaseFold);
    const ms = Math.round((running.endedAt ?? performance.now()) - running.startedAt);
    return { trial: { ...shown(tried, detector, fold), missingYears, ms }, progress: null };
  }

  /** As {@link ask}, with some values of the terms in force changed. Throws RangeError when no rule is called so. */
  async askChanged(
    tenant: Tenant,
    asked: string,
    rule: string,
    values: Readonly<Record<string, number>>,
  ): Promise<TrialAnswer & { readonly title: Detector['title'] }> {
    const detector = ruleNamed(rule);
    if (!detector) throw new RangeError(`Tidak ada aturan ${rule}`);
    const before = await this.reader.inForce(tenant, asked, detector);
    const answer = await this.ask(tenant, asked, detector, { ...before, values: { ...before.values, ...values } });
    return { ...answer, title: detector.title };
  }

  #start(tenant: Tenant, channels: readonly string[], detector: Detector, before: RuleTermsWire, after: RuleTermsWire): Running {
    const today = this.clock.today();
    const key = [tenant.id, channels.join(), detector.id, today, judgingTerms(before), judgingTerms(after)].join('|');
    const now = performance.now();
    for (const [each, { endedAt }] of this.#running) if (endedAt !== null && now - endedAt > KEPT_MS) this.#running.delete(each);
    const known = this.#running.get(key);
    if (known) {
      known.askedAt = now;
      return known;
    }
    const question: ToTrial = { door: doorOf(tenant), channels, rule: detector.id, before, after, today };
    const answer = this.#last.then(() => this.#run(running, question));
    const running: Running = { answer, askedAt: now, startedAt: now, progress: { done: 0, of: 0 }, endedAt: null };
    this.#running.set(key, running);
    this.#last = answer.then(
      (tried) => {
        running.endedAt = performance.now();
        // What was not begun may be asked for again.
        if (tried === null) this.#running.delete(key);
      },
      () => void this.#running.delete(key),
    );
    return running;
  }

  /** Null when nobody waits for it any more. */
  async #run(running: Running, question: ToTrial): Promise<Tried | null> {
    running.startedAt = performance.now();
    if (running.startedAt - running.askedAt > WANTED_MS) return null;
    this.#current = running;
    return this.#process.ask(question);
  }
}

function shown(tried: Tried, detector: Detector, fold: Cases | undefined): Omit<Trial, 'missingYears' | 'ms'> {
  const { effect, weeks, ...rest } = tried;
  const owners = ownersOf(detector, fold);
  const named = (list: Tried['effect']['stay']): Trial['effect']['stay'] =>
    list.map(({ subject, name, value }) => ({
      key: shownKey(subject),
      name,
      value,
      ...(owners.get(keyOf(subject)) ?? { owner: null, promisedOn: null }),
    }));
  return {
    ...rest,
    effect: { stay: named(effect.stay), leave: named(effect.leave), join: named(effect.join), held: named(effect.held) },
    weeks: weeksOf(weeks, othersByWeek(detector, fold)),
    perWeek: detector.kind === 'mark' ? null : ALARM_BUDGET.perWeek,
  };
}

const keyOf = ({ type, key }: Pick<Subject, 'type' | 'key'>): string => `${type}|${key}`;

/** Who has taken the case that an alert of this rule stands in. */
function ownersOf(detector: Detector, fold: Cases | undefined): Map<string, { owner: string | null; promisedOn: string | null }> {
  const owners = new Map<string, { owner: string | null; promisedOn: string | null }>();
  for (const { standing, owner, promisedOn } of fold?.open() ?? [])
    for (const alert of standing)
      if (alert.detector === detector.id) owners.set(`${alert.subject.type}|${alert.subject.key}`, { owner, promisedOn });
  return owners;
}

/** Cases of the other rules, by the week they were let out in. */
function othersByWeek(detector: Detector, fold: Cases | undefined): Map<string, number> {
  const weeks = new Map<string, number>();
  for (const { raisedOn, standing } of fold?.cases() ?? [])
    if (raisedOn !== null && !standing.some((alert) => alert.detector === detector.id))
      weeks.set(weekOf(raisedOn), (weeks.get(weekOf(raisedOn)) ?? 0) + 1);
  return weeks;
}

function weeksOf({ before, after }: Tried['weeks'], others: ReadonlyMap<string, number>): Trial['weeks'] {
  const [was, is] = [new Map(before), new Map(after)];
  const weeks = [...new Set([...was.keys(), ...is.keys(), ...others.keys()])].sort();
  return weeks.map((week) => ({ week, before: was.get(week) ?? 0, after: is.get(week) ?? 0, others: others.get(week) ?? 0 }));
}
