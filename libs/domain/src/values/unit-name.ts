/** Letters and digits only, upper case: `Dinas  P.U. dan Tata-Ruang` → `DINAS PU DAN TATA RUANG`. Names are compared in this form. */
export function normaliseName(name: string): string {
  return name
    .toUpperCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
