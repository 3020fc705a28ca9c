import type { MirrorTable } from '@lcc/connectors';
import type { Connection, ConnectionOptions, RowDataPacket, TypeCastField } from 'mysql2';
import { type Fetched, type Outbound, OutboundRefused } from '../platform/outbound/outbound.js';

/** A mirror in MySQL or MariaDB: `mysql://10.20.0.9:3306/wp_sipd`, with `?tls=1` where the server speaks TLS. */
export interface Mirror {
  readonly address: string;
  readonly user: string;
  readonly secret: string;
}

/** What is wanted of it. */
export interface MirrorQuestion {
  readonly table: MirrorTable;
  readonly year: number;
  /** The state as it was read last, as {@link Fetched} told it; null for the first time. */
  readonly since: string | null;
}

export interface MirrorLimits {
  readonly longestMs?: number;
  readonly mostBytes?: number;
}

const LONGEST_MS = 300_000;
const CONNECT_MS = 10_000;
/** A year of budget details is about a third of this. */
const MOST_BYTES = 95_000_000;
/** Seconds after which no row with an older time is still to come. */
const SETTLED_S = 5;
const UPDATED = ['update_at', 'updated_at'] as const;

/**
 * Reads tables of a mirror by its own driver, as rows of JSON: only the columns that are understood, one consistent state, in a session that
 * can write nothing. A table that stands as it did is not read again; one whose rows stand alone gives only those that changed.
 */
export class MirrorReader {
  constructor(
    private readonly outbound: Outbound,
    private readonly limits: MirrorLimits = {},
  ) {}

  /** `body` null = as it was. @throws OutboundRefused with the remedy */
  async read(mirror: Mirror, question: MirrorQuestion, stop?: AbortSignal): Promise<Fetched> {
    const longest = this.limits.longestMs ?? LONGEST_MS;
    const timeout = AbortSignal.timeout(longest);
    const signal = stop ? AbortSignal.any([timeout, stop]) : timeout;
    const { url, ip } = await this.outbound.place(mirror.address, signal);
    const connection = await open(url, ip, mirror);
    const cut = (): void => connection.destroy();
    signal.addEventListener('abort', cut, { once: true });
    try {
      await makeReadOnly(connection, longest);
      return await this.#take(connection, url.host, question);
    } catch (error) {
      if (timeout.aborted) throw new OutboundRefused('timeout', `${url.host} tidak selesai dibaca dalam ${longest / 1_000} detik.`);
      throw inWords(error, url.host, question.table.table);
    } finally {
      signal.removeEventListener('abort', cut);
      connection.destroy();
    }
  }

  async #take(connection: Connection, host: string, { table, year, since }: MirrorQuestion): Promise<Fetched> {
    const name = connection.escapeId(table.table);
    const there = new Set((await ask(connection, `SHOW COLUMNS FROM ${name}`)).map((row) => String(row.Field)));
    const columns = table.columns.filter((column) => there.has(column));
    const updated = UPDATED.find((column) => there.has(column));
    const ofYear = there.has('tahun_anggaran') ? `tahun_anggaran = ${connection.escape(year)}` : '1 = 1';
    const state = await this.#state(connection, name, ofYear, updated);
    if (state.rows === 0 || (since !== null && since === state.mark)) return { body: null, etag: state.mark, lastModified: null };
    const after = table.rowsStandAlone && updated && since ? since.split(' ', 2)[1] : undefined;
    const changed =
      after === undefined || updated === undefined ? '' : ` AND ${connection.escapeId(updated)} >= ${connection.escape(fromMark(after))}`;
    const sql = `SELECT ${columns.map((column) => connection.escapeId(column)).join(', ')} FROM ${name} WHERE ${ofYear}${changed}`;
    const body = await this.#rows(connection, host, sql);
    return { body, etag: state.mark, lastModified: null };
  }

  /**
   * How many rows there are and when the last one was written. The mark is null for a table that does not say when, and while its last
   * second may still bring another row.
   */
  async #state(
    connection: Connection,
    name: string,
    ofYear: string,
    updated: string | undefined,
  ): Promise<{ rows: number; mark: string | null }> {
    const last = updated === undefined ? 'NULL' : `MAX(${connection.escapeId(updated)})`;
    const sql = `SELECT COUNT(*) AS n, ${last} AS last, ${last} < NOW() - INTERVAL ${SETTLED_S} SECOND AS settled FROM ${name} WHERE ${ofYear}`;
    const [row] = await ask(connection, sql);
    const rows = Number(row?.n ?? 0);
    return { rows, mark: row?.last && row.settled === '1' ? `${rows} ${toMark(String(row.last))}` : null };
  }

  /** One row a line, as it comes; null when there is none. */
  #rows(connection: Connection, host: string, sql: string): Promise<Buffer | null> {
    const most = this.limits.mostBytes ?? MOST_BYTES;
    return new Promise((resolve, reject) => {
      const lines: Buffer[] = [];
      let size = 0;
      connection
        .query({ sql, typeCast: asText })
        .on('error', reject)
        .on('result', (row: object) => {
          const line = Buffer.from(`${JSON.stringify(row)}\n`);
          size += line.length;
          if (size <= most) lines.push(line);
          else {
            reject(
              new OutboundRefused('too-large', `Tabel dari ${host} lebih dari ${Math.round(most / 1e6)} MB; impor ekspornya per bagian.`),
            );
            connection.destroy();
          }
        })
        .on('end', () => resolve(lines.length === 0 ? null : Buffer.concat(lines)));
    });
  }
}

