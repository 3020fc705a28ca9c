import { parseRegionCode, parseWorkUnitCode, type RegionCode, type WorkUnitCode } from '@lcc/domain';
import { CommandFailed } from './output.js';

/** The region of `--region`; undefined when it is not given. Throws CommandFailed. */
export function regionOption(text: string | undefined): RegionCode | undefined {
  if (text === undefined) return undefined;
  const code = parseRegionCode(text);
  if (code === null) throw new CommandFailed(`--region: "${text}" bukan kode wilayah; tulis misalnya 12.05.`);
  return code;
}

/** A fiscal year. Throws CommandFailed that names `where`. */
export function readYear(text: string, where: string): number {
  if (!/^20\d\d$/.test(text)) throw new CommandFailed(`${where}: "${text}" bukan tahun; tulis empat angka.`);
  return Number(text);
}

/** The year of `--year`; undefined when it is not given. Throws CommandFailed. */
export const yearOption = (text: string | undefined): number | undefined => (text === undefined ? undefined : readYear(text, '--year'));

/** The code of a unit. Throws CommandFailed. */
export function workUnitArgument(text: string): WorkUnitCode {
  const code = parseWorkUnitCode(text);
  if (code === null) throw new CommandFailed(`"${text}" bukan kode SKPD; tulis misalnya 1.01.0.00.0.00.01.0000.`);
  return code;
}
