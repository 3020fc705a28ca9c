import {
  type AccountCode,
  type AccountRoot,
  type IsoDate,
  parseSubActivityCode,
  parseWorkUnitCode,
  type Sen,
  senToWire,
  type WorkUnitCode,
} from '@lcc/domain';
import { type CarriedName, codeNames } from '../code-names.js';
import type { Conversion, ConversionContext, FactDraft, FactKey, SourceRow, WarningCode } from '../connector.js';
import { Issues } from '../issues.js';
import { placeOf, whereInWords } from '../row-fields.js';
import { optionUnit } from '../target.js';

type Ids = readonly (string | null)[];

/** Keys under which the ids of units stand in the ledger. */
export const unitKeys = (year: number, ...ids: Ids): FactKey[] =>
  ids.flatMap((id) => (id === null || /^0+$/.test(id) ? [] : [{ kind: 'source-id', year, key: `sipd|unit|${id}` } as const]));

/** `kode_sbl` as it stands, and without the two ids that cash plans put in the middle: `skpd.sub.(skpd.bidang.)program.giat.sub`. */
function sblForms(kodeSbl: string): string[] {
  const parts = kodeSbl.split('.');
  return parts.length === 7 ? [kodeSbl, [...parts.slice(0, 2), ...parts.slice(4)].join('.')] : [kodeSbl];
}

/** Stands for the programme in the key of a sub-activity that is named without it. */
export const ANY_PROGRAMME = '*';

/** A `kode_sbl` of five ids without its programme; null when it has another form. */
export function withoutProgramme(kodeSbl: string): string | null {
  const parts = kodeSbl.split('.');
  return parts.length === 5 ? [parts[0], parts[1], ANY_PROGRAMME, parts[3], parts[4]].join('.') : null;
}

export const sblKeys = (year: number, kodeSbl: string | null): FactKey[] =>
  kodeSbl === null ? [] : sblForms(kodeSbl).map((id) => ({ kind: 'source-id', year, key: `sipd|sub-activity|${id}` }));

/** The key under which the id of a source of funds stands. */
export const fundKeys = (year: number, id: string | null): FactKey[] =>
  id === null || /^0+$/.test(id) ? [] : [{ kind: 'source-id', year, key: `sipd|funding-source|${id}` }];

/** The code of an Skpd within a document number: `35.19/02.0/000005/LS/2.19.3.26.0.00.01.0000/P/2/2024`; null in numbers of other forms. */
export const unitInNumber = (number: string): WorkUnitCode | null =>
  /^\d\d\.\d\d\/0[1-6]\.0\/\d+\//.test(number)
    ? (number
        .split('/')
        .map(parseWorkUnitCode)
        .find((c) => c !== null) ?? null)
    : null;

/** What the conversion of a table gathers, and what it may ask of the ledger. */
export class SipdConversion {
  readonly issues = new Issues();
  readonly drafts: FactDraft[] = [];
  readonly #names: CarriedName[] = [];
  readonly #totals = new Map<string, Sen>();
  /** Warnings that many rows share: told once, with their number. */
  readonly #shared = new Map<string, { code: WarningCode; row: number; message: string; rows: number }>();
  replacedRoots: readonly AccountRoot[] | undefined;

  constructor(
    readonly context: ConversionContext,
    readonly rows: readonly SourceRow[],
  ) {}

  add(draft: FactDraft): void {
    this.drafts.push(draft);
  }

  name(...carried: CarriedName): void {
    this.#names.push(carried);
  }

  total(name: string, amount: Sen): void {
    this.#totals.set(name, (this.#totals.get(name) ?? 0n) + amount);
  }

  reject(source: SourceRow, field: string, code: string, why: string): undefined {
    const place = placeOf(source, field);
    this.issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
    return undefined;
  }

  /** One warning for all rows that share it. */
  warnOnce(source: SourceRow, code: WarningCode, message: string): void {
    const known = this.#shared.get(message);
    if (known) known.rows++;
    else this.#shared.set(message, { code, row: source.row, message, rows: 1 });
  }

