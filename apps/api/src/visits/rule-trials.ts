import type { TrialAnswer, VisitTrial } from '@lcc/contract';
import type { Logger } from '../platform/log/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Beat, Words } from './beat.js';

/** Tries other values of a rule on history, as the console does. */
export interface RuleTrials {
  askChanged(
    tenant: Tenant,
    channel: string,
    rule: string,
    values: Readonly<Record<string, number>>,
  ): Promise<TrialAnswer & { readonly title: Words }>;
}

export const RULE_TRIALS = Symbol('RuleTrials');

/** A trial is good for so long: what has come since counts in the next. */
const FRESH_MS = 600_000;
const MOST_NAMES = 14;

/** What the trials of a tour have come to. It asks in the background, and again until there is an answer. */
export class TourTrials {
  readonly #known = new Map<string, { readonly at: number; readonly trial: VisitTrial }>();
  #asking = false;

  constructor(
    private readonly trials: RuleTrials,
    private readonly logger: Logger,
  ) {}

  /** Null until it is known. `now` in epoch ms. */
  of({ id, tries }: Pick<Beat, 'id' | 'tries'>, tenant: Tenant, now: number): VisitTrial | null {
    const known = this.#known.get(id);
    if (tries && !this.#asking && (!known || now - known.at > FRESH_MS)) {
      this.#asking = true;
      this.trials
        .askChanged(tenant, 'main', tries.rule, tries.values)
        .then(({ trial, title }) => trial && this.#known.set(id, { at: now, trial: { title, words: tries.words, ...shown(trial) } }))
        .catch((err: unknown) => this.logger.warn({ err }, 'Uji ambang kunjungan belum selesai; dicoba lagi'))
        .finally(() => {
          this.#asking = false;
        });
    }
    return known?.trial ?? null;
  }
}

function shown({ effect, totals, from, asOf }: NonNullable<TrialAnswer['trial']>): Omit<VisitTrial, 'title' | 'words'> {
  const listed = (list: readonly { readonly name: string }[]) => ({
    count: list.length,
    names: list.slice(0, MOST_NAMES).map(({ name }) => name),
  });
  return {
    from,
    asOf,
    before: { up: totals.before.up, onsets: totals.before.onsets },
    after: { up: totals.after.up, onsets: totals.after.onsets },
    stay: listed(effect.stay),
    join: listed(effect.join),
    leave: listed(effect.leave),
  };
}
