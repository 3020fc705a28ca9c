import { FileRefused, type ImportOptions } from '@lcc/connectors';
import type { RegionCode } from '@lcc/domain';
import { BadOption, importOptions } from '../import-options.js';

/** Where a file is put; the last folder may be left out for a file of the whole regency. */
export const LAYOUT = 'WILAYAH/TAHUN/SKPD/berkas, misalnya 12.05/2026/1.03.0.00.0.00.03.0000/lra.xlsx';

/** Folders that hold what was done with; never looked into. */
export const DONE = 'done';
export const REFUSED = 'refused';

const ENDING = '.result.json';
/** Names that programs give to what they are still writing, or that nobody means to send. */
const PASSING = /^[.~]|\.(tmp|part|partial|crdownload|filepart|swp)$|^(thumbs\.db|desktop\.ini)$/i;

export const resultName = (name: string): string => `${name}${ENDING}`;

/** True for what lies in the folder and is no file to be imported. */
export const isPassing = (name: string): boolean => PASSING.test(name) || name.endsWith(ENDING);

/**
 * What the folders above a file say of it. The own region is not given as an option: a file of another regency is only taken where
 * the folder names that regency.
 *
 * @throws FileRefused when the file does not lie where {@link LAYOUT} says
 */
export function optionsOfPlace(folders: readonly string[], own: RegionCode): ImportOptions {
  const [region = '', year = '', skpd, ...deeper] = folders;
  if (region === '' || year === '' || deeper.length > 0)
    throw new FileRefused('place', `Berkas ini tidak pada tempatnya. Letakkan sebagai ${LAYOUT}.`);
  try {
    const options = importOptions({ region, year, skpd });
    if (options.region !== own) return options;
    const { region: _, ...rest } = options;
    return rest;
  } catch (error) {
    if (!(error instanceof BadOption)) throw error;
    const folder = { region: 'wilayah', year: 'tahun', skpd: 'SKPD' }[error.option as 'region' | 'year' | 'skpd'];
    throw new FileRefused('place', `Folder ${folder} ${error.message} Letakkan sebagai ${LAYOUT}.`);
  }
}