  flush(): void {
    for (const { code, row, message, rows } of this.#shared.values())
      this.issues.warn({ row, column: null }, code, rows === 1 ? message : `${message} (${rows} baris, yang pertama baris ${row})`);
    this.#shared.clear();
  }

  /** A unit's code as text; null when it is no code (`kode_skpd` of plans is free text). */
  unitCode(text: string): WorkUnitCode | null {
    return parseWorkUnitCode(text);
  }

  /** The unit of a row: by its code, by the first id that is known, or by `--skpd`. Rejects the row when none tells it. */
  unit(source: SourceRow, year: number, code: WorkUnitCode | null, ids: Readonly<Record<string, string | null>>): WorkUnitCode | undefined {
    const option = optionUnit(this.context);
    if (code !== null) return code;
    const stated = Object.entries(ids).filter((entry): entry is [string, string] => entry[1] !== null);
    for (const [, id] of stated) {
      const known = this.context.known.find('source-id', year, `sipd|unit|${id}`)?.workUnit;
      if (known) return known;
    }
    if (option !== undefined) return option;
    const [first] = stated;
    if (first === undefined)
      return this.reject(source, Object.keys(ids)[0] ?? 'kode_skpd', 'blank', 'SKPD tidak disebut; isi atau beri --skpd');
    return this.reject(
      source,
      first[0],
      'unknown-id',
      `id SKPD ${first[1]} tahun ${year} belum dikenal; kirim data_unit tahun itu lebih dahulu, atau beri --skpd`,
    );
  }

  /**
   * Unit and sub-activity of a row: by the codes it carries, else by what `data_sub_keg_bl` said of its `kode_sbl`. Rejects the row
   * when neither tells them.
   */
  subActivity(
    source: SourceRow,
    year: number,
    codes: { readonly unit: WorkUnitCode | null; readonly subActivity: string | null },
    kodeSbl: string | null,
  ): { workUnit: WorkUnitCode; subActivity: string } | undefined {
    const known = kodeSbl === null ? undefined : this.#bySbl(year, kodeSbl);
    const code =
      codes.subActivity === null ? (known?.code ?? null) : this.subActivityCode(source, 'kode_sub_giat', codes.subActivity, year);
    const workUnit = codes.unit ?? known?.workUnit ?? optionUnit(this.context) ?? null;
    if (code === undefined) return undefined;
    if (code !== null && workUnit !== null) return { workUnit, subActivity: code };
    return this.reject(
      source,
      'kode_sbl',
      'unknown-id',
      `kode_sbl ${kodeSbl ?? '(kosong)'} tahun ${year} belum dikenal; kirim data_sub_keg_bl tahun itu lebih dahulu`,
    );
  }

  /** A sub-activity code as written, never padded; one of the other generation is kept with a warning. Undefined, with a rejection, when it is none. */
  subActivityCode(source: SourceRow, field: string, text: string, year: number): string | undefined {
    const read = parseSubActivityCode(text, year);
    if (read === null) return this.reject(source, field, 'sub-activity-code', `"${text}" bukan kode sub kegiatan`);
    if (read.generation === 'other')
      this.warnOnce(source, 'code-generation', `Kode sub kegiatan bukan bentuk tahun ${year}, misalnya ${read.code}; dicatat apa adanya.`);
    return read.code;
  }

  /** The unit whose sub-activity a `kode_sbl` is, when it is known. */
  unitBySbl(year: number, kodeSbl: string): WorkUnitCode | undefined {
    return this.#bySbl(year, kodeSbl)?.workUnit ?? undefined;
  }

  /** The sub-activity behind a `kode_sbl`, when it is known. */
  codeBySbl(year: number, kodeSbl: string): string | undefined {
    return this.#bySbl(year, kodeSbl)?.code ?? undefined;
  }

  #bySbl(year: number, kodeSbl: string) {
    for (const id of sblForms(kodeSbl)) {
      const known = this.context.known.find('source-id', year, `sipd|sub-activity|${id}`);
      if (known) return known;
    }
    return undefined;
  }

  /** The account behind an id, as `data_akun` said. */
  accountById(year: number, id: string | null): AccountCode | null {
    return id === null ? null : (this.context.known.find('source-id', year, `sipd|account|${id}`)?.code ?? null);
  }

  /** The fund behind an id, as `data_sumber_dana` said. */
  fundById(year: number, id: string | null): string | null {
    return id === null ? null : (this.context.known.find('source-id', year, `sipd|funding-source|${id}`)?.code ?? null);
  }

  /** The number of the release behind an id, as `data_spd_sipd` said. */
  releaseNumber(year: number, id: string | null): string | null {
    return id === null ? null : (this.context.known.find('source-id', year, `sipd|spd|${id}`)?.code ?? null);
  }

  /** What a fact of this file has in common with its others. */
  base(year: number, date: IsoDate): { region: string; year: number; date: IsoDate } {
    return { region: this.context.region, year, date };
  }

  /** The day from which a year's plan holds: `--in-force` when it lies in the year, else 1 January. */
  since(year: number): IsoDate {
    const { inForce } = this.context.options;
    return inForce?.startsWith(`${year}-`) ? inForce : `${year}-01-01`;
  }

  /** An id of the source beside the code it stands for. */
  identify(
    year: number,
    row: number,
    id: Pick<Extract<FactDraft['fact'], { kind: 'source-id' }>, 'table' | 'id' | 'workUnit' | 'code'>,
    derived = true,
  ): void {
    this.add({ row, derived, fact: { kind: 'source-id', ...this.base(year, `${year}-01-01`), system: 'sipd', ...id } });
  }

  result(roster: readonly FactDraft[]): Conversion {
    return {
      facts: [...roster, ...this.drafts],
      rejected: this.issues.rejected,
      warnings: this.issues.warnings,
      totals: Object.fromEntries([...this.#totals].map(([name, amount]) => [name, senToWire(amount)])),
      names: codeNames(this.#names),
      ...(this.replacedRoots ? { replacedRoots: this.replacedRoots } : {}),
    };
  }
}
