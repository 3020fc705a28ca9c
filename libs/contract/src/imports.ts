import { z } from 'zod';
import { importIssueSchema } from './ingest.js';

const count = z.int().nonnegative();
const money = z.string().nullable();

/** What accepting a file would change, told on a dry run. Lists are bounded, the largest changes first. */
export const differenceSchema = z.strictObject({
  withdrawn: count.meta({ description: 'anggota himpunan yang diganti dan tidak disebut lagi' }),
  totals: z
    .array(
      z.strictObject({
        channel: z.string(),
        account: z.enum(['4', '5', '6']),
        scope: z.string().meta({ description: 'region, atau kode unit' }),
        name: z.string(),
        measure: z.enum(['ceiling', 'cashPlanYear', 'realization']),
        before: money,
        after: money,
      }),
    )
    .readonly(),
  largest: z.array(z.strictObject({ kind: z.string(), key: z.string(), row: count, before: money, after: money })).readonly(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** What became of one file, as `lcc import --json`, an upload and the drop folder tell it. */
export const fileAnswerSchema = z.strictObject({
  path: z.string(),
  connector: z.string().nullable(),
  /** Empty when the file could not be read, or was too large to be. */
  sha256: z.string(),
  rows: count,
  accepted: count,
  corrections: count,
  duplicates: count,
  rejected: z.array(importIssueSchema).readonly(),
  warnings: z.array(importIssueSchema).readonly(),
  totals: z.record(z.string(), z.string()).readonly(),
  /** Sums the file prints beside those of its own rows, where it prints any. */
  controls: z
    .array(z.strictObject({ row: count, name: z.string(), measure: z.string(), printed: z.string(), summed: z.string() }))
    .readonly()
    .optional(),
  difference: differenceSchema.optional(),
  /** On a dry run: closed years that it changes, which takes a second person. */
  adjusts: z.array(z.int()).readonly().optional(),
});
export type FileAnswer = z.infer<typeof fileAnswerSchema>;

/** `lcc import --json`, and the file `.result.json` of the drop folder. */
export const importAnswerSchema = z.strictObject({ files: z.array(fileAnswerSchema).readonly(), revision: count });
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

/** Steps of an import, in order; `waiting` = the database is away, it goes on by itself. */
export const importPhases = ['queued', 'reading', 'comparing', 'writing', 'waiting', 'finished'] as const;
export type ImportPhase = (typeof importPhases)[number];

/**
 * An import given over HTTP. `done`: something of the file was accepted or known. `refused`: nothing of it could be used, the
 * reasons stand in `files`. `failed`: a fault of the server, named in `problem`. `files` and `revision` come with the end.
 */
export const importJobSchema = z.strictObject({
  id: z.string(),
  state: z.enum(['queued', 'running', 'done', 'refused', 'failed']),
  path: z.string(),
  dryRun: z.boolean(),
  created: z.iso.datetime({ offset: true }),
  finished: z.iso.datetime({ offset: true }).nullable(),
  progress: z.strictObject({
    phase: z.enum(importPhases),
    bytes: count.meta({ description: 'byte yang sudah dibaca' }),
    bytesTotal: count,
    rows: count.meta({ description: 'baris yang sudah dipahami' }),
    ahead: count.meta({ description: 'berkas yang menunggu di depannya' }),
  }),
  files: z.array(fileAnswerSchema).readonly().optional(),
  revision: count.optional(),
  problem: z.string().optional(),
  /** The entry in the log that it became. */
  run: z.string().optional(),
  /** It was proposed as an adjusting entry of a closed year, and waits for a second person. */
  adjustment: z.strictObject({ by: z.string(), reason: z.string(), at: z.iso.datetime({ offset: true }), isOwn: z.boolean() }).optional(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

export const importJobListSchema = z.strictObject({ jobs: z.array(importJobSchema).readonly() });

/** A file as the log remembers it, whatever way it came. */
export const importRunSchema = z.strictObject({
  id: z.string(),
  connector: z.string(),
  path: z.string(),
  /** Name of the person, else the id of who it was. */
  by: z.string(),
  sha256: z.string(),
  rows: count,
  accepted: count,
  corrections: count,
  duplicates: count,
  rejected: z.array(importIssueSchema).readonly(),
  warnings: z.array(importIssueSchema).readonly(),
  totals: z.record(z.string(), z.string()).readonly(),
  channels: z.array(z.string()).readonly(),
  revision: count,
  recorded: z.iso.datetime({ offset: true }),
  /** Set when it was taken back. */
  reversal: z.strictObject({ by: z.string(), reason: z.string(), kept: count, at: z.iso.datetime({ offset: true }) }).nullable(),
});
export type ImportRun = z.infer<typeof importRunSchema>;
/** In the list issues are counted, not told. */
export const importRunListSchema = z.strictObject({
  runs: z
    .array(importRunSchema.omit({ rejected: true, warnings: true, totals: true }).extend({ rejected: count, warnings: count }))
    .readonly(),
});
export type ImportRunRow = z.infer<typeof importRunListSchema>['runs'][number];
/** `POST /api/v1/imports/:id/adjustment`. */
export const adjustmentAskSchema = z.strictObject({ reason: z.string().trim().min(10).max(500) });
/** `POST /api/v1/imports/:id/adjustment/approval`; `sha256` = of the file that was read. */
export const adjustmentApproveSchema = z.strictObject({ sha256: z.string().length(64) });
/** `POST /api/v1/imports/runs/:id/reversal`. */
export const reversalAskSchema = z.strictObject({ reason: z.string().trim().min(5).max(500) });
export const reversalSchema = z.strictObject({ run: z.string(), revision: count, undone: count, kept: count });
