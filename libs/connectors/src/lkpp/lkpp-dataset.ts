import { type FoldedFact, factToWire, type IsoDate, type RegionCode, type WorkUnitCode } from '@lcc/domain';
import type { z } from 'zod';
import type { CarriedName } from '../code-names.js';
import type { Connector, SourceRow } from '../connector.js';
import { lkpp } from './lkpp-fields.js';

/** Columns that nearly every dataset has. */
export const commonColumns = {
  tahun_anggaran: lkpp.year('Tahun anggaran'),
  kd_klpd: lkpp.optionalText('Kode K/L/PD'),
  nama_klpd: lkpp.optionalText('Nama K/L/PD'),
  kd_satker: lkpp.optionalText('Nomor satker; RUP dan SPSE memakai nomor yang berbeda'),
  kd_satker_str: lkpp.optionalText('Kode satker: penghubung ke daftar SKPD'),
  nama_satker: lkpp.optionalText('Nama satker'),
};
export type CommonRow = z.output<z.ZodObject<typeof commonColumns>>;

/** What every fact of a row begins with; `on` gives it its business date, 1 January when the row has none. */
export interface RowBase {
  on(date: IsoDate | null): {
    readonly region: RegionCode;
    readonly year: number;
    readonly date: IsoDate;
    readonly workUnit: WorkUnitCode | null;
    readonly officeCode: string | null;
    readonly officeId: string | null;
  };
}

export type ColumnShape = Readonly<Record<string, z.ZodType>>;
export type RowOf<S extends ColumnShape> = CommonRow & { readonly [K in keyof S]: z.output<S[K]> };

/**
 * One dataset of LKPP's service (ISB), as csv or JSON. `_event_date` and `_inserted_date` tell when the service looked: they stand in no key and no
 * value, so that rows differing only in them are duplicates.
 */
export interface Dataset<S extends ColumnShape> {
  /** As the service names it, `SPSE-NonTenderPengumuman`; the connector's id is made of it. */
  readonly name: string;
  readonly title: Connector['title'];
  readonly columns: S;
  /** Headings by which a file is known; none of `without` may stand beside them. */
  readonly marks: readonly (keyof S & string)[];
  readonly without?: readonly string[];
  /** Another dataset has the very same columns: the file's name must say which it is. */
  readonly knownByName?: boolean;
  /** A row has no number of its own: equal rows of one day of looking are told apart and all counted. */
  readonly repeats?: boolean;
  /** The rows name no year: the running one is meant, unless told. */
  readonly runningYear?: boolean;
  /** The row as a fact; a text = why it cannot be one. */
  readonly toFact: (row: RowOf<S>, base: RowBase) => FoldedFact | string;
  readonly names?: (row: RowOf<S>) => readonly CarriedName[];
  readonly cadenceHours?: number;
  readonly sample: Readonly<Record<string, unknown>>;
}

/** A dataset with its types forgotten, as the conversion takes it. */
export interface OpenDataset {
  readonly schema: z.ZodObject;
  /** Columns that hold money. */
  readonly sums: readonly string[];
  readonly repeats: boolean;
  readonly runningYear: boolean;
  toFact(row: Record<string, unknown>, base: RowBase): FoldedFact | string;
  names(row: Record<string, unknown>): readonly CarriedName[];
}

/** A row read by its schema. */
export interface LkppRow {
  readonly source: SourceRow;
  readonly row: CommonRow & Readonly<Record<string, unknown>>;
}

/** A fact of a row with what the file's sums take from it. */
export interface LkppDraft {
  readonly fact: FoldedFact;
  readonly row: number;
  readonly from: LkppRow;
}

/** A fact's value as text; two facts are the same when it is. */
export const valueText = (fact: FoldedFact): string => JSON.stringify(factToWire(fact));
