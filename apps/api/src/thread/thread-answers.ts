import type { BrokenThings, Proposals, ThreadFlow, ThreadSummary } from '@lcc/contract';
import { type BrokenThing, breaks, brokenThings, type FlowBreak, proposalsOf, type Sum, senToWire, threadFlow } from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { HeldThread, ThreadHolder } from './thread-holder.js';
import type { Question, Questions } from './thread-messages.js';
import { ThreadNames } from './thread-names.js';
import { TraceReader } from './trace-reader.js';

/** More than this many of a list nobody reads at once; the counts say how many there are. */
const MOST_LISTED = 200;

/** Answers what is asked of a channel's thread. */
export class ThreadAnswers {
  readonly #traces: TraceReader;
  readonly #names: ThreadNames;
  /** The wall asks often: a flow is worked out once for each state of its thread. */
  readonly #flows = new WeakMap<HeldThread['fold'], ThreadFlow>();

  constructor(
    private readonly holder: ThreadHolder,
    reader: LedgerReader,
  ) {
    this.#traces = new TraceReader(reader);
    this.#names = new ThreadNames(reader);
  }

  /** Null when the channel or the key is not there. */
  async answer(tenant: Tenant, channel: string, question: Question): Promise<Questions[keyof Questions]['answer'] | null> {
    const thread = await this.holder.current(tenant, channel);
    if (!thread) return null;
    switch (question.ask) {
      case 'ready':
        return thread.fold.measures && true;
      case 'trace':
        return this.#traces.trace(tenant, thread, question.key, question.reveals);
      case 'summary':
        return summaryOf(thread, await this.#names.units(tenant, thread));
      case 'broken':
        return { things: await this.#told(tenant, thread, brokenThings(thread.fold, question.kind, question.unit, MOST_LISTED)) };
      case 'flow':
        return this.#flow(tenant, thread);
      case 'proposals':
        return proposals(thread);
    }
  }

  /** The flow alone; null when the channel is not there. */
  async flow(tenant: Tenant, channel: string): Promise<ThreadFlow | null> {
    const thread = await this.holder.current(tenant, channel);
    return thread && this.#flow(tenant, thread);
  }

  async #flow(tenant: Tenant, thread: HeldThread): Promise<ThreadFlow> {
    const { channel, revision, fold } = thread;
    const known = this.#flows.get(fold);
    if (known?.revision === revision) return known;
    const { plan, stages, breaks, delays, ...sums } = threadFlow(fold);
    const told = await this.#told(
      tenant,
      thread,
      [...breaks, ...delays].flatMap(({ example }) => example ?? []),
    );
    const broken = ({ kind, example, ...sum }: FlowBreak): ThreadFlow['breaks'][number] => ({
      kind,
      ...wire(sum),
      example: told.find(({ key }) => key === example?.key) ?? null,
    });
    const flow: ThreadFlow = {
      channel,
      asOf: fold.asOf,
      revision,
      plan: plan && wire(plan),
      budget: wire(sums.budget),
      agreed: wire(sums.agreed),
      paidOnAgreement: wire(sums.paidOnAgreement),
      paid: wire(sums.paid),
      stages: {
        planned: wire(stages.planned),
        announced: wire(stages.announced),
        contracted: wire(stages.contracted),
        handedOver: wire(stages.handedOver),
        paid: wire(stages.paid),
      },
      breaks: breaks.map(broken),
      delays: delays.map(broken),
    };
    this.#flows.set(fold, flow);
    return flow;
  }

  async #told(tenant: Tenant, thread: HeldThread, things: readonly BrokenThing[]): Promise<BrokenThings['things']> {
    const { units } = thread.fold.sides;
    const names = await this.#names.of(tenant, thread, things);
    const unitNames = await this.#names.units(tenant, thread);
    return things.map(({ key, unit: owner, amount }) => {
      const unit = owner === null ? null : units.row(owner);
      return { key, name: names.get(key) ?? null, unit, unitName: unitNames.get(unit ?? '') ?? null, amount: senToWire(amount) };
    });
  }
}

const wire = ({ count, amount }: Sum): { count: number; amount: string } => ({ count, amount: senToWire(amount) });

function summaryOf({ channel, revision, fold }: HeldThread, names: ReadonlyMap<string, string>): ThreadSummary {
  const { measures } = fold;
  const known = [...new Set(measures.units().flatMap((unit) => [...measures.measures(unit).keys()]))].sort();
  return {
    channel,
    asOf: fold.asOf,
    revision,
    totals: Object.fromEntries(known.map((name) => [name, wire(measures.total(name))])),
    breaks: breaks
      .filter((kind) => known.includes(kind))
      .map((kind) => ({
        kind,
        ...wire(measures.total(kind)),
        units: byUnit(fold, kind).map(([unit, sum]) => ({ unit, name: names.get(unit) ?? null, ...wire(sum) })),
      })),
  };
}

/** A measure by the unit whose row holds it, the largest first. */
function byUnit({ measures, sides }: HeldThread['fold'], measure: string): [string, Sum][] {
  const rows = new Map<string, Sum>();
  for (const unit of measures.units()) {
    const sum = measures.measures(unit).get(measure);
    if (!sum) continue;
    const row = sides.units.row(unit);
    const known = rows.get(row) ?? { count: 0, amount: 0n };
    rows.set(row, { count: known.count + sum.count, amount: known.amount + sum.amount });
  }
  return [...rows].sort(([, a], [, b]) => (a.amount === b.amount ? b.count - a.count : a.amount < b.amount ? 1 : -1));
}

function proposals({ fold }: HeldThread): Proposals['proposals'] {
  return proposalsOf(fold, MOST_LISTED).map(({ amount, candidates, ...proposal }) => ({
    ...proposal,
    amount: senToWire(amount),
    candidates: candidates.map(({ to, reasons }) => ({ to, reasons: [...reasons] })),
  }));
}
