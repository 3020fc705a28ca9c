/**
 * Codes of Indonesian public finance. A code is text; it is normalised in writing (padding, blanks), never in meaning.
 * Sources: Permendagri 90/2019; Kepmendagri 050-5889/2021 (2-digit sub-activity) and 900.1.15.5-1317/2023 (4-digit, from FY2024).
 */

/** Kemendagri region code of a regency or city, `12.05`. */
export type RegionCode = string;
/** Code of an Skpd or its unit, `2.16.2.20.2.21.14.0000`. */
export type WorkUnitCode = string;
/** Account code, levels 1 to 6, padded: `5`, `5.1`, `5.1.01`, … `5.1.01.01.01.0001`. */
export type AccountCode = string;
/** Sub-activity code, `1.03.10.2.01.29` up to FY2023, `1.03.10.2.01.0029` from FY2024. */
export type SubActivityCode = string;
export type AccountRoot = '4' | '5' | '6';

export const ACCOUNT_ROOTS: readonly AccountRoot[] = ['4', '5', '6'];

const REGION = /^\d\d\.\d\d$/;
const WORK_UNIT = /^(\d\.\d\d\.){3}\d\d\.\d{4}$/;
/** Level 6, written in full. */
const PADDED_ACCOUNT = /^\d\.\d\.\d\d\.\d\d\.\d\d\.\d{4}$/;
const ACCOUNT_WIDTHS = [1, 1, 2, 2, 2, 4] as const;
const SUB_ACTIVITY = /^([1-9X]\.(?:\d\d|XX)\.\d\d)\.(0?[12])\.(\d\d)\.(\d{2}|\d{4})$/;

const squeeze = (raw: string): string => raw.replace(/[\s\u00a0]+/g, '').replace(/\.+$/, '');

/** A region code as written, or null. */
export function parseRegionCode(raw: string): RegionCode | null {
  const code = squeeze(raw);
  return REGION.test(code) ? code : null;
}

/** A work-unit code, blanks removed, or null. */
export function parseWorkUnitCode(raw: string): WorkUnitCode | null {
  const code = squeeze(raw).toUpperCase();
  return WORK_UNIT.test(code) ? code : null;
}

/** True for the code of an Skpd itself (its last part is `0000`). */
export function isSkpdCode(code: WorkUnitCode): boolean {
  return code.endsWith('.0000');
}

/** An account code of level 1 to 6 with its parts padded (`5.1.1` → `5.1.01`), or null when it is no code. */
export function parseAccountCode(raw: string): AccountCode | null {
  if (PADDED_ACCOUNT.test(raw)) return raw;
  const parts = squeeze(raw).split('.');
  if (parts.length > 6) return null;
  const padded: string[] = [];
  for (const [i, part] of parts.entries()) {
    const width = ACCOUNT_WIDTHS[i] as number;
    if (!/^\d+$/.test(part) || part.length > width) return null;
    padded.push(part.padStart(width, '0'));
  }
  return padded.join('.');
}

/** Level 1 to 6. */
export function accountLevel(code: AccountCode): number {
  let level = 1;
  for (let dot = code.indexOf('.'); dot >= 0; dot = code.indexOf('.', dot + 1)) level++;
  return level;
}

/** The code and its ancestors, from level 1 down: `5.1.01` → `['5', '5.1', '5.1.01']`. */
export function accountPath(code: AccountCode): AccountCode[] {
  const path: AccountCode[] = [];
  for (let i = 1; i < code.length; i++) if (code[i] === '.') path.push(code.slice(0, i));
  path.push(code);
  return path;
}

/** The parent account, or null at level 1. */
export function accountParent(code: AccountCode): AccountCode | null {
  const cut = code.lastIndexOf('.');
  return cut < 0 ? null : code.slice(0, cut);
}

/** `4` revenue, `5` expenditure, `6` financing; null for accounts that the budget does not hold. */
export function accountRoot(code: AccountCode): AccountRoot | null {
  const first = code[0];
  return first === '4' || first === '5' || first === '6' ? first : null;
}

/** Digits of the last part of a sub-activity code in a fiscal year: 2 up to 2023, 4 from 2024. */
export function subActivityDigits(fiscalYear: number): 2 | 4 {
  return fiscalYear <= 2023 ? 2 : 4;
}

/**
 * A sub-activity code as of a fiscal year; `.02.01` (activity) becomes `.2.01`. A code of the other generation is kept as
 * written, never padded to another meaning; `generation` tells the caller to warn. Null when it is no sub-activity code.
 */
export function parseSubActivityCode(raw: string, fiscalYear: number): { code: SubActivityCode; generation: 'current' | 'other' } | null {
  const m = SUB_ACTIVITY.exec(squeeze(raw).toUpperCase());
  if (!m) return null;
  const last = m[4] as string;
  const code = `${m[1]}.${(m[2] as string).replace(/^0/, '')}.${m[3]}.${last}`;
  return { code, generation: last.length === subActivityDigits(fiscalYear) ? 'current' : 'other' };
}