/** Everything as the server prints it: a double would lose digits, and a date its day. */
const asText = (field: TypeCastField): string | null => field.string();

/** Marks are one word each, so that they stand beside the count. */
const toMark = (instant: string): string => instant.replace(' ', 'T');
const fromMark = (mark: string): string => mark.replace('T', ' ');

async function open(url: URL, ip: string, { user, secret }: Mirror): Promise<Connection> {
  const { createConnection } = await import('mysql2');
  const options: ConnectionOptions = {
    host: ip,
    port: Number(url.port || 3306),
    user,
    password: secret,
    database: decodeURIComponent(url.pathname.slice(1)),
    connectTimeout: CONNECT_MS,
    charset: 'utf8mb4',
    dateStrings: true,
    multipleStatements: false,
    flags: ['-LOCAL_FILES'],
    ...(url.searchParams.get('tls') === '1' ? { ssl: { rejectUnauthorized: true, servername: url.hostname } as object } : {}),
  };
  const connection = createConnection(options);
  return new Promise((resolve, reject) => {
    connection.on('error', () => undefined); // what breaks off is told by the query that waits
    connection.connect((error) => {
      if (!error) return resolve(connection);
      connection.destroy();
      reject(inWords(error, url.host, ''));
    });
  });
}

/** One state, read only; a statement that runs away is ended by the server itself. MariaDB and MySQL name that limit differently. */
async function makeReadOnly(connection: Connection, longestMs: number): Promise<void> {
  await ask(connection, 'SET SESSION TRANSACTION READ ONLY');
  const seconds = Math.ceil(longestMs / 1_000);
  await ask(connection, `SET SESSION max_statement_time = ${seconds}`).catch(() =>
    ask(connection, `SET SESSION max_execution_time = ${longestMs}`),
  );
  await ask(connection, 'START TRANSACTION WITH CONSISTENT SNAPSHOT');
}

function ask(connection: Connection, sql: string): Promise<RowDataPacket[]> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>({ sql, typeCast: asText }, (error, rows) =>
      error ? reject(error) : resolve(Array.isArray(rows) ? rows : []),
    );
  });
}

function inWords(error: unknown, host: string, table: string): OutboundRefused {
  if (error instanceof OutboundRefused) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/ACCESS_DENIED|DBACCESS/.test(code))
    return new OutboundRefused('status', `${host} menolak (${code}); periksa pengguna, sandi dan hak SELECT-nya.`);
  if (code === 'ER_BAD_DB_ERROR') return new OutboundRefused('status', `Basis data itu tidak ada di ${host}; periksa alamat sumber.`);
  if (code === 'ER_NO_SUCH_TABLE')
    return new OutboundRefused('status', `Tabel ${table} tidak ada di ${host}; periksa alamat dan konektor sumber.`);
  if (/HANDSHAKE|TLS|SSL|CERT|SECURE/.test(code)) return new OutboundRefused('tls', `Sambungan aman ke ${host} gagal (${code}).`);
  return new OutboundRefused('unreachable', `${host} tidak dapat dibaca${code === '' ? '' : ` (${code})`}.`);
}
