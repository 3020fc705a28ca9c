import type { BudgetLine } from './budget.js';
import type { Random } from './random.js';
import { ACCOUNT_NAMES } from './reference/accounts.js';
import { SUB_ACTIVITIES, SUPPORT_SUB_ACTIVITIES } from './reference/nomenclature.js';

const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
/** Vendors are fictitious: rivers and hills of the regency joined with words that firms like. */
const FORMS = ['CV', 'CV', 'CV', 'PT', 'UD'];
const PLACES = [
  'Wampu',
  'Leuser',
  'Sei Bingai',
  'Batang Serangan',
  'Bingai',
  'Lepan',
  'Besitang',
  'Tangkahan',
  'Langkat Hulu',
  'Teluk Aru',
  'Bukit Lawang',
  'Sawit Raya',
];
const WORDS = ['Karya', 'Mitra', 'Cipta', 'Bina', 'Sumber', 'Graha', 'Tunas', 'Surya', 'Putra', 'Anugerah'];
const ENDINGS = ['Mandiri', 'Sejahtera', 'Abadi', 'Perkasa', 'Utama', 'Bersama', 'Konstruksi', 'Teknik', 'Persada', 'Makmur'];

const NAMES = new Map<string, string>(Object.values(SUB_ACTIVITIES).flat());

/** Name of a month, 1 to 12. */
export const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** A made-up firm. */
export const vendor = (rng: Random): string => `${rng.pick(FORMS)} ${rng.pick(PLACES)} ${rng.pick(WORDS)} ${rng.pick(ENDINGS)}`;

/** Name of a sub-activity; empty when there is none. */
export function subActivityName(code: string | null): string {
  if (code === null) return '';
  return NAMES.get(code) ?? SUPPORT_SUB_ACTIVITIES[code.slice(8)] ?? '';
}

/** An account's name as it reads in a sentence: `Belanja Tagihan Listrik` becomes `Tagihan Listrik`. */
export function accountPhrase(account: string): string {
  const name = ACCOUNT_NAMES[account] ?? account;
  return (name.split('-').at(-1) ?? name).replace(/^Belanja (Modal )?/, '').trim();
}

/** What a payment to a firm is for. `final` = the last one of the line in the year. */
export function contractDescription(line: BudgetLine, rng: Random, nth: number, final: boolean): string {
  const what = accountPhrase(line.account);
  const to = `a.n. ${vendor(rng)}`;
  const sub = subActivityName(line.subActivity);
  if (line.kind === 'capital') {
    const stage = final ? 'Pembayaran 100%' : nth === 0 ? 'Pembayaran uang muka 30%' : `Pembayaran termin ${nth}`;
    return `${stage} ${what} pada sub kegiatan ${sub} ${to}`;
  }
  return `Pembayaran ${what} sub kegiatan ${sub} ${to}`;
}
