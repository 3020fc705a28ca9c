import type { AccountRoot, Fact, FactKind, IsoDate, RegionCode, WorkUnitCode } from '@lcc/domain';

/** Codes of warnings that outsiders rely on. */
export type WarningCode =
  | 'footing'
  | 'grand-total'
  | 'text-amount'
  | 'falling'
  | 'copied-across-units'
  | 'unchanged'
  | 'over-ceiling'
  | 'unknown-account'
  | 'unknown-unit'
  | 'all-zero'
  | 'period'
  | 'option-differs'
  | 'rounded'
  | 'code-generation'
  | 'no-sub-activity'
  | 'duplicate-key'
  | 'blank-month'
  | 'unknown-status'
  | 'unknown-method'
  | 'external-link'
  | 'no-account'
  | 'inactive'
  | 'no-detail'
  | 'date-inferred'
  | 'original-twin'
  | 'repeated-row'
  | 'hierarchy'
  | 'currency';

/** One row or cell that was refused or kept with a warning. Row as the file counts (1-based); column = letter or field name. */
export interface RowIssue {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  /** Indonesian; says what is wrong and what to do. */
  readonly message: string;
}

/** A number of JSON exactly as it was written; a double would lose digits of an amount or the end of a code (`5.10`). */
export class ExactNumber {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
  toJSON(): string {
    return this.text;
  }
}

/** A row as read: values are strings, numbers of workbook cells, {@link ExactNumber} of JSON, `{error}` of a cell, or null. */
export interface SourceRow {
  readonly row: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Column letter or heading of a field, for messages; the field's own name otherwise. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Where it was read from; in a workbook an amount written as text earns a warning, in the others text is normal. */
  readonly origin?: 'workbook' | 'csv' | 'json';
}

/** What a file says of itself outside its rows. */
export interface FileStatement {
  readonly regionName?: string;
  readonly year?: number;
  readonly unitName?: string;
  readonly periodStart?: IsoDate;
  readonly periodEnd?: IsoDate;
}

/** What reading bytes gave; `refused` = the whole file cannot be used. */
export interface ReadResult {
  readonly rows: readonly SourceRow[];
  readonly statement: FileStatement;
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
}

/** Operator's options; they win over the file. */
export interface ImportOptions {
  readonly region?: RegionCode;
  readonly year?: number;
  readonly asOf?: IsoDate;
  readonly workUnit?: WorkUnitCode;
  readonly stage?: string;
  readonly inForce?: IsoDate;
  readonly document?: string;
  /** The one application whose figures are taken; set by the key that brings them. */
  readonly application?: string;
}

/** Units known to the target region and year: by code, and by normalised name or alias. */
export interface UnitLookup {
  byCode(code: WorkUnitCode): { code: WorkUnitCode; name: string } | undefined;
  /** Exactly one unit that a file of that day calls so, by its own name or by one that an operator keeps; else undefined. */
  byName(name: string, day: IsoDate): { code: WorkUnitCode; name: string } | undefined;
}

/** A fact of the target region by kind, fiscal year and natural key. */
export interface FactKey {
  readonly kind: FactKind;
  readonly year: number;
  readonly key: string;
}

/** The facts in force that a connector asked for; a table of a foreign database often says only half of a fact. */
export interface KnownFacts {
  find<K extends FactKind>(kind: K, year: number, key: string): Extract<Fact, { kind: K }> | undefined;
}

export interface ConversionContext {
  /** Target region: `--region`, else the tenant's own. */
  readonly region: RegionCode;
  readonly regionName: string;
  readonly options: ImportOptions;
  readonly units: UnitLookup;
  readonly known: KnownFacts;
  /** Today's business date. */
  readonly today: IsoDate;
  /** A file that names another regency is refused even where the region was given. */
  readonly strictRegion?: boolean;
}

export interface FactDraft {
  readonly fact: Fact;
  /** Row of the file it stands in (the first one when several were summed). */
  readonly row: number;
  /** Not a row of its own: a copy for another year of a plan, or an id that came along. It is not counted. */
  readonly derived?: boolean;
}

