import type { OpenedFile, ReadResult, RowIssue, SourceRow } from './connector.js';
import { isRecord } from './open-file.js';
import { readText } from './read-values.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The processes of a file of OCDS 1.1: a release or record package, one per line, or bare releases. Releases of one process (`ocid`) are
 * merged in the order of their dates, as the standard compiles them; of a record its compiled release is taken, else its releases are merged.
 * Each process is one row, that of its first release.
 */
export function readOcds(table: OpenedFile): ReadResult {
  const rejected: RowIssue[] = table.kind === 'records' ? [...table.rejected] : [];
  const processes = new Map<string, { row: number; releases: Json[] }>();
  for (const record of table.kind === 'records' ? table.records : []) {
    for (const release of releasesOf(record, rejected)) {
      const ocid = readText(release.ocid) ?? `\u0000${record.row}`;
      const known = processes.get(ocid) ?? { row: record.row, releases: [] };
      known.releases.push(release);
      processes.set(ocid, known);
    }
  }
  const rows = [...processes.values()].map(({ row, releases }): SourceRow => ({ row, fields: compile(releases), origin: 'json' }));
  return { rows, statement: {}, rejected, warnings: [] };
}

function releasesOf(record: SourceRow, rejected: RowIssue[]): Json[] {
  const { fields, row } = record;
  const packaged = listOf(fields.releases).map((release) => withOcid(release, fields));
  const recorded = listOf(fields.records).flatMap((each) => fromRecord(each));
  if (!Array.isArray(fields.records) && !Array.isArray(fields.releases)) return [fields];
  const found = [...recorded, ...packaged];
  const usable = found.filter((release) => readText(release.ocid));
  if (usable.length < found.length || found.length === 0)
    rejected.push({
      row,
      column: 'ocid',
      code: 'no-release',
      message: `Baris ${row}: tidak ada rilis dengan ocid di dalamnya. Sertakan rilis utuh atau compiledRelease, bukan tautannya.`,
    });
  return usable;
}

/** A release inside a record may leave its ocid to the record. */
const withOcid = (release: Json, around: Json): Json =>
  'ocid' in release || !('ocid' in around) ? release : { ...release, ocid: around.ocid };

function fromRecord(record: Json): Json[] {
  if (isRecord(record.compiledRelease)) return [withOcid(record.compiledRelease, record)];
  const whole = listOf(record.releases).filter((release) => !('url' in release));
  return whole.length > 0 ? whole.map((release) => withOcid(release, record)) : [{}];
}

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function compile(releases: readonly Json[]): Json {
  const inOrder = [...releases].sort((a, b) => ((readText(a.date) ?? '') < (readText(b.date) ?? '') ? -1 : 1));
  return inOrder.reduce((known, release) => mergeObjects(known, release));
}

/** Later values win; objects are merged, lists of objects with ids are merged by id, other lists are replaced, null takes a value away. */
function mergeObjects(known: Json, news: Json): Json {
  const merged: Record<string, unknown> = { ...known };
  for (const [name, value] of Object.entries(news)) {
    if (value === null) delete merged[name];
    else merged[name] = mergeValues(merged[name], value);
  }
  return merged;
}

function mergeValues(known: unknown, news: unknown): unknown {
  if (isRecord(known) && isRecord(news)) return mergeObjects(known, news);
  if (!Array.isArray(known) || !Array.isArray(news) || !haveIds(known) || !haveIds(news)) return news;
  const byId = new Map(known.map((item) => [String(item.id), item]));
  for (const item of news) byId.set(String(item.id), mergeObjects(byId.get(String(item.id)) ?? {}, item));
  return [...byId.values()];
}

const haveIds = (list: readonly unknown[]): list is Json[] => list.every((item) => isRecord(item) && 'id' in item);
