import { parseSubActivityCode, type SpdFact, sumSen, type TreasuryLine } from '@lcc/domain';
import { groupBy } from '../group-by.js';
import { ANY_PROGRAMME, type SipdConversion, sblKeys, unitInNumber, unitKeys } from './sipd-conversion.js';
import { documentDate, withKnown } from './sipd-documents.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

/** Columns of a line: codes where the answer of the API carries them, else ids. */
const LINE = {
  id_skpd: sipd.optionalId('id SKPD'),
  id_sub_skpd: sipd.optionalId('id unit SKPD'),
  id_program: sipd.optionalId('id program'),
  id_giat: sipd.optionalId('id kegiatan'),
  id_sub_giat: sipd.optionalId('id sub kegiatan'),
  id_akun: sipd.optionalId('id rekening'),
  idDetailSpd: sipd.optionalId('id rincian SPD'),
  kode_sub_giat: sipd.optionalText('Kode sub kegiatan'),
  kode_akun: sipd.optionalAccount('Kode rekening'),
  nilai: sipd.optionalAmount('Nilai rincian'),
};
interface LineRow {
  readonly id_skpd: string | null;
  readonly id_sub_skpd: string | null;
  readonly id_program: string | null;
  readonly id_giat: string | null;
  readonly id_sub_giat: string | null;
  readonly id_akun: string | null;
  readonly idDetailSpd: string | null;
  readonly kode_sub_giat: string | null;
  readonly kode_akun: string | null;
  readonly nilai: { readonly sen: bigint } | null;
}

/** The key of the sub-activity that the ids of a line name; SIPD-RI leaves out the programme. */
const sblOf = (id: (name: 'id_skpd' | 'id_sub_skpd' | 'id_program' | 'id_giat' | 'id_sub_giat') => string | null): string | null => {
  const ids = [id('id_skpd'), id('id_sub_skpd'), id('id_program') ?? ANY_PROGRAMME, id('id_giat'), id('id_sub_giat')];
  return ids.every((each) => each !== null) ? ids.join('.') : null;
};

/** A line with its place in the document; the same account sent twice under one id is one line. */
function lineOf(row: LineRow, year: number, into: SipdConversion): readonly [string, TreasuryLine] | null {
  const account = row.kode_akun ?? into.accountById(year, row.id_akun);
  if (account === null || row.nilai === null) return null;
  const kodeSbl = sblOf((name) => row[name]);
  const stated = row.kode_sub_giat === null ? null : (parseSubActivityCode(row.kode_sub_giat, year)?.code ?? null);
  const subActivity = stated ?? (kodeSbl === null ? null : (into.codeBySbl(year, kodeSbl) ?? null));
  return [`${subActivity ?? kodeSbl ?? row.id_sub_giat}|${account}|${row.idDetailSpd}`, { subActivity, account, amount: row.nilai.sen }];
}

function linesOf(rows: readonly LineRow[], year: number, into: SipdConversion): TreasuryLine[] {
  const lines = new Map<string, TreasuryLine>();
  for (const row of rows) {
    const line = lineOf(row, year, into);
    if (line) lines.set(line[0], line[1]);
  }
  return [...lines.values()];
}

