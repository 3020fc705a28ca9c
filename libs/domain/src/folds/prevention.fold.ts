import type { Change } from '../board/rollup.js';
import {
  type CatalogueItemFact,
  type EvidenceFact,
  type Fact,
  type FactKind,
  type MilestoneFact,
  naturalKey,
  type PreventionValueFact,
} from '../facts/index.js';
import { type CatalogueNode, catalogueTree, type Reckoning } from '../prevention/catalogue.js';
import { type DocumentEvidence, type EvidenceStage, evidenceOf, reaches } from '../prevention/evidence.js';
import type { IsoDate } from '../values/index.js';
import type { Fold } from './fold.js';

/** The scheme that is shown where a year has several. */
const FIRST_SCHEME = 'MCSP';
const NONE: ReadonlyMap<string, EvidenceFact> = new Map();

/** Catalogue, evidence, values and action plans of the year. */
export class PreventionFold implements Fold {
  static readonly kinds: readonly FactKind[] = ['prevention-item', 'prevention-evidence', 'prevention-value', 'prevention-milestone'];
  version = 0;
  /** Revision of its last change. */
  revision = 0;
  readonly #items = new Map<string, CatalogueItemFact>();
  /** By scheme and document, then by key. */
  readonly #acts = new Map<string, Map<string, EvidenceFact>>();
  /** As asked for last, until an act comes: a picture asks for each document several times. */
  readonly #evidence = new Map<string, { readonly day: IsoDate; readonly evidence: DocumentEvidence }>();
  readonly #values = new Map<string, PreventionValueFact>();
  readonly #milestones = new Map<string, MilestoneFact>();
  readonly #trees = new Map<string, readonly CatalogueNode[]>();
  /** Days on which what is asked was first told. */
  readonly #told = new WeakMap<CatalogueItemFact | MilestoneFact, IsoDate>();

  apply({ before, after, revision, firstRecordedOn }: Change): void {
    if (before) this.#set(before, false);
    if (after) this.#set(after, true);
    if (after?.kind === 'prevention-item' || after?.kind === 'prevention-milestone') this.#told.set(after, firstRecordedOn);
    this.version++;
    this.revision = revision;
  }

  /** Schemes with a catalogue, the first one to be shown first. */
  get schemes(): string[] {
    const all = new Set([...this.#items.values()].map((item) => item.scheme));
    return [...all].sort((a, b) => Number(b === FIRST_SCHEME) - Number(a === FIRST_SCHEME) || (a < b ? -1 : 1));
  }

  /** The areas of a scheme with what stands below them; the same objects until an item changes. */
  catalogue(scheme: string): readonly CatalogueNode[] {
    let tree = this.#trees.get(scheme);
    if (!tree) {
      tree = catalogueTree([...this.#items.values()].filter((item) => item.scheme === scheme));
      this.#trees.set(scheme, tree);
    }
    return tree;
  }

  item(scheme: string, code: string): CatalogueItemFact | null {
    return this.#items.get([scheme, code].join('|')) ?? null;
  }

  /** What stands of a document on a day. */
  evidence(scheme: string, code: string, day: IsoDate): DocumentEvidence {
    const document = [scheme, code].join('|');
    const known = this.#evidence.get(document);
    if (known?.day === day) return known.evidence;
    const evidence = evidenceOf((this.#acts.get(document) ?? NONE).values(), day);
    this.#evidence.set(document, { day, evidence });
    return evidence;
  }

  /** The values of an index up to a day, oldest first; all indices unless told. */
  values(day: IsoDate, index?: string): PreventionValueFact[] {
    return [...this.#values.values()]
      .filter((value) => value.date <= day && (index === undefined || value.index === index))
      .sort((a, b) => a.ofYear - b.ofYear || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }

  /** The day on which an item or milestone was first told: nobody could be late with it before. */
  toldOn(asked: CatalogueItemFact | MilestoneFact): IsoDate {
    return this.#told.get(asked) ?? asked.date;
  }

  get milestones(): MilestoneFact[] {
    return [...this.#milestones.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : 1));
  }

  /**
   * How a scheme is scored on a day. `self` counts what was brought and what the regency measured itself; `verified` only what another person
   * has verified and others have measured. `also` = documents taken as there, to ask what would be.
   */
  reckoning(scheme: string, year: number, day: IsoDate, party: 'self' | 'verified', also: ReadonlySet<string> = new Set()): Reckoning {
    const least: EvidenceStage = party === 'self' ? 'diunggah' : 'diverifikasi';
    const told = this.values(day, scheme).filter((value) => value.ofYear === year && value.scope === 'kabupaten');
    const measures = new Map(
      told.flatMap((value) => (value.code !== null && (party === 'self' || value.assessor === 'external') ? [[value.code, value]] : [])),
    );
    return {
      day,
      isFulfilled: (code) => also.has(code) || reaches(this.evidence(scheme, code, day).stage, least),
      measureOf: (code) => measures.get(code) ?? null,
    };
  }

  #set(fact: Fact, present: boolean): void {
    const key = naturalKey(fact);
    if (fact.kind === 'prevention-item') {
      put(this.#items, key, fact, present);
      this.#trees.delete(fact.scheme);
    } else if (fact.kind === 'prevention-value') put(this.#values, key, fact, present);
    else if (fact.kind === 'prevention-milestone') put(this.#milestones, key, fact, present);
    else if (fact.kind === 'prevention-evidence') {
      const document = [fact.scheme, fact.code].join('|');
      const acts = this.#acts.get(document) ?? new Map<string, EvidenceFact>();
      put(acts, key, fact, present);
      this.#evidence.delete(document);
      this.#acts.set(document, acts);
    }
  }
}

function put<T>(map: Map<string, T>, key: string, value: T, present: boolean): void {
  if (present) map.set(key, value);
  else map.delete(key);
}
