import type { IsoDate, WorkUnitCode } from '../values/index.js';
import type { FactBase } from './fact-base.js';
import type { FactGroup } from './fact-group.js';

/** Corruption prevention: KPK's MCSP (MCP until 2024), local action plans, and the indices beside them. */
export type PreventionFact = CatalogueItemFact | EvidenceFact | PreventionValueFact | MilestoneFact;

/** Area intervensi, indikator, sub-indikator, dokumen. */
export type CatalogueLevel = 'area' | 'indikator' | 'sub-indikator' | 'dokumen';

/**
 * One item of a year's catalogue of a scheme (`MCSP`). The list changes every year, so it is data of its fiscal year; another year's catalogue
 * stands in another year's facts. What is not published is null, never zero. Numbers are plain decimal texts.
 * Source: pedoman MCSP of the year, or the office's own sheet of jaga.id.
 */
export interface CatalogueItemFact extends FactBase {
  readonly kind: 'prevention-item';
  readonly scheme: string;
  readonly level: CatalogueLevel;
  readonly code: string;
  readonly parent: string | null;
  /** Null for a document of which only the number is published. */
  readonly name: string | null;
  /** Within its parent, in percent. */
  readonly weight: string | null;
  /** As the source writes it: `BOBOT_DOKUMEN`, `INTEROP_GOL`. */
  readonly method: string | null;
  /** Documents that the source says belong to it; need not be what is listed below it. */
  readonly documents: number | null;
  readonly deadline: IsoDate | null;
  /** Quarter a document belongs to: 1 to 4; null = the whole year. */
  readonly quarter: number | null;
  /** Stage of the work a document proves, in order from 1; null = not said. */
  readonly step: number | null;
  /** Percent from which a threshold method gives all. */
  readonly threshold: string | null;
  /** Who has to bring it; null = as its parent, else nobody yet. */
  readonly workUnit: WorkUnitCode | null;
  readonly note: string | null;
}

/**
 * What somebody did about a document. `upload` (a file), `link` and `receive` (the office has it) make it diunggah, `verify` diverifikasi,
 * `assure` QA, `return` belum with the reason; `note` and `status` leave the stage as it is.
 */
export type EvidenceAct = 'upload' | 'link' | 'receive' | 'verify' | 'assure' | 'return' | 'note' | 'status';

/** One act on a document of a catalogue; acts are never changed, the last ones make its stage. */
export interface EvidenceFact extends FactBase {
  readonly kind: 'prevention-evidence';
  readonly scheme: string;
  /** Code of the document. */
  readonly code: string;
  readonly act: EvidenceAct;
  /** Instant, in UTC; `date` is its day in Jakarta. */
  readonly time: string;
  /** Public id of an account, or the office that a sheet names. Never a name that a screen shows. */
  readonly by: string;
  readonly file: EvidenceFile | null;
  readonly link: string | null;
  /** Note, reason of a return, or the office's own word for the state. */
  readonly text: string | null;
}

export interface EvidenceFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  /** From 1 within its document. */
  readonly version: number;
}

/** Who a value speaks for. */
export type ValueScope = 'kabupaten' | 'provinsi' | 'nasional';

/**
 * A value entered with its source: a score of an earlier year, an index of another institution (SPI, opini BPK, SAKIP, SPBE, LHKPN), what a
 * method measures (INTEROP, done of required), or KPK's own score of an area. `date` = the day it speaks of; the last one holds.
 */
export interface PreventionValueFact extends FactBase {
  readonly kind: 'prevention-value';
  /** A scheme (`MCSP`, `MCP`), or an index (`SPI`). */
  readonly index: string;
  readonly scope: ValueScope;
  /** Code of an item, or the name of an area; null = the whole. */
  readonly code: string | null;
  /** The year it is the value of; need not be the fiscal year it is kept in. */
  readonly ofYear: number;
  /** A plain decimal, or a grade (`WTP`, `BB`). */
  readonly value: string;
  /** Of how much, for methods that divide. */
  readonly required: string | null;
  /** The regency itself, or KPK or another institution. */
  readonly assessor: 'self' | 'external';
  readonly source: string;
}

/** One milestone of an action plan (rencana aksi), a checkpoint (B03, B06, B09, B12) of Stranas PK among them. */
export interface MilestoneFact extends FactBase {
  readonly kind: 'prevention-milestone';
  readonly plan: string;
  readonly code: string;
  /** The action it belongs to. */
  readonly action: string;
  readonly title: string;
  readonly workUnit: WorkUnitCode | null;
  readonly start: IsoDate | null;
  readonly due: IsoDate;
  readonly doneOn: IsoDate | null;
  readonly note: string | null;
}

export const preventionFacts: FactGroup<PreventionFact> = {
  keys: {
    'prevention-item': (fact) => [fact.scheme, fact.code].join('|'),
    'prevention-evidence': (fact) => [fact.scheme, fact.code, fact.time, fact.act].join('|'),
    'prevention-value': (fact) => [fact.index, fact.scope, fact.code ?? '-', fact.ofYear, fact.assessor, fact.date].join('|'),
    'prevention-milestone': (fact) => [fact.plan, fact.code].join('|'),
  },
  sets: { 'prevention-item': (fact) => fact.scheme, 'prevention-milestone': (fact) => fact.plan },
};
