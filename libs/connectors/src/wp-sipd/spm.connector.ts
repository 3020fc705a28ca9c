import type { SpmFact } from '@lcc/domain';
import { groupBy } from '../group-by.js';
import { unitInNumber, unitKeys } from './sipd-conversion.js';
import { documentDate, finerLines, flagStatus, nestedLines, printedLines, toPaymentKind, withKnown } from './sipd-documents.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

const spmKey = (year: number, number: string | null) => (number === null ? [] : [{ kind: 'spm', year, key: number } as const]);

/** Payment orders, each with the request it answers. */
export const spmConnector = sipdTable({
  table: 'data_spm_sipd',
  title: { id: 'wp-sipd: SPM', en: 'wp-sipd: payment orders' },
  source: SOURCES.treasury,
  marks: { all: ['nomorSpm', 'nilaiSpm', 'tanggalSpm'], none: ['nomorSp2d'] },
  needed: ['nomorSpm', 'nilaiSpm'],
  keepsInactive: true,
  columns: {
    nomorSpm: sipd.text('Nomor SPM'),
    tanggalSpm: sipd.optionalDate('Tanggal SPM'),
    nilaiSpm: sipd.amount('Nilai SPM'),
    jenisSpm: sipd.optionalText('LS, UP, GU, atau TU'),
    jenisSpp: sipd.optionalText('LS, UP, GU, atau TU'),
    keteranganSpm: sipd.optionalText('Keterangan'),
    nomorSpp: sipd.optionalText('Nomor SPP'),
    idSubUnit: sipd.optionalId('id unit SKPD'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari idnya atau nomornya'),
    verifikasiSpm: sipd.optionalFlag('Terverifikasi'),
    isDraft: sipd.optionalFlag('Masih konsep'),
    nomor_kontrak: sipd.optionalText('Nomor kontrak'),
    detail: sipd.list('Rincian: kode_rekening, jumlah, kode_sub_kegiatan'),
  },
  needs: (raw, year) => [...spmKey(year, raw('nomorSpm')), ...unitKeys(year, raw('idSubUnit'), raw('id_skpd'))],
  convert(rows, into) {
    for (const { source, row, year, active } of rows) {
      const known = into.context.known.find('spm', year, row.nomorSpm);
      const ids = { idSubUnit: row.idSubUnit, id_skpd: row.id_skpd };
      const workUnit = into.unit(source, year, row.kode_sub_skpd ?? unitInNumber(row.nomorSpm), ids);
      const date = documentDate(source, [row.tanggalSpm, known?.date ?? null], row.nomorSpm, year, into);
      const lines = nestedLines(source, year, row.detail, into);
      if (workUnit === undefined || date === undefined || lines === undefined) continue;
      const header: SpmFact = {
        kind: 'spm',
        ...into.base(year, date),
        number: row.nomorSpm,
        workUnit,
        amount: row.nilaiSpm.sen,
        description: row.keteranganSpm,
        status: flagStatus(active, row.verifikasiSpm, row.isDraft),
        lines,
        paymentKind: toPaymentKind(row.jenisSpm, row.jenisSpp),
        sppNumber: row.nomorSpp,
        contractNumber: row.nomor_kontrak,
      };
      into.add({ row: source.row, fact: withKnown(header, known) });
      into.total('nilai', header.amount);
    }
  },
  sample: {
    rows: [
      {
        nomorSpm: '12.05/03.0/000005/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        tanggalSpm: '2025-02-10',
        nilaiSpm: '116338787',
        jenisSpm: 'LS',
        keteranganSpm: 'Pembayaran jasa pemeliharaan',
        nomorSpp: '12.05/02.0/000005/LS/2.16.2.20.2.21.14.0000/P/2/2025',
        idSubUnit: '3346',
        verifikasiSpm: '1',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

/** Lines as SIPD prints them on an order; each row repeats what the order says of itself. The payee's account is not read. */
export const spmDetailConnector = sipdTable({
  table: 'data_spm_sipd_detail',
  title: { id: 'wp-sipd: rincian SPM', en: 'wp-sipd: lines of payment orders' },
  source: SOURCES.treasury,
  marks: { all: ['nomor_spm', 'nilai_spm', 'jumlah'], none: ['nomor_sp_2_d'] },
  needed: ['nomor_spm', 'jumlah'],
  columns: {
    nomor_spm: sipd.text('Nomor SPM'),
    tanggal_spm: sipd.optionalDate('Tanggal SPM'),
    nilai_spm: sipd.optionalAmount('Nilai SPM'),
    tipe: sipd.optionalText('LS, UP, GU, atau TU'),
    keterangan_spm: sipd.optionalText('Keterangan'),
    nomor_spp: sipd.optionalText('Nomor SPP'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_rekening: sipd.optionalText('Kode rekening'),
    jumlah: sipd.amount('Jumlah'),
  },
  needs: (raw, year) => [...spmKey(year, raw('nomor_spm')), ...unitKeys(year, raw('id_skpd'))],
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => `${r.year}|${r.row.nomor_spm}`).values()) {
      const [first] = group;
      const lines = printedLines(group, into);
      if (!first || lines === undefined) continue;
      const { source, row, year } = first;
      const known = into.context.known.find('spm', year, row.nomor_spm);
      if (known) {
        into.add({
          row: source.row,
          fact: { ...known, sppNumber: known.sppNumber ?? row.nomor_spp, lines: finerLines(lines, known.lines) },
        });
        continue;
      }
      const workUnit = into.unit(source, year, unitInNumber(row.nomor_spm), { id_skpd: row.id_skpd });
      const date = documentDate(source, [row.tanggal_spm], row.nomor_spm, year, into);
      if (workUnit === undefined || date === undefined) continue;
      const fact: SpmFact = {
        kind: 'spm',
        ...into.base(year, date),
        number: row.nomor_spm,
        workUnit,
        amount: row.nilai_spm?.sen ?? group.reduce((sum, r) => sum + r.row.jumlah.sen, 0n),
        description: row.keterangan_spm,
        status: null,
        lines,
        paymentKind: toPaymentKind(row.tipe),
        sppNumber: row.nomor_spp,
        contractNumber: null,
      };
      into.add({ row: source.row, fact });
    }
  },
  sample: {
    rows: [
      {
        nomor_spm: '12.05/03.0/000005/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        tanggal_spm: '2025-02-10 00:00:00',
        nilai_spm: '116338787',
        tipe: 'LS',
        nomor_spp: '12.05/02.0/000005/LS/2.16.2.20.2.21.14.0000/P/2/2025',
        kode_rekening: '5.1.02.02.01.0039',
        jumlah: '116338787',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});
