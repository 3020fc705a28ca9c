import { lkppConnector } from './lkpp-connector.js';
import { lkpp, sen, vendorOf } from './lkpp-fields.js';

const columns = {
  kd_rup: lkpp.codes('Kode RUP; beberapa dipisahkan titik koma'),
  nama_paket: lkpp.text('Nama paket'),
  pagu: lkpp.money('Pagu'),
  total_realisasi: lkpp.money('Total realisasi'),
  nilai_pdn_pct: lkpp.money('Nilai produk dalam negeri'),
  nilai_umk_pct: lkpp.money('Nilai usaha kecil'),
  sumber_dana: lkpp.optionalText('Sumber dana'),
  tgl_buat_paket: lkpp.day('Tanggal dicatat'),
  tgl_mulai_paket: lkpp.day('Mulai'),
  tgl_selesai_paket: lkpp.day('Selesai'),
};
const SAMPLE = {
  kd_rup: '54700539',
  nama_paket: 'Cetak bahan sosialisasi',
  pagu: '27000000',
  total_realisasi: '26988000',
  nilai_pdn_pct: '0',
  nilai_umk_pct: '0',
  sumber_dana: 'APBD',
  tgl_buat_paket: '2025-01-14T09:42:15.091000Z',
  tgl_mulai_paket: '2025-01-14 09:56:44',
  tgl_selesai_paket: '2025-12-31 00:00:00',
};

/** Purchases recorded after the fact. */
export const spsePencatatanNonTender = lkppConnector({
  name: 'SPSE-PencatatanNonTender',
  title: { id: 'SPSE: pencatatan non tender', en: 'SPSE: recorded purchases' },
  columns: {
    ...columns,
    kd_nontender_pct: lkpp.id('Kode pencatatan'),
    kategori_pengadaan: lkpp.optionalText('Jenis pengadaan'),
    mtd_pemilihan: lkpp.optionalText('Metode pemilihan'),
    status_nontender_pct: lkpp.optionalText('Status'),
  },
  marks: ['kd_nontender_pct', 'total_realisasi'],
  toFact: (row, base) => ({
    kind: 'recorded-procurement',
    ...base.on(row.tgl_mulai_paket ?? row.tgl_buat_paket),
    track: 'recorded',
    process: row.kd_nontender_pct,
    rupCodes: row.kd_rup,
    name: row.nama_paket,
    ceiling: sen(row.pagu),
    realizedAmount: sen(row.total_realisasi),
    domesticAmount: sen(row.nilai_pdn_pct),
    smallBusinessAmount: sen(row.nilai_umk_pct),
    fundingSource: row.sumber_dana,
    method: row.mtd_pemilihan,
    procurementKind: row.kategori_pengadaan,
    status: row.status_nontender_pct,
    endsOn: row.tgl_selesai_paket,
  }),
  sample: {
    ...SAMPLE,
    kd_nontender_pct: '10168116000',
    kategori_pengadaan: 'Pengadaan Barang',
    mtd_pemilihan: 'Pengadaan Langsung',
    status_nontender_pct: 'Aktif',
  },
});

/** Self-managed work recorded. */
export const spsePencatatanSwakelola = lkppConnector({
  name: 'SPSE-PencatatanSwakelola',
  title: { id: 'SPSE: pencatatan swakelola', en: 'SPSE: recorded self-managed work' },
  columns: {
    ...columns,
    kd_swakelola_pct: lkpp.id('Kode pencatatan'),
    tipe_swakelola_nama: lkpp.optionalText('Tipe swakelola'),
    status_swakelola_pct: lkpp.optionalText('Status'),
  },
  marks: ['kd_swakelola_pct', 'total_realisasi'],
  toFact: (row, base) => ({
    kind: 'recorded-procurement',
    ...base.on(row.tgl_mulai_paket ?? row.tgl_buat_paket),
    track: 'swakelola',
    process: row.kd_swakelola_pct,
    rupCodes: row.kd_rup,
    name: row.nama_paket,
    ceiling: sen(row.pagu),
    realizedAmount: sen(row.total_realisasi),
    domesticAmount: sen(row.nilai_pdn_pct),
    smallBusinessAmount: sen(row.nilai_umk_pct),
    fundingSource: row.sumber_dana,
    method: row.tipe_swakelola_nama,
    procurementKind: null,
    status: row.status_swakelola_pct,
    endsOn: row.tgl_selesai_paket,
  }),
  sample: { ...SAMPLE, kd_swakelola_pct: '10109914000', tipe_swakelola_nama: 'Tipe 1', status_swakelola_pct: 'Aktif' },
});

