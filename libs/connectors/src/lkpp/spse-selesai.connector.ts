import type { ProcurementResultFact } from '@lcc/domain';
import type { z } from 'zod';
import { lkppConnector } from './lkpp-connector.js';
import type { RowBase } from './lkpp-dataset.js';
import { lkpp, sen, vendorOf } from './lkpp-fields.js';

const process = {
  nama_paket: lkpp.optionalText('Nama paket'),
  pagu: lkpp.money('Pagu'),
  hps: lkpp.money('Harga perkiraan sendiri'),
};
const purchase = {
  kd_rup: lkpp.codes('Kode RUP; beberapa dipisahkan titik koma'),
  sumber_dana: lkpp.optionalText('Sumber dana'),
  mak: lkpp.maks('MAK; beberapa dipisahkan titik koma'),
  jenis_pengadaan: lkpp.optionalText('Jenis pengadaan'),
  mtd_pemilihan: lkpp.optionalText('Metode pemilihan'),
};
const amounts = {
  nilai_penawaran: lkpp.money('Nilai penawaran'),
  nilai_terkoreksi: lkpp.money('Nilai terkoreksi'),
  nilai_negosiasi: lkpp.money('Nilai hasil negosiasi'),
  nilai_kontrak: lkpp.money('Nilai kontrak'),
  nilai_pdn_kontrak: lkpp.money('Nilai produk dalam negeri'),
  nilai_umk_kontrak: lkpp.money('Nilai usaha kecil'),
  kd_penyedia: lkpp.optionalId('Kode penyedia'),
  nama_penyedia: lkpp.optionalText('Nama penyedia'),
  npwp_penyedia: lkpp.optionalText('NPWP penyedia'),
};

type Process = z.output<z.ZodObject<typeof process>>;
type Purchase = z.output<z.ZodObject<typeof purchase>>;
type Amounts = z.output<z.ZodObject<typeof amounts>>;
type Own = Pick<ProcurementResultFact, 'track' | 'process' | 'part' | 'status' | 'announcedOn' | 'endedOn'>;

function result(row: Process, base: RowBase, own: Own, bought: Purchase | null, money: Amounts | null): ProcurementResultFact {
  return {
    kind: 'procurement-result',
    ...base.on(own.endedOn ?? own.announcedOn),
    ...own,
    name: row.nama_paket,
    ceiling: sen(row.pagu),
    ownerEstimate: sen(row.hps),
    rupCodes: bought?.kd_rup ?? [],
    mak: bought?.mak ?? [],
    fundingSource: bought?.sumber_dana ?? null,
    method: bought?.mtd_pemilihan ?? null,
    procurementKind: bought?.jenis_pengadaan ?? null,
    bidAmount: sen(money?.nilai_penawaran ?? null),
    correctedAmount: sen(money?.nilai_terkoreksi ?? null),
    negotiatedAmount: sen(money?.nilai_negosiasi ?? null),
    contractAmount: sen(money?.nilai_kontrak ?? null),
    domesticAmount: sen(money?.nilai_pdn_kontrak ?? null),
    smallBusinessAmount: sen(money?.nilai_umk_kontrak ?? null),
    vendor: money && vendorOf(money.nama_penyedia, money.kd_penyedia, money.npwp_penyedia),
  };
}

const PURCHASE = {
  kd_rup: '55961096',
  nama_paket: 'Pengembangan aplikasi perizinan',
  pagu: '100000000',
  hps: '99983250.5',
  sumber_dana: 'APBD',
  mak: '2.16.03.2.02.0012.5.1.02.02.01.0033.',
  jenis_pengadaan: 'Jasa Lainnya',
  mtd_pemilihan: 'Pengadaan Langsung',
};
const MONEY = {
  nilai_penawaran: '99972150',
  nilai_terkoreksi: '99972150',
  nilai_negosiasi: '99816750',
  nilai_kontrak: '99816750',
  nilai_pdn_kontrak: '99816750',
  nilai_umk_kontrak: '99816750',
  kd_penyedia: '901',
  nama_penyedia: 'CV Contoh Rekaan',
};

