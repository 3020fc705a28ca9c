import { type ConversionContext, FileRefused, type FileStatement } from './connector.js';
import { type Issues, WHOLE_FILE } from './issues.js';

/** Regencies that changed their name, old to new. */
const RENAMED: Readonly<Record<string, string>> = { 'TOBA SAMOSIR': 'TOBA' };

/** A regency's name without its kind, case and dots: `PEMERINTAH KAB. TOBA SAMOSIR` and `Toba` are the same. */
export function normaliseRegionName(name: string): string {
  const bare = name
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .replace(/\b(PEMERINTAH|DAERAH|KABUPATEN|KAB|KOTA)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return RENAMED[bare] ?? bare;
}

/**
 * A file of another regency than the target is refused unless `--region` was given, then it is a warning that shows both. A heading
 * that names a province says nothing of the regency: a warning. Throws FileRefused.
 */
export function checkRegion(statement: FileStatement, context: ConversionContext, issues: Issues): void {
  const named = statement.regionName;
  if (named === undefined) return;
  const target = `${context.regionName} (${context.region})`;
  if (/\bPROVINSI\b/i.test(named)) {
    issues.warn(WHOLE_FILE, 'option-differs', `Judul berkas menyebut ${named}; dicatat untuk ${target}.`);
    return;
  }
  const stated = normaliseRegionName(named);
  if (stated === '' || stated === normaliseRegionName(context.regionName)) return;
  const remedy = context.strictRegion ? 'Letakkan di folder kode wilayahnya.' : 'Beri --region bila memang milik daerah lain.';
  if (context.options.region === undefined || context.strictRegion)
    throw new FileRefused('other-region', `Judul berkas menyebut ${named}, sedangkan tujuannya ${target}. ${remedy}`);
  issues.warn(WHOLE_FILE, 'option-differs', `Judul berkas menyebut ${named}; --region menetapkan ${target}.`);
}
