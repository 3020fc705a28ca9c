import { z } from 'zod';

const entry = z.strictObject({ name: z.string(), size: z.int().nonnegative(), sha256: z.string() });

/** The last file of a backup: what it holds, so that a broken one is found before anything is touched. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  created: z.string(),
  /** Names of the migrations the tables are at. */
  migrations: z.array(z.string()),
  /** In the order in which they can be filled. */
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: z.int().nonnegative() })),
  /** Every other file of the archive. */
  entries: z.array(entry),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = z.infer<typeof entry>;

export const MANIFEST = 'manifest.json';
/** Where tables lie in the archive, and where the files of the data directory. */
export const tableEntry = (table: string): string => `tables/${table}.copy`;
export const FILES = 'files/';

/** The file is no backup, or not a whole one; the message (Indonesian) says what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
