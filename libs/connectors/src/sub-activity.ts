import { parseSubActivityCode, type SubActivityCode } from '@lcc/domain';
import type { Issues, Place } from './issues.js';
import { whereInWords } from './row-fields.js';

/**
 * A sub-activity code in a fiscal year; one of the other generation is kept as written with a warning, never padded. Undefined, with a
 * rejection, when it is no such code.
 */
export function readSubActivity(text: string, year: number, place: Place, issues: Issues): SubActivityCode | undefined {
  const read = parseSubActivityCode(text, year);
  if (read === null) {
    issues.reject(
      place,
      'sub-activity-code',
      `${whereInWords(place)}: "${text}" bukan kode sub kegiatan; tulis misalnya 1.03.10.2.01.0029.`,
    );
    return undefined;
  }
  if (read.generation === 'other')
    issues.warn(
      place,
      'code-generation',
      `${whereInWords(place)}: kode sub kegiatan ${read.code} bukan bentuk tahun ${year}; dicatat apa adanya. Periksa tahun atau kodenya.`,
    );
  return read.code;
}