/** Non-tender processes that ended. */
export const spseNonTenderSelesai = lkppConnector({
  name: 'SPSE-NonTenderSelesai',
  title: { id: 'SPSE: non tender selesai', en: 'SPSE: non-tender processes ended' },
  columns: {
    ...process,
    ...purchase,
    ...amounts,
    kd_nontender: lkpp.id('Kode non tender'),
    status_nontender: lkpp.optionalText('Status'),
    tgl_pengumuman_nontender: lkpp.day('Tanggal diumumkan'),
    tgl_selesai_nontender: lkpp.day('Tanggal selesai'),
  },
  marks: ['kd_nontender', 'tgl_selesai_nontender'],
  toFact: (row, base) =>
    result(
      row,
      base,
      {
        track: 'non-tender',
        process: row.kd_nontender,
        part: 'end',
        status: row.status_nontender,
        announcedOn: row.tgl_pengumuman_nontender,
        endedOn: row.tgl_selesai_nontender,
      },
      row,
      row,
    ),
  sample: {
    ...PURCHASE,
    ...MONEY,
    kd_nontender: '10422200000',
    status_nontender: 'Selesai',
    tgl_pengumuman_nontender: '2025-02-11 08:00:00',
    tgl_selesai_nontender: '2025-02-20 16:00:00',
  },
});

/** Tenders that ended. */
export const spseTenderSelesai = lkppConnector({
  name: 'SPSE-TenderSelesai',
  title: { id: 'SPSE: tender selesai', en: 'SPSE: tenders ended' },
  columns: {
    ...process,
    ...purchase,
    kd_tender: lkpp.id('Kode tender'),
    status_tender: lkpp.optionalText('Status'),
    tgl_pengumuman_tender: lkpp.day('Tanggal diumumkan'),
    tgl_penetapan_pemenang: lkpp.day('Tanggal pemenang ditetapkan'),
  },
  marks: ['kd_tender', 'tgl_penetapan_pemenang', 'mtd_pemilihan'],
  without: ['nilai_kontrak'],
  toFact: (row, base) =>
    result(
      row,
      base,
      {
        track: 'tender',
        process: row.kd_tender,
        part: 'end',
        status: row.status_tender,
        announcedOn: row.tgl_pengumuman_tender,
        endedOn: row.tgl_penetapan_pemenang,
      },
      row,
      null,
    ),
  sample: {
    ...PURCHASE,
    mtd_pemilihan: 'Tender',
    kd_tender: '10011868000',
    status_tender: 'Selesai',
    tgl_pengumuman_tender: '2025-02-11 10:00:00',
    tgl_penetapan_pemenang: '2025-03-07 15:00:00',
  },
});

/** Amounts and vendor of tenders that ended: a second dataset on the same end. */
export const spseTenderSelesaiNilai = lkppConnector({
  name: 'SPSE-TenderSelesaiNilai',
  title: { id: 'SPSE: nilai tender selesai', en: 'SPSE: amounts of tenders ended' },
  columns: {
    ...process,
    ...amounts,
    kd_tender: lkpp.id('Kode tender'),
    kd_rup_paket: lkpp.codes('Kode RUP; beberapa dipisahkan titik koma'),
    tgl_pengumuman_tender: lkpp.day('Tanggal diumumkan'),
    tgl_penetapan_pemenang: lkpp.day('Tanggal pemenang ditetapkan'),
  },
  marks: ['kd_tender', 'tgl_penetapan_pemenang', 'nilai_kontrak'],
  toFact: (row, base) => ({
    ...result(
      row,
      base,
      {
        track: 'tender',
        process: row.kd_tender,
        part: 'values',
        status: null,
        announcedOn: row.tgl_pengumuman_tender,
        endedOn: row.tgl_penetapan_pemenang,
      },
      null,
      row,
    ),
    rupCodes: row.kd_rup_paket,
  }),
  sample: {
    ...MONEY,
    kd_tender: '10011868000',
    kd_rup_paket: '55961096',
    pagu: '100000000',
    hps: '99983250.5',
    tgl_pengumuman_tender: '2025-02-11 10:00:00',
    tgl_penetapan_pemenang: '2025-03-07 15:00:00',
  },
});
