import { z } from 'zod';
import type { Prices } from './prices.js';
import type { Release } from './release.js';

const GROUPS = ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const;
type Group = (typeof GROUPS)[number];

/** `{group: {id: {rule: value}}}`; a group without an entry is left out. */
export type FlagReport = { [G in Group]?: Record<string, Record<string, number>> };

/** Collects what one rule flags. */
export type Raise = (group: Group, id: string, value: number) => void;

/** One rule over one file. */
export interface Run {
  take(release: Release, raise: Raise): void;
  /** After the last line: what can only be told when all were seen. */
  finish?(raise: Raise): void;
}

export interface Example {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly releases: readonly object[];
  readonly report: FlagReport;
}

interface Definition<S extends z.ZodObject> {
  /** Cardinal's code; the name of the section in the settings. */
  readonly id: string;
  /** The detector of the catalogue that this rule is the conformance mode of. */
  readonly catalogue: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly why: string;
  readonly legalBasis: string;
  readonly severity: 'kritis' | 'tinggi' | 'sedang' | 'rendah';
  readonly settings: S;
  readonly fires: readonly Example[];
  readonly quiet: readonly Example[];
  begin(settings: z.output<S>, prices: Prices): Run;
}

export interface RedFlag extends Omit<Definition<z.ZodObject>, 'begin'> {
  /** @param section of the settings; throws ZodError if it does not fit `settings`. */
  open(section: unknown, prices: Prices): Run;
}

/** Ties the parameters of a rule to the type of what it gets. */
export function redFlag<S extends z.ZodObject>({ begin, ...rest }: Definition<S>): RedFlag {
  return { ...rest, open: (section, prices) => begin(rest.settings.parse(section), prices) };
}

/** What a form needs to ask for a parameter. */
export interface Range {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Settings made from an INI file carry numbers as text. */
const numeric = z.union([z.number(), z.stringFormat('angka', /^[+-]?\d+(\.\d+)?$/).transform(Number)]);
const within = ({ min, max, step }: Range) =>
  numeric.pipe(Number.isInteger(step) ? z.int().min(min).max(max) : z.number().min(min).max(max));

/** A number with a default. */
export const numberSetting = (range: Range, fallback: number) =>
  within(range)
    .nullish()
    .transform((value) => value ?? fallback)
    .meta({ ...range, default: fallback });

/** A fixed threshold in place of the fence that follows from the data. */
export const thresholdSetting = (range: Range) =>
  within(range)
    .nullish()
    .transform((value) => value ?? null)
    .meta({ ...range, default: null });

/** Values with `|` between them. */
export const listSetting = (fallback = '') =>
  z
    .string()
    .nullish()
    .transform(
      (value) =>
        new Set(
          (value ?? fallback)
            .replace(/\|$/, '')
            .split('|')
            .filter((item, _, all) => item !== '' || all.length > 1),
        ),
    )
    .meta({ default: fallback });

/** An empty list filters nothing; otherwise a process must say its method, and it must be on the list. */
export const hasMethod = ({ tender: { method } }: Release, methods: ReadonlySet<string>): boolean =>
  methods.size === 0 || (method !== null && methods.has(method));
