import { addDays, type DelayReason, endOfMonth } from '@lcc/domain';
import { random } from '../random.js';

/** Points behind the cash plan from which a unit says why. */
const BEHIND = 4;

const REASONS: readonly (readonly [DelayReason, string])[] = [
  ['pengadaan', 'Lelang dua kali gagal, yang ketiga sedang dievaluasi'],
  ['pengadaan', 'Kontrak payung baru terbit, pesanan menyusul'],
  ['lahan', 'Lahan sebagian lokasi belum bebas'],
  ['dokumen', 'Berkas pencairan penyedia belum lengkap'],
  ['penyedia', 'Barang dari luar daerah terlambat tiba'],
  ['cuaca', 'Pekerjaan luar tertunda hujan dan banjir rob'],
  ['kas', 'DAK fisik tahap akhir belum salur'],
  ['pergeseran', 'Menunggu pergeseran anggaran ditetapkan'],
  ['personel', 'PPTK berganti, berkas dalam peralihan'],
];
const AHEAD = [
  'Pemeliharaan selesai lebih awal',
  'Belanja barang dibayar sekaligus',
  'Seluruh kegiatan triwulan berjalan sudah dibayar',
  'Pekerjaan fisik selesai sebelum jadwal',
] as const;
const OFFICES = ['Sekretaris', 'Kepala Bidang Program', 'Kepala Subbagian Keuangan', 'Kuasa Pengguna Anggaran'] as const;

/** The rows of the connector `unit-report` for one month. `behind`: points behind the cash plan by agency. Offices answer, never people. */
export function unitReportRows(behind: ReadonlyMap<string, number>, seed: number, year: number, month: number) {
  return [...behind].map(([unit, points]) => {
    const steady = random(seed, year, 'unit-report', unit); // the same story for months on end
    const [reason, why] = steady.pick(REASONS);
    const office = steady.pick(OFFICES);
    const isBehind = points > BEHIND;
    const days = random(seed, year, 'promise', unit, month).int(20, 45);
    return {
      tahun: String(year),
      bulan: String(month),
      kode_skpd: unit,
      sebab: isBehind ? reason : '',
      penjelasan: isBehind ? why : points < -BEHIND ? steady.pick(AHEAD) : '',
      penanggung_jawab: office,
      janji: isBehind ? addDays(endOfMonth(year, month), days) : '',
    };
  });
}