/** Releases of funds, alone or joined with their lines as the API answers them. */
export const spdConnector = sipdTable({
  table: 'data_spd_sipd',
  title: { id: 'wp-sipd: SPD', en: 'wp-sipd: releases of funds' },
  source: SOURCES.treasury,
  marks: { all: ['nomorSpd', 'keteranganSpd'] },
  needed: ['nomorSpd'],
  keepsInactive: true,
  columns: {
    nomorSpd: sipd.text('Nomor SPD'),
    idSpd: sipd.optionalId('id SPD'),
    keteranganSpd: sipd.optionalText('Keterangan, misalnya TW1-M'),
    totalSpd: sipd.optionalAmount('Nilai SPD; bila kosong, jumlah rinciannya'),
    tanggal_spd: sipd.optionalDate('Tanggal SPD'),
    kode_skpd: sipd.optionalWorkUnit('Kode SKPD; bila kosong, dari id_skpd atau nomornya'),
    ...LINE,
  },
  needs: (raw, year) => [
    ...(raw('nomorSpd') === null ? [] : [{ kind: 'spd', year, key: raw('nomorSpd') ?? '' } as const]),
    ...unitKeys(year, raw('id_skpd')),
    ...sblKeys(year, sblOf(raw)),
    ...accountKey(year, raw('kode_akun') === null ? raw('id_akun') : null),
  ],
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => `${r.year}|${r.row.nomorSpd}`).values()) {
      const [first] = group;
      if (!first) continue;
      const { source, row, year } = first;
      const workUnit = into.unit(source, year, row.kode_skpd ?? unitInNumber(row.nomorSpd), { id_skpd: row.id_skpd });
      const date = documentDate(source, [row.tanggal_spd], row.nomorSpd, year, into);
      if (workUnit === undefined || date === undefined) continue;
      const lines = linesOf(
        group.filter((r) => r.active).map((r) => r.row),
        year,
        into,
      );
      const known = into.context.known.find('spd', year, row.nomorSpd);
      const amount = row.totalSpd?.sen ?? (lines.length > 0 ? sumSen(lines.map((l) => l.amount)) : known?.amount);
      if (amount === undefined) {
        into.reject(source, 'totalSpd', 'blank', 'nilai SPD kosong dan rinciannya belum ada; isi lalu kirim ulang');
        continue;
      }
      const status = group.some((r) => r.active) ? 'terbit' : 'dihapus';
      const header = { number: row.nomorSpd, workUnit, amount, description: row.keteranganSpd, status, lines };
      const fact: SpdFact = withKnown({ kind: 'spd', ...into.base(year, date), ...header }, known);
      into.add({ row: source.row, fact });
      if (row.idSpd !== null) into.identify(year, source.row, { table: 'spd', id: row.idSpd, workUnit, code: row.nomorSpd });
      into.total('nilai', amount);
    }
  },
  sample: {
    rows: [
      {
        idSpd: '1758',
        nomorSpd: '12.05/01.0/000001/2.16.2.20.2.21.14.0000/M/2/2025',
        keteranganSpd: 'TW1-M',
        totalSpd: null,
        kode_akun: '5.1.02.02.05.0037',
        kode_sub_giat: '2.16.03.2.02.0012',
        nilai: '7106000',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

const accountKey = (year: number, id: string | null) =>
  id === null ? [] : [{ kind: 'source-id', year, key: `sipd|account|${id}` } as const];

/** Lines of releases that came before: the table names its document by an id only. A line replaces the one of its sub-activity and account. */
export const spdDetailConnector = sipdTable({
  table: 'data_spd_sipd_detail',
  title: { id: 'wp-sipd: rincian SPD', en: 'wp-sipd: lines of releases' },
  source: SOURCES.treasury,
  marks: { all: ['idSpd', 'idDetailSpd', 'nilai'], none: ['nomorSpd'] },
  needed: ['idSpd', 'nilai'],
  columns: { idSpd: sipd.id('id SPD'), ...LINE },
  needs: (raw, year, known) => {
    const id = `sipd|spd|${raw('idSpd')}`;
    const number = known.find('source-id', year, id)?.code;
    return [
      { kind: 'source-id', year, key: id },
      ...(number ? [{ kind: 'spd', year, key: number } as const] : []),
      ...sblKeys(year, sblOf(raw)),
      ...accountKey(year, raw('kode_akun') === null ? raw('id_akun') : null),
    ];
  },
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => `${r.year}|${r.row.idSpd}`).values()) {
      const [first] = group;
      if (!first) continue;
      const { source, row, year } = first;
      const number = into.context.known.find('source-id', year, `sipd|spd|${row.idSpd}`)?.code ?? null;
      const known = number === null ? undefined : into.context.known.find('spd', year, number);
      if (!known) {
        into.reject(source, 'idSpd', 'unknown-id', `SPD ber-id ${row.idSpd} tahun ${year} belum dikenal; kirim data_spd_sipd lebih dahulu`);
        continue;
      }
      const fresh = new Map<string, TreasuryLine>();
      for (const each of group) {
        const line = lineOf(each.row, year, into);
        if (line) fresh.set(line[0], line[1]);
        else
          into.reject(each.source, 'id_akun', 'unknown-id', `id rekening ${each.row.id_akun} belum dikenal; kirim data_akun lebih dahulu`);
      }
      const place = (line: TreasuryLine): string => `${line.subActivity}|${line.account}`;
      const replaced = new Set([...fresh.values()].map(place));
      const lines = [...known.lines.filter((line) => !replaced.has(place(line))), ...fresh.values()];
      if (fresh.size > 0) into.add({ row: source.row, fact: { ...known, lines } });
    }
  },
  sample: {
    rows: [
      {
        idSpd: '1758',
        idDetailSpd: '16420',
        id_akun: '16420',
        kode_akun: '5.1.02.02.05.0037',
        kode_sub_giat: '2.16.03.2.02.0012',
        nilai: '7106000',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
    known: [
      {
        kind: 'source-id',
        region: '12.05',
        year: 2025,
        date: '2025-01-01',
        system: 'sipd',
        table: 'spd',
        id: '1758',
        workUnit: null,
        code: 'SPD-1',
      },
      {
        kind: 'spd',
        region: '12.05',
        year: 2025,
        date: '2025-02-01',
        number: 'SPD-1',
        workUnit: '2.16.2.20.2.21.14.0000',
        amount: 710_600_000n,
        description: null,
        status: null,
        lines: [],
      },
    ],
  },
});
