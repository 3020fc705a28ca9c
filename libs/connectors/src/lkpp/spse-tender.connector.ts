import type { ProcurementTrack } from '@lcc/domain';
import { lkppConnector } from './lkpp-connector.js';
import { lkpp, sen, vendorOf } from './lkpp-fields.js';

/** Who registered for a tender, and the bids. A tender without participants has one row that says so. */
export const spsePesertaTender = lkppConnector({
  name: 'SPSE-PesertaTender',
  title: { id: 'SPSE: peserta tender', en: 'SPSE: participants of tenders' },
  columns: {
    kd_tender: lkpp.id('Kode tender'),
    kd_peserta: lkpp.optionalId('Kode peserta'),
    kd_penyedia: lkpp.optionalId('Kode penyedia'),
    nama_penyedia: lkpp.optionalText('Nama penyedia'),
    npwp_penyedia: lkpp.optionalText('NPWP penyedia'),
    nilai_penawaran: lkpp.money('Nilai penawaran'),
    nilai_terkoreksi: lkpp.money('Nilai terkoreksi'),
    pemenang: lkpp.flag('Pemenang'),
    pemenang_terverifikasi: lkpp.flag('Pemenang terverifikasi'),
  },
  marks: ['kd_tender', 'kd_peserta', 'pemenang'],
  toFact: (row, base) => ({
    kind: 'bid',
    ...base.on(null),
    track: 'tender',
    process: row.kd_tender,
    participant: row.kd_peserta,
    vendor: vendorOf(row.nama_penyedia, row.kd_penyedia, row.npwp_penyedia),
    bidAmount: sen(row.nilai_penawaran),
    correctedAmount: sen(row.nilai_terkoreksi),
    winner: row.pemenang,
    verifiedWinner: row.pemenang_terverifikasi,
  }),
  sample: {
    kd_tender: '10011868000',
    kd_peserta: '10076682000',
    kd_penyedia: '901',
    nama_penyedia: 'PT Contoh Rekaan',
    nilai_penawaran: '98500000',
    nilai_terkoreksi: '98500000',
    pemenang: '1',
    pemenang_terverifikasi: '0',
  },
});

const schedule = {
  kd_tahapan: lkpp.id('Kode tahapan'),
  nama_tahapan: lkpp.optionalText('Nama tahapan'),
  kd_akt: lkpp.optionalText('Kode aktivitas'),
  tgl_awal: lkpp.moment('Mulai'),
  tgl_akhir: lkpp.moment('Sampai'),
};
interface Step {
  readonly kd_tahapan: string;
  readonly kd_akt: string | null;
  readonly nama_tahapan: string | null;
  readonly tgl_awal: string | null;
  readonly tgl_akhir: string | null;
}

const step = (row: Step, track: ProcurementTrack, process: string) => ({
  kind: 'procurement-stage' as const,
  track,
  process,
  stage: row.kd_akt === null ? row.kd_tahapan : `${row.kd_tahapan}/${row.kd_akt}`,
  name: row.nama_tahapan,
  from: row.tgl_awal,
  to: row.tgl_akhir,
});

const SAMPLE = {
  kd_tahapan: '18808',
  nama_tahapan: 'Pengumuman prakualifikasi',
  kd_akt: '172',
  tgl_awal: '2025-02-11 10:00:00',
  tgl_akhir: '2025-02-17 16:00:00',
};

/** Timetables of tenders. */
export const spseJadwalTahapanTender = lkppConnector({
  name: 'SPSE-JadwalTahapanTender',
  title: { id: 'SPSE: jadwal tahapan tender', en: 'SPSE: timetables of tenders' },
  columns: { ...schedule, kd_tender: lkpp.id('Kode tender') },
  marks: ['kd_tender', 'kd_tahapan', 'tgl_awal'],
  toFact: (row, base) => ({ ...base.on(row.tgl_awal?.slice(0, 10) ?? null), ...step(row, 'tender', row.kd_tender) }),
  sample: { ...SAMPLE, kd_tender: '10011868000' },
});

/** Timetables of non-tender processes. */
export const spseJadwalTahapanNonTender = lkppConnector({
  name: 'SPSE-JadwalTahapanNonTender',
  title: { id: 'SPSE: jadwal tahapan non tender', en: 'SPSE: timetables of non-tender processes' },
  columns: { ...schedule, kd_nontender: lkpp.id('Kode non tender') },
  marks: ['kd_nontender', 'kd_tahapan', 'tgl_awal'],
  toFact: (row, base) => ({ ...base.on(row.tgl_awal?.slice(0, 10) ?? null), ...step(row, 'non-tender', row.kd_nontender) }),
  sample: { ...SAMPLE, kd_nontender: '10422200000' },
});
