import type { Right } from '@lcc/contract';
import type { Text } from '../../preferences.js';
import { type UseStanding, useBackups, useChannels, useFiles, usePeople, useScreens, useSources } from './standings.js';

/** One thing to be done to bring a command center to life, or that a role does again and again. */
export interface Step {
  /** Below `/console`. */
  readonly href: string;
  readonly right: Right;
  readonly title: Text;
  /** How it is done, so that somebody who sees it for the first time can do it. */
  readonly how: Text;
  /** Without it the step is never over: it is work of every month. */
  readonly useStanding?: UseStanding;
}

/** In the order in which a new office takes them; each is offered to who has its right. */
export const steps: readonly Step[] = [
  {
    href: '/impor',
    right: 'imports.apply',
    title: { id: 'Masukkan berkas kantor', en: "Bring the office's files" },
    how: {
      id: 'Tarik berkas ke halaman Impor, berurutan: daftar SKPD, rincian anggaran, rencana kas, lalu SP2D atau LRA. Setiap berkas dicoba dahulu: halaman menunjukkan apa yang akan berubah, dan baris yang ditolak beserta cara membetulkannya. Belum yakin? Batalkan; tidak ada yang tersimpan.',
      en: 'Drag files onto the page Imports, in this order: list of agencies, budget detail, cash plan, then SP2D or LRA. Each is tried first: the page shows what would change, and which rows are refused and how to mend them. Not sure? Cancel; nothing is kept.',
    },
    useStanding: useFiles,
  },
  {
    href: '/layar',
    right: 'screens.manage',
    title: { id: 'Pasangkan layar dinding', en: 'Pair a wall screen' },
    how: {
      id: 'Di peramban layar itu buka /pasang; enam huruf dan angka tampil. Di halaman Layar tekan Pasangkan layar, ketik keenamnya, beri nama dan ruangnya. Layar langsung berganti sendiri.',
      en: "In that screen's browser open /pasang; six characters show. On the page Screens press Pair a screen, type the six, give it a name and a room. The screen changes by itself.",
    },
    useStanding: useScreens,
  },
  {
    href: '/pengguna',
    right: 'users.manage',
    title: { id: 'Beri akun kepada orangnya', en: 'Give people their accounts' },
    how: {
      id: 'Satu akun satu peran. Ambang diusulkan oleh penyunting ambang dan disetujui oleh orang lain, penyetuju; keduanya bukan administrator. Sandi pertama tampil sekali: serahkan langsung.',
      en: 'One account, one role. Thresholds are proposed by a threshold editor and approved by somebody else, an approver; neither is the administrator. The first password shows once: hand it over in person.',
    },
    useStanding: usePeople,
  },
  {
    href: '/sumber',
    right: 'sources.manage',
    title: { id: 'Sambungkan sumber yang datang sendiri', en: 'Connect what comes by itself' },
    how: {
      id: 'Tambah sumber: konektor, alamat, dan jadwalnya; atau beri aplikasi lain kunci mesin agar mengirim sendiri. Setiap sumber mendapat lampu: segar, terlambat, basi.',
      en: 'Add a source: connector, address and schedule; or give another application a machine key, so that it sends by itself. Each source gets a lamp: fresh, late, stale.',
    },
    useStanding: useSources,
  },
  {
    href: '/kanal',
    right: 'channels.manage',
    title: { id: 'Pasang kanal pesan', en: 'Set up message channels' },
    how: {
      id: 'Surel, Telegram, WhatsApp lewat gerbangnya, atau webhook. Kirim pesan uji sebelum dipakai.',
      en: 'Mail, Telegram, WhatsApp by its gateway, or a webhook. Send a test message before it is used.',
    },
    useStanding: useChannels,
  },
  {
    href: '/cadangan',
    right: 'backup.manage',
    title: { id: 'Pastikan cadangan ada di dua tempat', en: 'See that backups lie in two places' },
    how: {
      id: 'Cadangan dibuat tiap pukul 02.00 WIB dan dibaca ulang. Tempat kedua disetel di server dengan LCC_BACKUP_DIR.',
      en: 'A backup is made every day at 02.00 WIB and read back. The second place is set on the server by LCC_BACKUP_DIR.',
    },
    useStanding: useBackups,
  },
  {
    href: '/ambang',
    right: 'thresholds.edit',
    title: { id: 'Usulkan ambang', en: 'Propose a threshold' },
    how: {
      id: 'Pilih satu aturan, ubah angkanya di dalam kalimat. Di sampingnya tampil siapa yang akan masuk dan keluar, dan 24 bulan lama terhadap baru. Simpan sebagai draf, jalankan bayangannya tujuh hari kerja, lalu usulkan kepada penyetuju.',
      en: 'Choose a rule and change its figures in the sentence. Beside it stands who would come in and go out, and 24 months old against new. Save a draft, run its shadow for seven working days, then propose it to an approver.',
    },
  },
  {
    href: '/ambang',
    right: 'thresholds.approve',
    title: { id: 'Setujui atau kembalikan usulan ambang', en: 'Approve or return proposed thresholds' },
    how: {
      id: 'Usulan yang menunggu bertanda di daftar. Baca alasannya dan siapa yang terkena, lalu setujui atau kembalikan dengan catatan. Usulan sendiri tidak dapat disetujui sendiri.',
      en: 'Proposals that wait are marked in the list. Read the reason and who is met by it, then approve or return it with a note. Nobody approves their own.',
    },
  },
  {
    href: '/kasus',
    right: 'cases.work',
    title: { id: 'Telaah kasus', en: 'Look into cases' },
    how: {
      id: 'Yang terberat di atas. Ambil kasus (nama Anda dan tanggal janji), tanyakan kepada unit, lalu tutup: terklarifikasi, dibetulkan, diserahkan, atau bukan masalah. Hasilnya memperbaiki ketepatan aturan.',
      en: 'The heaviest stands on top. Take a case (your name and a promised day), ask the unit, then close it: clarified, corrected, handed over, or no problem. What comes of it sharpens the rule.',
    },
  },
  {
    href: '/laporan',
    right: 'unit-reports.write',
    title: { id: 'Isi laporan bulan ini', en: "Write this month's report" },
    how: {
      id: 'Fisik, masalah, sebab tertinggal, penanggung jawab dan teleponnya. Simpan, lalu kirim untuk diverifikasi; yang dikembalikan tampil dengan catatan.',
      en: 'Physical progress, problem, why it is behind, who owns it and their phone. Save, then send it to be verified; what is returned shows with a note.',
    },
  },
  {
    href: '/pencegahan',
    right: 'evidence.bring',
    title: { id: 'Unggah bukti pencegahan', en: 'Upload prevention evidence' },
    how: {
      id: 'Yang jatuh tempo berikutnya di atas. Tarik satu berkas ke dokumennya, atau satu folder sekaligus: kecocokannya diusulkan dan Anda yang memutuskan.',
      en: 'What is due next stands on top. Drag a file onto its document, or a whole folder: matches are suggested and you decide.',
    },
  },
];
