import {
  type Connector,
  type Conversion,
  type ConversionContext,
  connectorById,
  connectors,
  detectFormat,
  FileRefused,
  type OpenedFile,
  openFile,
  type RowIssue,
  recognize,
} from '@lcc/connectors';

/** What is asked of bytes: their name for messages, the connector if it is known, the most rows they may have. */
export interface FileQuestion {
  readonly name: string;
  readonly connector: string | null;
  readonly maxRows: number;
}

/** Bytes understood: facts of one connector, with the issues of reading and conversion together. */
export interface Judged {
  readonly connector: string;
  readonly rows: number;
  readonly facts: Conversion['facts'];
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Conversion['totals'];
  readonly names: NonNullable<Conversion['names']>;
}

/** Gives what a conversion needs to know of the world, once the year the file names is known. */
export type ContextFor = (statedYear: number | undefined) => Promise<ConversionContext>;

/** Opens, reads and converts. Throws FileRefused when the bytes cannot be used as a whole, or hold more than `maxRows` rows. */
export async function judgeFile(bytes: Uint8Array, question: FileQuestion, contextFor: ContextFor): Promise<Judged> {
  const { name, connector: id, maxRows } = question;
  const opened = openFile({ name, bytes, format: detectFormat(bytes, name) });
  refuseTooMany(opened, maxRows);
  const connector = pick(opened, id);
  const read = connector.read(opened);
  const { facts, rejected, warnings, totals, names } = connector.convert(read, await contextFor(read.statement.year));
  return {
    connector: connector.id,
    rows: read.rows.length + distinctRows(read.rejected),
    facts,
    rejected: [...read.rejected, ...rejected],
    warnings: [...(opened.kind === 'sheets' ? opened.warnings : []), ...read.warnings, ...warnings],
    totals,
    names: names ?? [],
  };
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
    `Bentuk berkas tidak dikenali; sebutkan dengan --connector (${connectors.map((c) => c.id).join(', ')}).`,
  );
}

function refuseTooMany(opened: OpenedFile, maxRows: number): void {
  const rows = opened.kind === 'records' ? opened.records.length : 0;
  if (rows > maxRows) throw new FileRefused('too-many-rows', `${rows} baris sekaligus; kirim paling banyak ${maxRows} baris.`);
}

const distinctRows = (issues: readonly RowIssue[]): number => new Set(issues.map((i) => i.row)).size;
