/** A made-up regional plan (RPJMD): texts, indicators and targets are fictitious; what they measure is what such plans measure. */

/** Text, unit, and the targets of the five years. */
export type Measure = readonly [text: string, unit: string, targets: readonly [string, string, string, string, string]];

export const VISION = 'Langkat maju, sehat dan sejahtera, dengan pemerintahan yang melayani';

export const MISSIONS: readonly string[] = [
  'Meningkatkan mutu pendidikan dan kesehatan masyarakat',
  'Membangun prasarana dasar yang merata dan tangguh bencana',
  'Menumbuhkan ekonomi rakyat berbasis pertanian, perikanan dan usaha kecil',
  'Menyelenggarakan pemerintahan yang bersih, akuntabel dan melayani',
  'Menjaga kerukunan, ketenteraman dan kelestarian lingkungan',
];

/** Goals, each under a mission (0-based). */
export const GOALS: readonly (readonly [mission: number, text: string, measure: Measure])[] = [
  [0, 'Meningkatnya kualitas sumber daya manusia', ['Indeks Pembangunan Manusia', 'Indeks', ['75,10', '75,60', '76,10', '76,60', '77,10']]],
  [1, 'Meningkatnya layanan prasarana dasar', ['Indeks infrastruktur wilayah', 'Indeks', ['61,0', '63,5', '66,0', '68,5', '71,0']]],
  [2, 'Meningkatnya pertumbuhan ekonomi yang inklusif', ['Laju pertumbuhan ekonomi', '%', ['5,05', '5,15', '5,25', '5,40', '5,55']]],
  [2, 'Menurunnya kemiskinan', ['Persentase penduduk miskin', '%', ['8,90', '8,50', '8,10', '7,70', '7,30']]],
  [3, 'Meningkatnya mutu tata kelola pemerintahan', ['Indeks Reformasi Birokrasi', 'Nilai', ['73,5', '75,0', '76,5', '78,0', '80,0']]],
  [
    4,
    'Terpeliharanya kerukunan dan lingkungan hidup',
    ['Indeks Kualitas Lingkungan Hidup', 'Indeks', ['68,2', '68,9', '69,6', '70,3', '71,0']],
  ],
];

/** Objectives, each under a goal (0-based), with the affair fields whose programmes serve them. */
export const OBJECTIVES: readonly (readonly [goal: number, text: string, measure: Measure, fields: readonly string[]])[] = [
  [
    0,
    'Meningkatnya akses dan mutu pendidikan',
    ['Harapan lama sekolah', 'Tahun', ['13,32', '13,40', '13,48', '13,56', '13,65']],
    ['1.01', '2.19', '2.23'],
  ],
  [
    0,
    'Meningkatnya derajat kesehatan masyarakat',
    ['Usia harapan hidup', 'Tahun', ['72,8', '73,0', '73,2', '73,4', '73,6']],
    ['1.02', '2.14'],
  ],
  [
    1,
    'Meningkatnya kemantapan jalan dan irigasi',
    ['Jalan kabupaten dalam kondisi mantap', '%', ['58', '61', '64', '67', '70']],
    ['1.03', '2.15'],
  ],
  [1, 'Meningkatnya hunian dan permukiman yang layak', ['Rumah tangga berhunian layak', '%', ['66', '68', '70', '72', '74']], ['1.04']],
  [
    2,
    'Meningkatnya hasil pertanian dan perikanan',
    ['Nilai tukar petani', 'Indeks', ['108', '110', '112', '114', '116']],
    ['3.25', '3.27'],
  ],
  [
    2,
    'Berkembangnya usaha, industri, perdagangan dan pariwisata',
    ['Realisasi investasi', 'Rp miliar', ['900', '980', '1.070', '1.160', '1.260']],
    ['2.17', '2.18', '3.26', '3.31'],
  ],
  [
    3,
    'Meningkatnya kesempatan kerja dan perlindungan sosial',
    ['Tingkat pengangguran terbuka', '%', ['5,1', '4,9', '4,7', '4,5', '4,3']],
    ['1.06', '2.07'],
  ],
  [3, 'Meningkatnya kemandirian desa', ['Desa mandiri', 'Desa', ['28', '36', '45', '55', '66']], ['2.13', '7.01']],
  [
    4,
    'Meningkatnya akuntabilitas kinerja dan keuangan',
    ['Nilai SAKIP', 'Nilai', ['67', '70', '72', '74', '76']],
    ['4.01', '4.02', '5.01', '5.02', '5.03', '6.01'],
  ],
  [
    4,
    'Meningkatnya layanan publik dan pemerintahan digital',
    ['Indeks SPBE', 'Indeks', ['3,05', '3,20', '3,35', '3,50', '3,65']],
    ['2.12', '2.16'],
  ],
  [
    5,
    'Terjaganya ketenteraman, ketertiban dan kerukunan',
    ['Konflik sosial yang ditangani', '%', ['90', '92', '94', '96', '98']],
    ['1.05', '8.01'],
  ],
  [5, 'Terkendalinya mutu lingkungan dan sampah', ['Sampah yang ditangani', '%', ['52', '55', '58', '61', '64']], ['2.11']],
];
