const UNIT = {
  council: '4.02.0.00.0.00.24.0000',
  secretariat: '4.01.0.00.0.00.23.0000',
  planning: '5.01.5.05.0.00.25.0000',
  finance: '5.02.0.00.0.00.26.0000',
  revenue: '5.02.0.00.0.00.27.0000',
  staff: '5.03.5.04.0.00.28.0000',
  inspectorate: '6.01.0.00.0.00.29.0000',
  licensing: '2.18.0.00.0.00.16.0000',
  works: '1.03.0.00.0.00.03.0000',
  housing: '1.04.0.00.0.00.04.0000',
  communication: '2.16.2.20.2.21.14.0000',
} as const;

export interface IndicatorSeed {
  readonly name: string;
  readonly documents: number;
  readonly method: string;
  readonly unit: string;
  /** Percent from which a threshold method gives all. */
  readonly threshold?: number;
}
export interface AreaSeed {
  readonly name: string;
  /** Share of its documents that come at all in a year. */
  readonly diligence: number;
  readonly indicators: readonly IndicatorSeed[];
}

const indicator = (name: string, documents: number, method: string, unit: keyof typeof UNIT, threshold?: number): IndicatorSeed => ({
  ...{ name, documents, method, unit: UNIT[unit] },
  ...(threshold === undefined ? {} : { threshold }),
});

/** A year's catalogue in the proportions of MCSP: seven areas, 162 documents. Weights are not published, so it has none. */
export const AREAS: readonly AreaSeed[] = [
  {
    name: 'Perencanaan dan Penganggaran APBD',
    diligence: 0.97,
    indicators: [
      indicator('Pokok pikiran DPRD', 10, 'BOBOT_DOKUMEN', 'council'),
      indicator('Hibah dan bantuan sosial', 9, 'BOBOT_DOKUMEN', 'finance'),
      indicator('Perjalanan dinas DPRD', 6, 'BOBOT_TAHUN', 'council'),
    ],
  },
  {
    name: 'Pengadaan Barang dan Jasa',
    diligence: 0.84,
    indicators: [
      indicator('Transparansi pengadaan', 1, 'BINER_0_100', 'secretariat'),
      indicator('Konsolidasi pengadaan', 2, 'BERTINGKAT_0_75_25', 'secretariat'),
      indicator('Kendali pemecahan paket', 3, 'BOBOT_TAHUN', 'secretariat'),
      indicator('Pengadaan strategis', 2, 'BERTINGKAT_0_80_100', 'works'),
      indicator('E-purchasing', 4, 'BOBOT_DOKUMEN', 'secretariat'),
      indicator('Kendali kontrak terlambat', 1, 'BINER_0_100', 'works'),
    ],
  },
  {
    name: 'Pelayanan Publik',
    diligence: 0.88,
    indicators: [
      indicator('Regulasi tata ruang', 8, 'PROPORSIONAL', 'works'),
      indicator('Regulasi perizinan', 9, 'BOBOT_DOKUMEN', 'licensing'),
      indicator('Proses perizinan', 6, 'PROPORSIONAL', 'licensing'),
      indicator('Layanan pengaduan', 6, 'BOBOT_DOKUMEN', 'communication'),
      indicator('Larangan gratifikasi', 1, 'BINER_0_100', 'inspectorate'),
    ],
  },
  {
    name: 'Manajemen ASN',
    diligence: 0.96,
    indicators: [
      indicator('Pengisian jabatan', 11, 'BOBOT_DOKUMEN', 'staff'),
      indicator('Rotasi dan mutasi', 9, 'BOBOT_DOKUMEN', 'staff'),
      indicator('LHKPN', 0, 'INTEROPERABILITAS_E_LHKPN', 'staff'),
      indicator('Pengendalian gratifikasi', 0, 'INTEROP_GOL', 'inspectorate'),
    ],
  },
  {
    name: 'Pengelolaan Barang Milik Daerah',
    diligence: 0.7,
    indicators: [
      indicator('Basis data aset', 6, 'BINER_0_100', 'finance'),
      indicator('Sertifikat tanah', 8, 'BOBOT_TAHUN_TRIWULAN', 'finance'),
      indicator('Rencana kebutuhan barang', 6, 'BOBOT_DOKUMEN', 'finance'),
      indicator('Pemanfaatan aset', 5, 'BOBOT_DOKUMEN', 'finance'),
      indicator('Penghapusan aset', 6, 'BINER_0_100', 'finance'),
      indicator('Penertiban PSU', 4, 'BOBOT_DOKUMEN', 'housing'),
    ],
  },
  {
    name: 'Optimalisasi Pendapatan Daerah',
    diligence: 0.87,
    indicators: [
      indicator('Digitalisasi PAD', 4, 'BOBOT_DOKUMEN', 'revenue'),
      indicator('Realisasi pajak', 8, 'AMBANG_REALISASI', 'revenue', 100),
      indicator('Penagihan piutang', 4, 'AMBANG_PROPORSIONAL', 'revenue', 40),
    ],
  },
  {
    name: 'Penguatan APIP',
    diligence: 0.9,
    indicators: [
      indicator('Tindak lanjut BPK', 1, 'PROPORSIONAL', 'inspectorate'),
      indicator('Probity audit', 7, 'BOBOT_TAHAPAN', 'inspectorate'),
      indicator('Pengawasan pencegahan', 12, 'BOBOT_DOKUMEN', 'inspectorate'),
      indicator('Pengaduan masyarakat', 3, 'BOBOT_DOKUMEN', 'inspectorate'),
      indicator('Kecukupan APIP', 0, 'INTEROP_SICUKUP', 'inspectorate'),
      indicator('Rencana aksi SPI', 0, 'INTEROP_SPI', 'planning'),
    ],
  },
];