/**
 * Rows turned into facts. Issues here are those of the conversion only; those of reading stand in its {@link ReadResult}. Two facts
 * of one key may follow each other in the order of the file: the last one holds. Sums of `totals` are over the leaves accepted here, as wire money by name.
 */
export interface Conversion {
  readonly facts: readonly FactDraft[];
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Readonly<Record<string, string>>;
  /** Sums the file prints beside those of its leaves, the highest levels. */
  readonly controls?: readonly ControlTotal[];
  /** Names of codes that the rows carried, to be learned. */
  readonly names?: readonly CodeName[];
  /** Of a budget that comes in several files: the only account roots whose lines this one replaces. */
  readonly replacedRoots?: readonly AccountRoot[];
}

/** A sum that a file prints, beside the sum of its own leaves; wire money. */
export interface ControlTotal {
  readonly row: number;
  readonly name: string;
  readonly measure: string;
  readonly printed: string;
  readonly summed: string;
}

export interface CodeName {
  readonly kind: 'account' | 'sub-activity' | 'activity' | 'programme' | 'funding-source';
  readonly code: string;
  readonly name: string;
}

/** A whole file that cannot be used; the message names the option or remedy. */
export class FileRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly row: number | null = null,
    readonly column: string | null = null,
  ) {
    super(message);
  }
}

export type SourceFormat = 'xlsx' | 'xls' | 'csv' | 'json' | 'ndjson';

/** A file as it came: bytes, its name (for messages only) and its format found by content. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: SourceFormat;
}

/** One connector: a foreign format and what it means. One file each, one line in the list. */
export interface Connector {
  readonly id: string;
  readonly title: { readonly id: string; readonly en: string };
  /** Id and title of the source whose clock it feeds, and the hours between two normal arrivals. */
  readonly source: { readonly id: string; readonly title: string; readonly cadenceHours: number };
  readonly formats: readonly SourceFormat[];
  /** It reads only the fields it documents, since others hold personal data: of a push no more than these is kept. */
  readonly keepsOnlyFields?: true;
  /** Row fields, required and optional, for documentation and the generic test. */
  readonly fields: readonly { readonly name: string; readonly required: boolean; readonly title: string }[];
  /** True when the opened table looks like this connector's (headings, title). */
  recognizes(table: OpenedFile): boolean;
  /** Locates the rows in an opened file. Throws FileRefused. */
  read(table: OpenedFile): ReadResult;
  /** Facts that the conversion has to know. Asked again with what was found, until it asks for nothing new. */
  needs?(input: ReadResult, context: Pick<ConversionContext, 'options' | 'known'>): readonly FactKey[];
  /** Pure. Throws FileRefused when unit, year, date or region cannot be told. */
  convert(input: ReadResult, context: ConversionContext): Conversion;
  /** A small made-up file in its layout, used by the generic test and the documentation; `known` = facts it needs. */
  readonly sample: {
    readonly name: string;
    readonly rows: readonly Readonly<Record<string, unknown>>[];
    readonly known?: readonly Fact[];
  };
}

/** A file opened by its parser: sheets of cells, or records with named fields. */
export type OpenedFile =
  | { readonly kind: 'sheets'; readonly name: string; readonly sheets: readonly Sheet[]; readonly warnings: readonly RowIssue[] }
  | {
      readonly kind: 'records';
      readonly name: string;
      readonly records: readonly SourceRow[];
      readonly headings: readonly string[];
      /** Lines that could not be opened (a bad NDJSON line, a csv line with too many cells). */
      readonly rejected: readonly RowIssue[];
    };

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Cell at 1-based row and column letter; undefined when empty. Text is trimmed; error cells are `{error}`. */
  cell(row: number, column: string): string | number | boolean | Date | { readonly error: string } | undefined;
  readonly rowCount: number;
  readonly columnCount: number;
}
