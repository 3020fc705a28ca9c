import {
  type Connector,
  type Conversion,
  type ConversionContext,
  connectorById,
  connectors,
  detectFormat,
  type FactKey,
  FileRefused,
  factKeyText,
  type KnownFacts,
  knownFacts,
  type OpenedFile,
  openFile,
  type ReadResult,
  type RowIssue,
  recognize,
} from '@lcc/connectors';
import type { Fact } from '@lcc/domain';

/** What is asked of bytes: their name for messages, the connector if it is known, the most rows they may have. */
export interface FileQuestion {
  readonly name: string;
  readonly connector: string | null;
  readonly maxRows: number;
  /** A push: what may be kept of it is wanted beside its meaning. */
  readonly isPush?: true;
}

/** Bytes understood: facts of one connector, with the issues of reading and conversion together. */
export interface Judged {
  readonly connector: string;
  readonly rows: number;
  readonly facts: Conversion['facts'];
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Conversion['totals'];
  readonly controls?: NonNullable<Conversion['controls']>;
  readonly names: NonNullable<Conversion['names']>;
  readonly replacedRoots: Conversion['replacedRoots'];
  /** What may be kept of a push, when that is less than it holds. */
  readonly kept?: Uint8Array;
}

/** What a conversion has to know of the world. */
export interface World {
  /** Once the year the file names is known. */
  readonly context: (statedYear: number | undefined) => Promise<Omit<ConversionContext, 'known'>>;
  /** The facts in force behind some keys; those that are not there are left out. */
  readonly facts: (keys: readonly FactKey[]) => Promise<readonly Fact[]>;
}

/** A document behind an id behind a row: no connector looks further. */
/** How many of a file's headings an answer repeats. */
const SHOWN_HEADINGS = 12;
const MOST_ROUNDS = 4;

/** Opens, reads and converts. Throws FileRefused when the bytes cannot be used as a whole, or hold more than `maxRows` rows. */
export async function judgeFile(bytes: Uint8Array, question: FileQuestion, world: World): Promise<Judged> {
  const { name, connector: id, maxRows } = question;
  const format = detectFormat(bytes, name);
  const opened = openFile({ name, bytes, format });
  refuseTooMany(opened, maxRows);
  const connector = pick(opened, id);
  if (!connector.formats.includes(format))
    throw new FileRefused('wrong-format', `Penghubung ${connector.id} membaca ${connector.formats.join(', ')}, bukan ${format}.`);
  const read = connector.read(opened);
  if (read.rows.length === 0 && read.rejected.length === 0 && !question.isPush)
    throw new FileRefused('no-rows', 'Tidak ada baris di bawah judul kolom. Periksa apakah lembar atau berkasnya sudah terisi.');
  const context = await world.context(read.statement.year);
  const known = await learn(connector, read, context.options, world);
  const { facts, rejected, warnings, totals, controls, names, replacedRoots } = connector.convert(read, { ...context, known });
  return {
    connector: connector.id,
    rows: read.rows.length + distinctRows(read.rejected),
    facts,
    rejected: bounded([...read.rejected, ...rejected]),
    warnings: bounded([...(opened.kind === 'sheets' ? opened.warnings : []), ...read.warnings, ...warnings]),
    totals,
    ...(controls ? { controls } : {}),
    names: names ?? [],
    replacedRoots,
    ...(question.isPush && connector.keepsOnlyFields ? { kept: Buffer.from(JSON.stringify(read.rows.map((row) => row.fields))) } : {}),
  };
}

/** Nobody reads more of them, and a file of rubbish has millions. */
const MOST_ISSUES = 10_000;

function bounded(issues: readonly RowIssue[]): readonly RowIssue[] {
  const more = issues.length - MOST_ISSUES;
  if (more <= 0) return issues;
  return [
    ...issues.slice(0, MOST_ISSUES),
    { row: null, column: null, code: 'more', message: `Dan ${more} lagi yang tidak disebut di sini.` },
  ];
}

/** The facts that a connector asks for, round by round, until it asks for nothing new. */
async function learn(connector: Connector, read: ReadResult, options: ConversionContext['options'], world: World): Promise<KnownFacts> {
  const asked = new Set<string>();
  let found: Fact[] = [];
  for (let round = 0; connector.needs && round < MOST_ROUNDS; round++) {
    const keys = connector.needs(read, { options, known: knownFacts(found) }).filter((key) => !asked.has(factKeyText(key)));
    if (keys.length === 0) break;
    for (const key of keys) asked.add(factKeyText(key));
    found = found.concat(await world.facts(keys)); // may be more than one call can take
  }
  return knownFacts(found);
}

function pick(opened: OpenedFile, id: string | null): Connector {
  if (id !== null) {
    const named = connectorById(id);
    if (named) return named;
    throw new FileRefused('connector', `Penghubung "${id}" tidak dikenal; pilih salah satu: ${connectors.map((c) => c.id).join(', ')}.`);
  }
  const known = recognize(opened);
  if (known) return known;
  throw new FileRefused(
    'connector',
    `Bentuk berkas tidak dikenali${headingsOf(opened)}. Pilih bentuknya (konsol: Uji lagi dengan keterangan; HTTP: connector; lcc: --connector), atau samakan judul kolomnya; semua bentuk dan kolomnya ada di /api/docs.`,
  );
}

/** What the file calls its columns, so that its reader sees what was understood; empty where nothing looks like a heading. */
function headingsOf(opened: OpenedFile): string {
  const named = opened.kind === 'records' ? opened.headings.slice(0, SHOWN_HEADINGS) : [];
  return named.length > 0 ? ` (kolom yang terbaca: ${named.join(', ')})` : '';
}

function refuseTooMany(opened: OpenedFile, maxRows: number): void {
  const rows = opened.kind === 'records' ? opened.records.length : 0;
  if (rows > maxRows) throw new FileRefused('too-many-rows', `${rows} baris sekaligus; kirim paling banyak ${maxRows} baris.`);
}

const distinctRows = (issues: readonly RowIssue[]): number => new Set(issues.map((i) => i.row)).size;
