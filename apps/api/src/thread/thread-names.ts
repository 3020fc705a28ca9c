import { type BrokenThing, listed, processStep, type StepSource, type ThreadFold } from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { HeldThread } from './thread-holder.js';

/** Where the name of a thing stands: in its package or the notice of its process, else with the activity it is paid from. */
interface NamePlace {
  /** The first that has a name tells it. */
  readonly papers: readonly StepSource[];
  readonly activity: string | null;
}

/** Tells things of the thread by name: packages and processes as SiRUP and SPSE announce them, everything else by its activity. None names a person. */
export class ThreadNames {
  constructor(private readonly reader: LedgerReader) {}

  /** Units by code, as the roster in force calls them. */
  async units(tenant: Tenant, { channel }: HeldThread): Promise<ReadonlyMap<string, string>> {
    const roster = await this.reader.ofKinds(tenant, channel, ['roster']);
    return new Map(roster.map(({ workUnit, name }) => [workUnit, name]));
  }

  /** Names by key; things without one are left out. */
  async of(tenant: Tenant, { channel, fold }: HeldThread, things: readonly BrokenThing[]): Promise<ReadonlyMap<string, string>> {
    if (things.length === 0) return new Map();
    const places = new Map(things.map(({ key }) => [key, placeOf(fold.sides, key)]));
    const asked = [...places.values()].flatMap((place) => place.papers);
    const facts = asked.length === 0 ? [] : await this.reader.origins(tenant, channel, asked);
    const written = new Map<string, string>(
      facts.flatMap(({ kind, key, fact }) => ('name' in fact && fact.name ? [[`${kind}|${key}`, fact.name] as const] : [])),
    );
    const activities = await this.reader.names(tenant, 'sub-activity');
    return new Map(
      [...places].flatMap(([key, place]) => {
        const own = place.papers.flatMap((paper) => written.get(paper.join('|')) ?? [])[0];
        const name = own ?? activities.get(place.activity ?? '');
        return name === undefined ? [] : [[key, name] as const];
      }),
    );
  }
}

function placeOf({ payments, agreements, packages, budget }: ThreadFold['sides'], key: string): NamePlace {
  const ofPackages = (codes: readonly string[]): StepSource[] =>
    codes.flatMap((code) => (['penyedia', 'swakelola'] as const).map((kind): StepSource => ['package', `${kind}|${code}`]));
  const payment = payments.get(key);
  const agreement = agreements.get(payment?.link.agreement ?? key);
  if (agreement) {
    const process = agreements.processOf(agreement);
    const notices = process ? processStep(process).sources : [];
    return { papers: [...ofPackages(agreement.rupCodes.slice(0, 1)), ...notices], activity: agreement.subActivities[0] ?? null };
  }
  if (payment) return { papers: [], activity: payment.subActivities[0] ?? null };
  const node = packages.find('penyedia', key) ?? packages.find('swakelola', key);
  if (node) return { papers: ofPackages([key]), activity: listed(node.links)[0]?.subActivity ?? null };
  const [, code = key] = key.split(' ');
  return { papers: [], activity: budget.nodesOf(code).length > 0 ? code : null };
}
