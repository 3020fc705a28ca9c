import { z } from 'zod';
import { redFlags } from './index.js';
import { Prices } from './prices.js';
import { type FlagReport, listSetting, type Raise, type Run } from './red-flag.js';
import { readRelease } from './release.js';

/** Sections of Cardinal's settings that are for its other commands; they may stay in the file. */
const ELSEWHERE = ['codelists', 'defaults', 'redactions', 'corrections', 'modifications'];
const nothing = z.unknown().optional();

/** Cardinal's settings as JSON. An unknown key is an error: a misspelt threshold would silently be the default. */
export const redFlagSettings = z.strictObject({
  currency: z.string().nullish(),
  price_comparison_procurement_methods: listSetting(),
  no_price_comparison_procurement_methods: listSetting(),
  exclusions: z
    .strictObject({ procurement_method_details: listSetting() })
    .nullish()
    .transform((section) => section?.procurement_method_details ?? new Set<string>()),
  ...Object.fromEntries(ELSEWHERE.map((name) => [name, nothing])),
  ...Object.fromEntries(redFlags.map(({ id, settings }) => [id, settings.nullish()])),
});

/** Settings with which every rule runs with its defaults. */
export const everyRedFlag = (): Record<string, object> => Object.fromEntries(redFlags.map(({ id }) => [id, {}]));

/**
 * Cardinal's indicators over one file, release by release. What is kept grows with the processes and organisations that can still be
 * flagged, not with the size of the file.
 */
export class RedFlagRun {
  private readonly excluded: ReadonlySet<string>;
  private readonly runs: readonly { readonly id: string; readonly run: Run }[];
  private readonly found = new Map<keyof FlagReport, Map<string, Map<string, number>>>();

  /** @param settings as a JSON document; throws ZodError if it does not fit `redFlagSettings`. A rule runs if its section is there. */
  constructor(settings: object) {
    const common = redFlagSettings.parse(settings, { error: z.locales.id().localeError });
    const sections = new Map(Object.entries(settings));
    this.excluded = common.exclusions;
    const prices = new Prices(
      common.price_comparison_procurement_methods,
      common.no_price_comparison_procurement_methods,
      common.currency ?? null,
    );
    this.runs = redFlags
      .filter(({ id }) => (sections.get(id) ?? null) !== null)
      .map(({ id, open }) => ({ id, run: open(sections.get(id), prices) }));
  }

  /** Takes one line's document. One that is no release, of a cancelled process or of an excluded method counts for no rule. */
  take(document: unknown): void {
    const release = readRelease(document);
    if (!release || release.tender.status === 'cancelled') return;
    if (release.tender.methodDetails !== null && this.excluded.has(release.tender.methodDetails)) return;
    for (const { id, run } of this.runs) run.take(release, this.raiserOf(id));
  }

  /** After the last line, once. */
  finish(): FlagReport {
    for (const { id, run } of this.runs) run.finish?.(this.raiserOf(id));
    const plain = (rules: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries(rules);
    return Object.fromEntries(
      [...this.found].map(([group, ids]) => [group, Object.fromEntries([...ids].map(([id, rules]) => [id, plain(rules)]))]),
    );
  }

  private raiserOf(rule: string): Raise {
    return (group, id, value) => {
      const ids = this.found.get(group) ?? new Map<string, Map<string, number>>();
      this.found.set(group, ids);
      const rules = ids.get(id) ?? new Map<string, number>();
      ids.set(id, rules.set(rule, value));
    };
  }
}
