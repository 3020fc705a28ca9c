import type { SppFact } from '@lcc/domain';
import { groupBy } from '../group-by.js';
import { warnOfAmount } from '../row-fields.js';
import { type SipdConversion, unitInNumber, unitKeys } from './sipd-conversion.js';
import { documentDate, finerLines, flagStatus, nestedLines, printedLines, toLine, toPaymentKind, withKnown } from './sipd-documents.js';
import { sipd } from './sipd-fields.js';
import { type SipdRow, sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

/** The release that a request names by its id. */
const spdKey = (year: number, id: string | null) => (id === null ? [] : [{ kind: 'source-id', year, key: `sipd|spd|${id}` } as const]);
const spdIn = (number: string | null | undefined): Pick<SppFact, 'spdNumber'> => (number ? { spdNumber: number } : {});

const sppKey = (year: number, number: string | null) => (number === null ? [] : [{ kind: 'spp', year, key: number } as const]);

/** Payment requests. Bank, account and tax numbers of the payee are not read. */
export const sppConnector = sipdTable({
  table: 'data_spp_sipd',
  title: { id: 'wp-sipd: SPP', en: 'wp-sipd: payment requests' },
  source: SOURCES.treasury,
  marks: { all: ['nomorSpp', 'nilaiSpp', 'tanggalSpp'], none: ['nomorSpm'] },
  needed: ['nomorSpp', 'nilaiSpp'],
  keepsInactive: true,
  columns: {
    nomorSpp: sipd.text('Nomor SPP'),
    idSpp: sipd.optionalId('id SPP'),
    tanggalSpp: sipd.optionalDate('Tanggal SPP'),
    nilaiSpp: sipd.amount('Nilai SPP'),
    jenisSpp: sipd.optionalText('LS, UP, GU, atau TU'),
    tipe: sipd.optionalText('LS, UP, GU, atau TU'),
    keteranganSpp: sipd.optionalText('Keterangan'),
    idSubUnit: sipd.optionalId('id unit SKPD'),
    idSkpd: sipd.optionalId('id SKPD'),
    idSpd: sipd.optionalId('id SPD'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari idnya atau nomornya'),
    verifikasiSpp: sipd.optionalFlag('Terverifikasi'),
    isDraft: sipd.optionalFlag('Masih konsep'),
    nomor_kontrak: sipd.optionalText('Nomor kontrak'),
    detail: sipd.list('Rincian: kode_rekening, jumlah, kode_sub_kegiatan'),
  },
  needs: (raw, year) => [
    ...sppKey(year, raw('nomorSpp')),
    ...spdKey(year, raw('idSpd')),
    ...unitKeys(year, raw('idSubUnit'), raw('idSkpd')),
  ],
  convert(rows, into) {
    for (const { source, row, year, active } of rows) {
      const known = into.context.known.find('spp', year, row.nomorSpp);
      const ids = { idSubUnit: row.idSubUnit, idSkpd: row.idSkpd };
      const workUnit = into.unit(source, year, row.kode_sub_skpd ?? unitInNumber(row.nomorSpp), ids);
      const date = documentDate(source, [row.tanggalSpp, known?.date ?? null], row.nomorSpp, year, into);
      const lines = nestedLines(source, year, row.detail, into);
      if (workUnit === undefined || date === undefined || lines === undefined) continue;
      warnOfAmount(row.nilaiSpp, source, 'nilaiSpp', into.issues);
      const header: SppFact = {
        kind: 'spp',
        ...into.base(year, date),
        number: row.nomorSpp,
        workUnit,
        amount: row.nilaiSpp.sen,
        description: row.keteranganSpp,
        status: flagStatus(active, row.verifikasiSpp, row.isDraft),
        lines,
        paymentKind: toPaymentKind(row.jenisSpp, row.tipe),
        contractNumber: row.nomor_kontrak,
        ...spdIn(into.releaseNumber(year, row.idSpd) ?? known?.spdNumber),
      };
      into.add({ row: source.row, fact: withKnown(header, known) });
      if (row.idSpp !== null) into.identify(year, source.row, { table: 'spp', id: row.idSpp, workUnit, code: row.nomorSpp });
      into.total('nilai', header.amount);
    }
  },
  sample: {
    rows: [
      {
        nomorSpp: '12.05/02.0/000005/LS/2.16.2.20.2.21.14.0000/P/2/2025',
        idSpp: '23051',
        tanggalSpp: '2025-02-07',
        nilaiSpp: '116338787',
        jenisSpp: 'LS',
        keteranganSpp: 'Pembayaran jasa pemeliharaan',
        idSubUnit: '0',
        idSkpd: '3346',
        verifikasiSpp: '1',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

/** Lines with their sub-activity, of requests that came before: the table names its request by an id only. */
export const sppDetailConnector = sipdTable({
  table: 'data_spp_sipd_detail',
  title: { id: 'wp-sipd: rincian SPP', en: 'wp-sipd: lines of payment requests' },
  source: SOURCES.treasury,
  marks: { all: ['idSpp', 'idDetailSpp', 'nilaiDetailSpp'], none: ['nomorSpp'] },
  needed: ['idSpp', 'nilaiDetailSpp'],
  columns: {
    idSpp: sipd.id('id SPP'),
    idDetailSpp: sipd.optionalId('id rincian SPP'),
    kode_sub_kegiatan: sipd.optionalText('Kode sub kegiatan'),
    kodeSubKegiatan: sipd.optionalText('Kode sub kegiatan'),
    kode_rekening: sipd.optionalText('Kode rekening'),
    kodeRekening: sipd.optionalText('Kode rekening'),
    nilaiDetailSpp: sipd.amount('Nilai rincian'),
  },
  needs: (raw, year, known) => {
    const id = `sipd|spp|${raw('idSpp')}`;
    return [{ kind: 'source-id', year, key: id }, ...sppKey(year, known.find('source-id', year, id)?.code ?? null)];
  },
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => `${r.year}|${r.row.idSpp}`).values()) {
      const [first] = group;
      if (!first) continue;
      const { source, row, year } = first;
      const number = into.context.known.find('source-id', year, `sipd|spp|${row.idSpp}`)?.code ?? null;
      const known = number === null ? undefined : into.context.known.find('spp', year, number);
      if (!known) {
        into.reject(source, 'idSpp', 'unknown-id', `SPP ber-id ${row.idSpp} tahun ${year} belum dikenal; kirim data_spp_sipd lebih dahulu`);
        continue;
      }
      const lines = group.map((each) => {
        const account = each.row.kode_rekening ?? each.row.kodeRekening;
        const subActivity = each.row.kode_sub_kegiatan ?? each.row.kodeSubKegiatan;
        return toLine(each.source, year, { account, subActivity }, each.row.nilaiDetailSpp.sen, into);
      });
      if (!lines.includes(undefined)) into.add({ row: source.row, fact: { ...known, lines: lines.flatMap((line) => line ?? []) } });
    }
  },
  sample: {
    rows: [
      {
        idSpp: '23051',
        idDetailSpp: '1',
        kode_sub_kegiatan: '2.16.03.2.02.0012',
        kode_rekening: '5.1.02.02.01.0039',
        nilaiDetailSpp: '116338787.00',
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
        table: 'spp',
        id: '23051',
        workUnit: null,
        code: 'SPP-1',
      },
      {
        kind: 'spp',
        region: '12.05',
        year: 2025,
        date: '2025-02-07',
        number: 'SPP-1',
        workUnit: '2.16.2.20.2.21.14.0000',
        amount: 11_633_878_700n,
        description: null,
        status: null,
        lines: [],
        paymentKind: 'LS',
        contractNumber: null,
      },
    ],
  },
});

/** Lines as SIPD prints them on a request; each row repeats what the request says of itself. Names, NIP and accounts are not read. */
export const sppPrintConnector = sipdTable({
  table: 'data_spp_sipd_ri_detail',
  title: { id: 'wp-sipd: rincian cetak SPP', en: 'wp-sipd: printed lines of payment requests' },
  source: SOURCES.treasury,
  marks: { all: ['nomor_transaksi', 'tanggal_transaksi', 'jumlah'] },
  needed: ['nomor_transaksi', 'jumlah'],
  columns: {
    nomor_transaksi: sipd.text('Nomor SPP'),
    tanggal_transaksi: sipd.optionalDate('Tanggal SPP'),
    nilai: sipd.optionalAmount('Nilai SPP'),
    tipe: sipd.optionalText('LS, UP, GU, atau TU'),
    keterangan: sipd.optionalText('Keterangan'),
    nomor_spd: sipd.optionalText('Nomor SPD'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_rekening: sipd.optionalText('Kode rekening'),
    jumlah: sipd.amount('Jumlah'),
  },
  needs: (raw, year) => [...sppKey(year, raw('nomor_transaksi')), ...unitKeys(year, raw('id_skpd'))],
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => `${r.year}|${r.row.nomor_transaksi}`).values()) {
      const header = printedRequest(group, into);
      const lines = printedLines(group, into);
      if (header && lines && group[0]) into.add({ row: group[0].source.row, fact: { ...header, lines: finerLines(lines, header.lines) } });
    }
  },
  sample: {
    rows: [
      {
        nomor_transaksi: '12.05/02.0/000005/LS/2.16.2.20.2.21.14.0000/P/2/2025',
        tanggal_transaksi: '2025-02-07 00:00:00',
        nilai: '116338787',
        tipe: 'LS',
        kode_rekening: '5.1.02.02.01.0039',
        jumlah: '116338787',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

interface Printed {
  readonly nomor_transaksi: string;
  readonly tanggal_transaksi: string | null;
  readonly nilai: { readonly sen: bigint } | null;
  readonly tipe: string | null;
  readonly keterangan: string | null;
  readonly nomor_spd: string | null;
  readonly id_skpd: string | null;
  readonly jumlah: { readonly sen: bigint };
}

/** The request as it is known, else as its printed lines repeat it. */
function printedRequest(group: readonly SipdRow<Printed>[], into: SipdConversion): SppFact | undefined {
  const [first] = group;
  if (!first) return undefined;
  const { source, row, year } = first;
  const known = into.context.known.find('spp', year, row.nomor_transaksi);
  const spd = spdIn(row.nomor_spd);
  if (known) return { ...known, ...spd };
  const workUnit = into.unit(source, year, unitInNumber(row.nomor_transaksi), { id_skpd: row.id_skpd });
  const date = documentDate(source, [row.tanggal_transaksi], row.nomor_transaksi, year, into);
  if (workUnit === undefined || date === undefined) return undefined;
  return {
    kind: 'spp',
    ...into.base(year, date),
    number: row.nomor_transaksi,
    workUnit,
    amount: row.nilai?.sen ?? group.reduce((sum, r) => sum + r.row.jumlah.sen, 0n),
    description: row.keterangan,
    status: null,
    lines: [],
    paymentKind: toPaymentKind(row.tipe),
    contractNumber: null,
    ...spd,
  };
}
