import type { ImportOptions } from '@lcc/connectors';
import { parseIsoDate, parseRegionCode, parseWorkUnitCode } from '@lcc/domain';

/** The options of an import as text, by their names on the command line and in a form. */
export interface OptionTexts {
  readonly region?: string | undefined;
  readonly year?: string | undefined;
  readonly 'as-of'?: string | undefined;
  readonly skpd?: string | undefined;
  readonly stage?: string | undefined;
  readonly 'in-force'?: string | undefined;
  readonly document?: string | undefined;
}

/** An option that cannot be read; the message names it and says how to write it. */
export class BadOption extends Error {
  constructor(
    readonly option: keyof OptionTexts,
    text: string,
    form: string,
  ) {
    super(`"${text}" tidak terbaca; tulis ${form}.`);
  }
}

const LONGEST_DOCUMENT = 300;

/** Checks what an operator, a form or a folder said. Throws BadOption. */
export function importOptions(texts: OptionTexts): ImportOptions {
  const region = read(texts, 'region', parseRegionCode, 'kode Kemendagri, misalnya 12.05');
  const workUnit = read(texts, 'skpd', parseWorkUnitCode, 'kode lengkap, misalnya 1.01.0.00.0.00.01.0000');
  const asOf = read(texts, 'as-of', parseIsoDate, 'tanggal YYYY-MM-DD');
  const inForce = read(texts, 'in-force', parseIsoDate, 'tanggal YYYY-MM-DD');
  const year = read(texts, 'year', readYear, 'tahun empat angka');
  const stage = read(texts, 'stage', readStage, 'MURNI, GESER_1, GESER_2, …, PERUBAHAN, RKPD, KUA atau RKA');
  const document = read(texts, 'document', readDocument, `paling banyak ${LONGEST_DOCUMENT} huruf`);
  return {
    ...(region === undefined ? {} : { region }),
    ...(workUnit === undefined ? {} : { workUnit }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(inForce === undefined ? {} : { inForce }),
    ...(year === undefined ? {} : { year }),
    ...(stage === undefined ? {} : { stage }),
    ...(document === undefined ? {} : { document }),
  };
}

const readYear = (text: string): number | null => (/^20\d\d$/.test(text) ? Number(text) : null);
const readStage = (text: string): string | null => (/^(MURNI|GESER_[1-9]\d*|PERUBAHAN|RKPD|KUA|RKA)$/.test(text) ? text : null);
const readDocument = (text: string): string | null => (text.length <= LONGEST_DOCUMENT && !/\p{Cc}/u.test(text) ? text : null);

function read<T>(texts: OptionTexts, option: keyof OptionTexts, parse: (text: string) => T | null, form: string): T | undefined {
  const text = texts[option];
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === null) throw new BadOption(option, text.slice(0, 100), form);
  return value;
}