/** What a document of an indicator may be. */
export const PAPERS = ['Keputusan', 'Berita acara', 'Laporan', 'Daftar', 'Rekapitulasi', 'Surat edaran', 'Notula', 'Bukti tayang'] as const;

export interface ActionSeed {
  readonly name: string;
  readonly unit: string;
  /** Day and month of the end, and what has to be there. */
  readonly milestones: readonly (readonly [due: string, title: string])[];
}

const action = (name: string, unit: keyof typeof UNIT, milestones: ActionSeed['milestones']): ActionSeed => ({
  ...{ name, milestones },
  unit: UNIT[unit],
});

/** A made-up action plan of the regency. */
export const ACTIONS: readonly ActionSeed[] = [
  action('Integrasi rencana dan anggaran', 'planning', [
    ['02-27', 'Kode RKPD dan RKA disamakan'],
    ['05-29', 'Uji konsistensi KUA-PPAS'],
    ['08-31', 'Uji konsistensi APBD-P'],
    ['12-11', 'Evaluasi tahunan'],
  ]),
  action('Perizinan satu pintu', 'licensing', [
    ['03-31', 'SOP perizinan diperbarui'],
    ['06-30', 'Pelimpahan kewenangan lengkap'],
    ['09-30', 'Survei kepuasan'],
    ['12-18', 'Izin tanpa tatap muka'],
  ]),
  action('Pengadaan terbuka', 'secretariat', [
    ['03-31', 'RUP tayang 100%'],
    ['06-30', 'Reviu paket strategis'],
    ['09-30', 'Daftar hitam dimutakhirkan'],
    ['11-30', 'E-purchasing 70% paket'],
  ]),
  action('Sertifikasi tanah daerah', 'finance', [
    ['04-30', 'Inventarisasi bidang tanah'],
    ['07-31', 'Berkas 40 bidang di BPN'],
    ['10-30', '25 sertifikat terbit'],
    ['12-15', '40 sertifikat terbit'],
  ]),
  action('Pajak daring', 'revenue', [
    ['04-15', 'Alat rekam 60 wajib pajak'],
    ['07-15', 'Pemutakhiran data PBB'],
    ['10-15', 'Penagihan 100 penunggak'],
    ['12-04', 'Rekonsiliasi piutang'],
  ]),
  action('LHKPN dan gratifikasi', 'inspectorate', [
    ['03-31', 'LHKPN 100% wajib lapor'],
    ['06-15', 'Unit gratifikasi di 29 OPD'],
    ['09-15', 'Pelatihan penyuluh'],
    ['12-09', 'Hari antikorupsi'],
  ]),
  action('APIP kuat', 'inspectorate', [
    ['05-15', 'Telaah sejawat'],
    ['08-14', 'Probity audit 3 proyek'],
    ['11-13', 'Tindak lanjut BPK 80%'],
  ]),
  action('Mutasi terbuka', 'staff', [
    ['04-10', 'Peta jabatan'],
    ['08-07', 'Seleksi terbuka diumumkan'],
    ['11-20', 'Rekomendasi BKN'],
  ]),
];