const realization = {
  no_realisasi: lkpp.optionalText('Nomor realisasi'),
  jenis_realisasi: lkpp.optionalText('Bukti: Kwitansi, Surat Pesanan, …'),
  tgl_realisasi: lkpp.day('Tanggal'),
  nilai_realisasi: lkpp.requiredMoney('Nilai'),
};
const PAYMENT = { jenis_realisasi: 'Kwitansi', tgl_realisasi: '2025-01-14T00:00:00.000000Z', nilai_realisasi: '26988000' };

/** Payments of recorded purchases. */
export const spsePencatatanNonTenderRealisasi = lkppConnector({
  name: 'SPSE-PencatatanNonTenderRealisasi',
  title: { id: 'SPSE: realisasi pencatatan non tender', en: 'SPSE: payments of recorded purchases' },
  columns: {
    ...realization,
    kd_nontender_pct: lkpp.id('Kode pencatatan'),
    kd_rup_paket: lkpp.codes('Kode RUP; beberapa dipisahkan titik koma'),
    nama_paket: lkpp.optionalText('Nama paket'),
    pagu: lkpp.money('Pagu'),
    nama_penyedia: lkpp.optionalText('Nama penyedia'),
    npwp_penyedia: lkpp.optionalText('NPWP penyedia'),
  },
  marks: ['kd_nontender_pct', 'nilai_realisasi'],
  repeats: true,
  toFact: (row, base) => ({
    kind: 'recorded-realization',
    ...base.on(row.tgl_realisasi),
    track: 'recorded',
    process: row.kd_nontender_pct,
    rupCodes: row.kd_rup_paket,
    name: row.nama_paket,
    number: row.no_realisasi,
    evidence: row.jenis_realisasi,
    amount: row.nilai_realisasi.sen,
    ceiling: sen(row.pagu),
    vendor: vendorOf(row.nama_penyedia, null, row.npwp_penyedia),
    nth: 0,
  }),
  sample: {
    ...PAYMENT,
    kd_nontender_pct: '10168116000',
    kd_rup_paket: '54700539',
    nama_paket: 'Cetak bahan sosialisasi',
    pagu: '27000000',
    nama_penyedia: 'CV Contoh Rekaan',
  },
});

/** Payments of self-managed work. Who carried it out may be a person: it is not read. */
export const spsePencatatanSwakelolaRealisasi = lkppConnector({
  name: 'SPSE-PencatatanSwakelolaRealisasi',
  title: { id: 'SPSE: realisasi pencatatan swakelola', en: 'SPSE: payments of self-managed work' },
  columns: { ...realization, kd_swakelola_pct: lkpp.id('Kode pencatatan') },
  marks: ['kd_swakelola_pct', 'nilai_realisasi'],
  repeats: true,
  toFact: (row, base) => ({
    kind: 'recorded-realization',
    ...base.on(row.tgl_realisasi),
    track: 'swakelola',
    process: row.kd_swakelola_pct,
    rupCodes: [],
    name: null,
    number: row.no_realisasi,
    evidence: row.jenis_realisasi,
    amount: row.nilai_realisasi.sen,
    ceiling: null,
    vendor: null,
    nth: 0,
  }),
  sample: { ...PAYMENT, kd_swakelola_pct: '10109914000' },
});
