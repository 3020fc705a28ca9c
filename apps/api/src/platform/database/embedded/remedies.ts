/** What PostgreSQL says when the machine, not the database, is at fault, and what to do about it. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded/, 'Diska penuh: kosongkan ruang, lalu jalankan lagi.'],
  [/Read-only file system/, 'Folder hanya dapat dibaca: atur LCC_DATA_DIR ke folder yang dapat ditulisi.'],
  [/could not (create|resize|open) shared memory|Cannot allocate memory/, 'Memori bersama kurang: sediakan paling sedikit 256 MB.'],
];

/** @returns the remedy for what a server or initdb said, followed by a blank; empty when we know none */
export function remedyFor(said: string): string {
  const found = REMEDIES.find(([pattern]) => pattern.test(said));
  return found === undefined ? '' : `${found[1]} `;
}
