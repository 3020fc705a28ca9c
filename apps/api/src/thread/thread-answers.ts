import type { BrokenThings, Proposals, ThreadSummary } from '@lcc/contract';
import { breaks, brokenThings, proposalsOf, type Sum, senToWire } from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { HeldThread, ThreadHolder } from './thread-holder.js';
import type { Question, Questions } from './thread-messages.js';
import { TraceReader } from './trace-reader.js';

/** More than this many of a list nobody reads at once; the counts say how many there are. */
const MOST_LISTED = 200;

/** Answers what is asked of a channel's thread. */
export class ThreadAnswers {
  readonly #traces: TraceReader;

  constructor(
    private readonly holder: ThreadHolder,
    reader: LedgerReader,
  ) {
    this.#traces = new TraceReader(reader);
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
        return summaryOf(thread);
      case 'broken':
        return brokenOf(thread, question);
      case 'proposals':
        return proposals(thread);
    }
  }
}

const wire = ({ count, amount }: Sum): { count: number; amount: string } => ({ count, amount: senToWire(amount) });

function summaryOf({ channel, revision, fold }: HeldThread): ThreadSummary {
  const { measures } = fold;
  const names = [...new Set(measures.units().flatMap((unit) => [...measures.measures(unit).keys()]))].sort();
  return {
    channel,
    asOf: fold.asOf,
    revision,
    totals: Object.fromEntries(names.map((name) => [name, wire(measures.total(name))])),
    breaks: breaks
      .filter((kind) => names.includes(kind))
      .map((kind) => ({ kind, ...wire(measures.total(kind)), units: byUnit(fold, kind).map(([unit, sum]) => ({ unit, ...wire(sum) })) })),
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

function brokenOf({ fold }: HeldThread, { kind, unit }: Questions['broken']['asked']): BrokenThings {
  return { things: brokenThings(fold, kind, unit, MOST_LISTED).map((thing) => ({ ...thing, amount: senToWire(thing.amount) })) };
}

function proposals({ fold }: HeldThread): Proposals['proposals'] {
  return proposalsOf(fold, MOST_LISTED).map(({ amount, candidates, ...proposal }) => ({
    ...proposal,
    amount: senToWire(amount),
    candidates: candidates.map(({ to, reasons }) => ({ to, reasons: [...reasons] })),
  }));
}
