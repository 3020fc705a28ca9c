import type { PlanState } from '@lcc/contract';
import type { Language } from './number-format.js';

/** What pages say. Indonesian is written first; English follows the same sense, not the same words. */
export interface Words {
  readonly layar: string;
  readonly sumber: string;
  readonly menyambung: string;
  readonly terputus: string;
  readonly jamSalah: string;
  readonly jamPerangkat: string;
  readonly putus: string;
  readonly basisData: string;
  readonly data: string;
  readonly dataTanggal: string;
  readonly terlambat: string;
  readonly basi: string;
  readonly basiKepala: string;
  readonly ditahanGrup: string;
  readonly sejak: string;
  /** Up to which day a report speaks, when that is not today. */
  readonly sampaiHari: string;
  readonly dijeda: string;
  readonly dataRekaan: string;
  readonly rekaman: string;
  readonly rev: string;
  readonly basis: string;
  readonly paguGanda: string;
  readonly dari: string;
  readonly opd: string;
  readonly serapanBelanja: string;
  readonly state: Readonly<Record<PlanState, string>>;
  /** The same where a group of units bears the word. */
  readonly stateShort: Readonly<Record<PlanState, string>>;
  readonly tertinggal: string;
  readonly diAtasRencana: string;
  readonly sesuaiRencana: string;
  readonly rupiah: string;
  readonly rencanaKas: string;
  readonly belumAda: string;
  readonly realisasiBelum: string;
  readonly hariKerja: string;
  readonly tersisa: string;
  readonly perluSehari: (money: { readonly number: string; readonly unit: string }) => readonly [string, string];
  readonly prognosis: string;
  readonly akhirTahun: string;
  readonly nyata: string;
  readonly melapor: string;
  readonly penilaian: string;
  readonly ditahan: string;
  readonly hariIni: string;
  readonly akhir: string;
  readonly rak: string;
  readonly realisasi: string;
  readonly hariTak: (days: number) => string;
  readonly terlihat: string;
  readonly limaTerbawah: string;
  readonly belumAdaOpd: string;
  readonly poin: string;
  readonly tujuhHari: string;
  readonly miliar: string;
  readonly tidakMelapor: string;
  readonly belumDinilai: string;
  readonly belumMelapor: (month: string | null) => string;
  readonly laman: (page: number, pages: number) => string;
  readonly gagalDigambar: string;
  readonly basisDataTerputus: string;
  readonly layarTerhenti: string;
  readonly bacaHttp: string;
  readonly keadaan: string;
  readonly per: string;
  readonly bukanLangsung: string;
  readonly diketahui: string;
  readonly keLangsung: string;
  readonly ditutup: string;
  readonly disesuaikan: string;
}

const id: Words = {
  layar: 'Layar',
  sumber: 'Sumber',
  menyambung: 'Menyambung',
  terputus: 'Layar terputus',
  jamSalah: 'Jam perangkat salah',
  jamPerangkat: 'Jam perangkat salah, sertifikat ditolak: kini',
  putus: 'Terputus',
  basisData: 'Basis data',
  data: 'data',
  dataTanggal: 'Data',
  terlambat: 'terlambat',
  basi: 'basi',
  basiKepala: 'Basi',
  ditahanGrup: 'Ditahan',
  sejak: 'sejak',
  sampaiHari: 's.d.',
  dijeda: 'dijeda',
  dataRekaan: 'Data rekaan',
  rekaman: 'Rekaman',
  rev: 'rev',
  basis: 'basis',
  paguGanda: 'periksa pagu ganda',
  dari: 'dari',
  opd: 'OPD',
  serapanBelanja: 'Serapan belanja',
  state: { kritis: 'Kritis', waspada: 'Waspada', sesuai: 'Sesuai rencana', unknown: 'Belum dinilai' },
  stateShort: { kritis: 'Kritis', waspada: 'Waspada', sesuai: 'Sesuai', unknown: 'Belum dinilai' },
  tertinggal: 'tertinggal',
  diAtasRencana: 'di atas rencana',
  sesuaiRencana: 'sesuai rencana',
  rupiah: 'rupiah',
  rencanaKas: 'rencana kas',
  belumAda: 'belum ada',
  realisasiBelum: 'realisasi',
  hariKerja: 'hari kerja',
  tersisa: 'tersisa',
  perluSehari: ({ number, unit }) => [`hari kerja; perlu ${number}`, `${unit} sehari`.trim()],
  prognosis: 'prognosis',
  akhirTahun: '31 Desember',
  nyata: 'nyata',
  melapor: 'melapor',
  penilaian: 'penilaian',
  ditahan: 'ditahan',
  hariIni: 'hari ini',
  akhir: 'akhir tahun',
  rak: 'RAK',
  realisasi: 'Realisasi',
  hariTak: (days) => `${days} hari tak`,
  terlihat: 'terlihat',
  limaTerbawah: 'Lima OPD terbawah',
  belumAdaOpd: 'Belum ada OPD yang dapat dibandingkan dengan rencananya.',
  poin: 'poin',
  tujuhHari: '7 hari',
  miliar: 'Rp miliar',
  tidakMelapor: 'Tidak melapor',
  belumDinilai: 'Belum dinilai',
  belumMelapor: (month) => `belum lapor${month ? ` ${month}` : ''}`,
  laman: (page, pages) => `laman ${page} dari ${pages}`,
  gagalDigambar: 'Adegan ini gagal digambar; gambar terakhir dipertahankan.',
  basisDataTerputus: 'Server tanpa basis data',
  layarTerhenti: 'Layar terhenti: gambar ini tidak lagi diperbarui.',
  bacaHttp: 'jaringan menolak WebSocket, dibaca tiap 10 detik',
  keadaan: 'KEADAAN',
  per: 'PER',
  bukanLangsung: 'bukan data langsung',
  diketahui: 'diketahui',
  keLangsung: 'ke data langsung',
  ditutup: 'pembukuan ditutup',
  disesuaikan: 'disesuaikan',
};

