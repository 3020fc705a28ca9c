/** What kind of unit it is: decides its mix of spending and its accounts. */
export type UnitKind =
  | 'education'
  | 'health'
  | 'works'
  | 'housing'
  | 'secretariat'
  | 'council'
  | 'treasury'
  | 'revenue'
  | 'office'
  | 'district'
  | 'hospital'
  | 'health-centre';

/** A work unit of the demo. `ownSpending` is in millions of rupiah, without transfers and contingency. */
export interface UnitSeed {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly ownSpending: number;
  readonly district: string | null;
}

/**
 * The 53 Skpd and 31 units of Langkat. Codes are well-formed but made up (no public list exists); names of the health centres
 * are fictitious, formed after places of their districts; budgets are invented in the proportions of a regency of its size.
 */
const TABLE: readonly (readonly [code: string, name: string, kind: UnitKind, ownSpending: number, district: string])[] = [
  ['1.01.0.00.0.00.01.0000', 'Dinas Pendidikan', 'education', 835000, ''],
  ['1.02.0.00.0.00.02.0000', 'Dinas Kesehatan', 'health', 205000, ''],
  ['1.03.0.00.0.00.03.0000', 'Dinas Pekerjaan Umum dan Tata Ruang', 'works', 215000, ''],
  ['1.04.0.00.0.00.04.0000', 'Dinas Perumahan dan Kawasan Permukiman', 'housing', 95000, ''],
  ['1.05.0.00.0.00.05.0000', 'Satuan Polisi Pamong Praja', 'office', 24000, ''],
  ['1.05.0.00.0.00.06.0000', 'Badan Penanggulangan Bencana Daerah', 'office', 14000, ''],
  ['1.06.0.00.0.00.07.0000', 'Dinas Sosial', 'office', 19000, ''],
  ['2.07.0.00.0.00.08.0000', 'Dinas Ketenagakerjaan', 'office', 9000, ''],
  ['2.11.0.00.0.00.09.0000', 'Dinas Lingkungan Hidup', 'office', 38000, ''],
  ['2.12.0.00.0.00.10.0000', 'Dinas Kependudukan dan Pencatatan Sipil', 'office', 13000, ''],
  ['2.13.0.00.0.00.11.0000', 'Dinas Pemberdayaan Masyarakat dan Desa', 'office', 22000, ''],
  ['2.14.2.08.0.00.12.0000', 'Dinas Pengendalian Penduduk dan KB serta Pemberdayaan Perempuan dan Perlindungan Anak', 'office', 28000, ''],
  ['2.15.0.00.0.00.13.0000', 'Dinas Perhubungan', 'office', 17000, ''],
  ['2.16.2.20.2.21.14.0000', 'Dinas Komunikasi dan Informatika', 'office', 17000, ''],
  ['2.17.0.00.0.00.15.0000', 'Dinas Koperasi dan UKM', 'office', 9000, ''],
  ['2.18.0.00.0.00.16.0000', 'Dinas Penanaman Modal dan Pelayanan Perizinan Terpadu Satu Pintu', 'office', 9500, ''],
  ['2.19.0.00.0.00.17.0000', 'Dinas Pemuda dan Olahraga', 'office', 15000, ''],
  ['3.26.2.22.0.00.18.0000', 'Dinas Kebudayaan dan Pariwisata', 'office', 11000, ''],
  ['2.23.2.24.0.00.19.0000', 'Dinas Kearsipan dan Perpustakaan', 'office', 8000, ''],
  ['3.25.0.00.0.00.20.0000', 'Dinas Perikanan dan Kelautan', 'office', 15000, ''],
  ['3.27.2.09.0.00.21.0000', 'Dinas Pertanian dan Ketahanan Pangan', 'office', 62000, ''],
  ['3.31.3.30.0.00.22.0000', 'Dinas Perindustrian dan Perdagangan', 'office', 19000, ''],
  ['4.01.0.00.0.00.23.0000', 'Sekretariat Daerah', 'secretariat', 92000, ''],
  ['4.02.0.00.0.00.24.0000', 'Sekretariat DPRD', 'council', 62000, ''],
  ['5.01.5.05.0.00.25.0000', 'Badan Perencanaan Pembangunan Daerah dan Penelitian Pengembangan', 'office', 19000, ''],
  ['5.02.0.00.0.00.26.0000', 'Badan Pengelola Keuangan dan Aset Daerah', 'treasury', 44000, ''],
  ['5.02.0.00.0.00.27.0000', 'Badan Pendapatan Daerah', 'revenue', 33000, ''],
  ['5.03.5.04.0.00.28.0000', 'Badan Kepegawaian Daerah', 'office', 16000, ''],
  ['6.01.0.00.0.00.29.0000', 'Inspektorat Daerah', 'office', 19000, ''],
  ['7.01.0.00.0.00.01.0000', 'Kecamatan Bahorok', 'district', 4900, '12.05.01'],
  ['7.01.0.00.0.00.02.0000', 'Kecamatan Salapian', 'district', 4100, '12.05.02'],
  ['7.01.0.00.0.00.03.0000', 'Kecamatan Kuala', 'district', 4600, '12.05.03'],
  ['7.01.0.00.0.00.04.0000', 'Kecamatan Sei Bingai', 'district', 5200, '12.05.04'],
  ['7.01.0.00.0.00.05.0000', 'Kecamatan Binjai', 'district', 3900, '12.05.05'],
  ['7.01.0.00.0.00.06.0000', 'Kecamatan Selesai', 'district', 6800, '12.05.06'],
  ['7.01.0.00.0.00.07.0000', 'Kecamatan Stabat', 'district', 16200, '12.05.07'],
  ['7.01.0.00.0.00.08.0000', 'Kecamatan Wampu', 'district', 5400, '12.05.08'],
  ['7.01.0.00.0.00.09.0000', 'Kecamatan Secanggang', 'district', 6100, '12.05.09'],
  ['7.01.0.00.0.00.10.0000', 'Kecamatan Hinai', 'district', 5800, '12.05.10'],
  ['7.01.0.00.0.00.11.0000', 'Kecamatan Tanjung Pura', 'district', 9600, '12.05.11'],
  ['7.01.0.00.0.00.12.0000', 'Kecamatan Padang Tualang', 'district', 5300, '12.05.12'],
  ['7.01.0.00.0.00.13.0000', 'Kecamatan Gebang', 'district', 6400, '12.05.13'],
  ['7.01.0.00.0.00.14.0000', 'Kecamatan Babalan', 'district', 8900, '12.05.14'],
  ['7.01.0.00.0.00.15.0000', 'Kecamatan Pangkalan Susu', 'district', 7300, '12.05.15'],
  ['7.01.0.00.0.00.16.0000', 'Kecamatan Besitang', 'district', 5600, '12.05.16'],
  ['7.01.0.00.0.00.17.0000', 'Kecamatan Sei Lepan', 'district', 5100, '12.05.17'],
  ['7.01.0.00.0.00.18.0000', 'Kecamatan Berandan Barat', 'district', 4400, '12.05.18'],
  ['7.01.0.00.0.00.19.0000', 'Kecamatan Batang Serangan', 'district', 3800, '12.05.19'],
  ['7.01.0.00.0.00.20.0000', 'Kecamatan Sawit Seberang', 'district', 3600, '12.05.20'],
  ['7.01.0.00.0.00.21.0000', 'Kecamatan Sirapit', 'district', 2900, '12.05.21'],
  ['7.01.0.00.0.00.22.0000', 'Kecamatan Kutambaru', 'district', 2200, '12.05.22'],
  ['7.01.0.00.0.00.23.0000', 'Kecamatan Pematang Jaya', 'district', 1600, '12.05.23'],
  ['8.01.0.00.0.00.30.0000', 'Badan Kesatuan Bangsa dan Politik', 'office', 26000, ''],
  ['1.02.0.00.0.00.02.0001', 'UPT RSUD Tanjung Pura', 'hospital', 95000, '12.05.11'],
  ['1.02.0.00.0.00.02.0002', 'UPT Puskesmas Stabat Lama', 'health-centre', 3900, '12.05.08'],
  ['1.02.0.00.0.00.02.0003', 'UPT Puskesmas Stabat', 'health-centre', 4600, '12.05.07'],
  ['1.02.0.00.0.00.02.0004', 'UPT Puskesmas Karang Rejo', 'health-centre', 3100, '12.05.07'],
  ['1.02.0.00.0.00.02.0005', 'UPT Puskesmas Bahorok', 'health-centre', 3300, '12.05.01'],
  ['1.02.0.00.0.00.02.0006', 'UPT Puskesmas Bukit Lawang', 'health-centre', 2600, '12.05.01'],
  ['1.02.0.00.0.00.02.0007', 'UPT Puskesmas Tanjung Langkat', 'health-centre', 3000, '12.05.02'],
  ['1.02.0.00.0.00.02.0008', 'UPT Puskesmas Kuala', 'health-centre', 4100, '12.05.03'],
  ['1.02.0.00.0.00.02.0009', 'UPT Puskesmas Namu Ukur', 'health-centre', 2900, '12.05.04'],
  ['1.02.0.00.0.00.02.0010', 'UPT Puskesmas Sei Bingai', 'health-centre', 3200, '12.05.04'],
  ['1.02.0.00.0.00.02.0011', 'UPT Puskesmas Sambi Rejo', 'health-centre', 2700, '12.05.05'],
  ['1.02.0.00.0.00.02.0012', 'UPT Puskesmas Selesai', 'health-centre', 4400, '12.05.06'],
  ['1.02.0.00.0.00.02.0013', 'UPT Puskesmas Bekiung', 'health-centre', 3000, '12.05.06'],
  ['1.02.0.00.0.00.02.0014', 'UPT Puskesmas Hinai Kiri', 'health-centre', 2800, '12.05.09'],
  ['1.02.0.00.0.00.02.0015', 'UPT Puskesmas Secanggang', 'health-centre', 3600, '12.05.09'],
  ['1.02.0.00.0.00.02.0016', 'UPT Puskesmas Tanjung Beringin', 'health-centre', 3400, '12.05.10'],
  ['1.02.0.00.0.00.02.0017', 'UPT Puskesmas Hinai', 'health-centre', 2900, '12.05.10'],
  ['1.02.0.00.0.00.02.0018', 'UPT Puskesmas Tanjung Pura', 'health-centre', 4800, '12.05.11'],
  ['1.02.0.00.0.00.02.0019', 'UPT Puskesmas Pantai Cermin', 'health-centre', 2500, '12.05.11'],
  ['1.02.0.00.0.00.02.0020', 'UPT Puskesmas Padang Tualang', 'health-centre', 3700, '12.05.12'],
  ['1.02.0.00.0.00.02.0021', 'UPT Puskesmas Gebang', 'health-centre', 3900, '12.05.13'],
  ['1.02.0.00.0.00.02.0022', 'UPT Puskesmas Pangkalan Berandan', 'health-centre', 4200, '12.05.14'],
  ['1.02.0.00.0.00.02.0023', 'UPT Puskesmas Babalan', 'health-centre', 3100, '12.05.14'],
  ['1.02.0.00.0.00.02.0024', 'UPT Puskesmas Pangkalan Susu', 'health-centre', 4000, '12.05.15'],
  ['1.02.0.00.0.00.02.0025', 'UPT Puskesmas Beras Basah', 'health-centre', 2300, '12.05.15'],
  ['1.02.0.00.0.00.02.0026', 'UPT Puskesmas Besitang', 'health-centre', 3500, '12.05.16'],
  ['1.02.0.00.0.00.02.0027', 'UPT Puskesmas Sei Lepan', 'health-centre', 3400, '12.05.17'],
  ['1.02.0.00.0.00.02.0028', 'UPT Puskesmas Berandan Barat', 'health-centre', 2800, '12.05.18'],
  ['1.02.0.00.0.00.02.0029', 'UPT Puskesmas Batang Serangan', 'health-centre', 3000, '12.05.19'],
  ['1.02.0.00.0.00.02.0030', 'UPT Puskesmas Sawit Seberang', 'health-centre', 3200, '12.05.20'],
  ['1.02.0.00.0.00.02.0031', 'UPT Puskesmas Pematang Jaya', 'health-centre', 2100, '12.05.23'],
];

export const UNITS: readonly UnitSeed[] = TABLE.map(([code, name, kind, ownSpending, district]) => ({
  code,
  name,
  kind,
  ownSpending,
  district: district === '' ? null : district,
}));
