import { type Origin, type Trace, type TraceStep, withoutNames } from '@lcc/contract';
import { type Fact, type StepSource, senToWire, type ThreadStep, walkThread } from '@lcc/domain';
import type { FactOrigin, LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { HeldThread } from './thread-holder.js';

/** Walks the thread of a key and tells of each step where it came from. */
export class TraceReader {
  constructor(private readonly reader: LedgerReader) {}

  /**
   * Null when the key is not there.
   * @param reveals whether names of vendors may be read
   */
  async trace(tenant: Tenant, { channel, revision, fold }: HeldThread, key: string, reveals: boolean): Promise<Trace | null> {
    const walk = walkThread(fold, key);
    if (!walk) return null;
    const asked = walk.steps.flatMap((step) => [...step.sources, ...partyOf(step)]);
    const origins = new Map((await this.reader.origins(tenant, channel, asked)).map((origin) => [`${origin.kind}|${origin.key}`, origin]));
    const names = [...origins.values()].flatMap(({ fact }) => vendorIn(fact) ?? []);
    const cover = reveals ? (text: string) => text : (text: string) => withoutNames(text, names);
    const steps = walk.steps.map((step) => described(step, (source) => origins.get(source.join('|')), cover));
    return { channel, key, found: walk.found, asOf: fold.asOf, revision, steps, more: walk.more };
  }
}

/** Who was paid stands in a fact of its own. */
const partyOf = (step: ThreadStep): StepSource[] => (step.step === 'payment' ? [['sp2d-party', step.key]] : []);

function described(step: ThreadStep, at: (source: StepSource) => FactOrigin | undefined, cover: (text: string) => string): TraceStep {
  const origins = step.sources.flatMap((source) => at(source) ?? []);
  const facts = origins.map((origin) => origin.fact);
  const [first] = facts;
  const vendor =
    [...facts, ...partyOf(step).flatMap((source) => at(source)?.fact ?? [])].flatMap((fact) => vendorIn(fact) ?? [])[0] ?? null;
  const title = facts.flatMap((fact) => titleIn(fact) ?? [])[0] ?? null;
  return {
    step: step.step,
    key: step.key,
    title: title === null || step.step === 'plan' ? title : cover(title),
    unit: step.unit ?? (first && 'workUnit' in first ? first.workUnit : null),
    code: step.code ?? (first?.kind === 'plan-item' ? first.code : null),
    amount: wire(step.amount ?? amountIn(first)),
    date: step.date ?? first?.date ?? null,
    status: step.status,
    vendor: vendor === null ? null : cover(vendor),
    candidates: step.candidates.map(({ key, reasons }) => ({ key, reasons: [...reasons] })),
    breaks: [...step.breaks],
    sources: origins.map(originOf),
  };
}

const wire = (amount: bigint | null): string | null => (amount === null ? null : senToWire(amount));

/** What the ledger alone says of plans and papers. */
function amountIn(fact: Fact | undefined): bigint | null {
  if (fact?.kind === 'plan-item') return fact.ceiling;
  return fact?.kind === 'spd' || fact?.kind === 'spp' || fact?.kind === 'spm' ? fact.amount : null;
}

function titleIn(fact: Fact): string | null {
  if (fact.kind === 'plan-item') return fact.text;
  if ('name' in fact && typeof fact.name === 'string') return fact.name;
  return 'description' in fact && typeof fact.description === 'string' ? fact.description : null;
}

const vendorIn = (fact: Fact): string | null =>
  'vendor' in fact && fact.vendor !== null && typeof fact.vendor === 'object' ? fact.vendor.name : null;

const originOf = ({ kind, run, connector, way, path, row, fact, recordedAt }: FactOrigin): Origin => ({
  kind,
  run: way === 'berkas' || way === 'kirim' ? run : null,
  connector,
  file: way === 'berkas' ? (path.split(/[\\/]/).at(-1) ?? path) : null,
  row,
  date: fact.date,
  recordedAt: new Date(recordedAt).toISOString(),
});