const en: Words = {
  layar: 'Screen',
  sumber: 'Source',
  menyambung: 'Reconnecting',
  terputus: 'Screen cut off',
  jamSalah: 'Device clock wrong',
  jamPerangkat: 'Device clock wrong, certificate refused: now',
  putus: 'Cut off',
  basisData: 'Database',
  data: 'data',
  dataTanggal: 'Data of',
  terlambat: 'late',
  basi: 'stale',
  basiKepala: 'Stale',
  ditahanGrup: 'On hold',
  sejak: 'since',
  sampaiHari: 'to',
  dijeda: 'paused',
  dataRekaan: 'Invented data',
  rekaman: 'Recording',
  rev: 'rev',
  basis: 'basis',
  paguGanda: 'check double ceiling',
  dari: 'of',
  opd: 'units',
  serapanBelanja: 'Budget absorption',
  state: { kritis: 'Critical', waspada: 'Watch', sesuai: 'On plan', unknown: 'Not assessed' },
  stateShort: { kritis: 'Critical', waspada: 'Watch', sesuai: 'On plan', unknown: 'Not assessed' },
  tertinggal: 'behind plan',
  diAtasRencana: 'above plan',
  sesuaiRencana: 'on plan',
  rupiah: 'rupiah',
  rencanaKas: 'no cash plan',
  belumAda: 'yet',
  realisasiBelum: 'no spending',
  hariKerja: 'working days',
  tersisa: 'left',
  perluSehari: ({ number, unit }) => [`working days; needs ${number}`, `${unit} a day`.trim()],
  prognosis: 'forecast',
  akhirTahun: '31 December',
  nyata: 'was',
  melapor: 'reported',
  penilaian: 'assessments',
  ditahan: 'on hold',
  hariIni: 'today',
  akhir: 'year end',
  rak: 'Plan',
  realisasi: 'Spent',
  hariTak: (days) => `${days} days`,
  terlihat: 'not seen',
  limaTerbawah: 'Five lowest units',
  belumAdaOpd: 'No unit can be compared with its plan yet.',
  poin: 'points',
  tujuhHari: '7 days',
  miliar: 'Rp billion',
  tidakMelapor: 'Not reporting',
  belumDinilai: 'Not assessed',
  belumMelapor: (month) => `no report${month ? ` for ${month}` : ''}`,
  laman: (page, pages) => `page ${page} of ${pages}`,
  gagalDigambar: 'This scene could not be drawn; the last picture is kept.',
  basisDataTerputus: 'Server without database',
  layarTerhenti: 'Screen halted: this picture is no longer updated.',
  bacaHttp: 'the network refuses WebSocket, read every 10 seconds',
  keadaan: 'STATE',
  per: 'OF',
  bukanLangsung: 'not live data',
  diketahui: 'known',
  keLangsung: 'to live data',
  ditutup: 'books closed',
  disesuaikan: 'adjusted',
};

export const words: Readonly<Record<Language, Words>> = { id, en };
