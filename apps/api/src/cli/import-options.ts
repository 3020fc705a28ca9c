import type { ImportOptions } from '@lcc/connectors';
import { parseIsoDate, parseRegionCode, parseWorkUnitCode } from '@lcc/domain';
import { CommandFailed } from './output.js';

export interface ImportFlags {
  readonly connector?: string;
  readonly region?: string;
  readonly year?: string;
  readonly asOf?: string;
  readonly skpd?: string;
  readonly stage?: string;
  readonly inForce?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
}

/** Checks what the operator typed. Throws CommandFailed that names the option. */
export function importOptions(flags: ImportFlags): ImportOptions {
  const region = read(flags.region, '--region', parseRegionCode, 'kode Kemendagri, misalnya 12.05');
  const workUnit = read(flags.skpd, '--skpd', parseWorkUnitCode, 'kode lengkap, misalnya 1.01.0.00.0.00.01.0000');
  const asOf = read(flags.asOf, '--as-of', parseIsoDate, 'tanggal YYYY-MM-DD');
  const inForce = read(flags.inForce, '--in-force', parseIsoDate, 'tanggal YYYY-MM-DD');
  const year = read(flags.year, '--year', readYear, 'tahun empat angka');
  const stage = read(flags.stage, '--stage', readStage, 'MURNI, GESER_1, GESER_2, … atau PERUBAHAN');
  return {
    ...(region === undefined ? {} : { region }),
    ...(workUnit === undefined ? {} : { workUnit }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(inForce === undefined ? {} : { inForce }),
    ...(year === undefined ? {} : { year }),
    ...(stage === undefined ? {} : { stage }),
    ...(flags.document === undefined ? {} : { document: flags.document }),
  };
}

const readYear = (text: string): number | null => (/^20\d\d$/.test(text) ? Number(text) : null);
const readStage = (text: string): string | null => (/^(MURNI|GESER_[1-9]\d*|PERUBAHAN|RKPD|KUA|RKA)$/.test(text) ? text : null);

function read<T>(text: string | undefined, option: string, parse: (text: string) => T | null, form: string): T | undefined {
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === null) throw new CommandFailed(`${option}: "${text}" tidak terbaca; tulis ${form}.`);
  return value;
}
