import { useBoard, useClock } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import type { Language } from '../shared/number-format.js';
import { PairingCode } from './pairing-code.js';

interface Calm {
  readonly title: string;
  readonly text: string;
  readonly command?: string;
}

export type CalmReason =
  | 'menghubungkan'
  | 'terputus'
  | 'belum-dipasangkan'
  | 'kanal-ditolak'
  | 'tanggal-ditolak'
  | 'kosong'
  | 'tidak-berizin';

const TEXTS: Readonly<Record<CalmReason, Readonly<Record<Language, Calm>>>> = {
  menghubungkan: {
    id: { title: 'Menghubungkan…', text: 'Layar menunggu gambar pertama dari server.' },
    en: { title: 'Connecting…', text: 'The screen awaits its first picture from the server.' },
  },
  terputus: {
    id: {
      title: 'Server belum menjawab',
      text: 'Layar ini belum pernah menerima data, jadi tidak ada angka yang dapat ditampilkan. Layar terus mencoba sendiri.',
    },
    en: {
      title: 'The server does not answer',
      text: 'This screen has never received data, so there is nothing to show. It keeps trying by itself.',
    },
  },
  'belum-dipasangkan': {
    id: {
      title: 'Layar belum dipasangkan',
      text: 'Di konsol, buka Layar, pilih Pasangkan layar, lalu ketik kode ini. Sampai disahkan, layar ini tidak menerima data apa pun.',
    },
    en: {
      title: 'This screen is not paired',
      text: 'In the console open Screens, choose Pair a screen and type this code. Until then this screen receives no data at all.',
    },
  },
  'kanal-ditolak': {
    id: { title: 'Kanal ini tidak dibuka untuk layar ini', text: 'Periksa nama kanal di alamat halaman, atau pasangkan ulang layar ini.' },
    en: { title: 'This channel is not open to this screen', text: 'Check the channel in the address, or pair the screen again.' },
  },
  'tanggal-ditolak': {
    id: {
      title: 'Tanggal di alamat tidak terbaca',
      text: 'Tanggal ditulis tahun-bulan-hari; saat diketahui ditulis dengan zona. Esc kembali ke data langsung. Contoh:',
      command: '/wall?asOf=2026-06-30&knownAt=2026-07-01T08:00:00%2B07:00',
    },
    en: {
      title: 'The date in the address cannot be read',
      text: 'A date is year-month-day; an instant of knowledge carries its zone. Esc goes back to live data. Example:',
      command: '/wall?asOf=2026-06-30&knownAt=2026-07-01T08:00:00%2B07:00',
    },
  },
  kosong: {
    id: {
      title: 'Belum ada data',
      text: 'Impor berkas pertama di konsol, halaman Impor, atau dengan perintah ini; angka muncul di sini begitu berkas diterima:',
      command: 'lcc import BERKAS',
    },
    en: {
      title: 'No data yet',
      text: 'Import the first file in the console, page Imports, or with this command; figures appear here as soon as it is accepted:',
      command: 'lcc import FILE',
    },
  },
  'tidak-berizin': {
    id: { title: 'Layar tidak berizin', text: 'Izin layar ini sudah dicabut. Hubungi pengelola untuk memasangkannya kembali.' },
    en: { title: 'Screen not authorised', text: "This screen's permission was revoked. Ask the operator to pair it again." },
  },
};

/** What the wall says when there is no picture: what is missing, and the remedy. Null when there is a picture. */
export function useCalmReason(): CalmReason | null {
  const standing = useBoard((s) => s.standing);
  const picture = useBoard((s) =>
    s.board === null
      ? 'none'
      : s.board.totals.ceiling === null &&
          s.board.totals.realization === null &&
          s.board.rows.length === 0 &&
          s.board.panels.provinsi === undefined
        ? 'empty'
        : 'full',
  );
  const silent = useClock((r) => r.link === 'cold' && r.tickedMs > 12_000);
  if (standing === 'tidak-berizin') return standing;
  if (picture === 'full') return null;
  if (picture === 'empty') return 'kosong';
  if (standing === 'belum-dipasangkan' || standing === 'kanal-ditolak' || standing === 'tanggal-ditolak' || standing === 'kosong')
    return standing;
  return silent ? 'terputus' : 'menghubungkan';
}

export function CalmPage({ reason }: { readonly reason: CalmReason }) {
  const { language } = useLanguage();
  const { title, text, command } = TEXTS[reason][language];
  return (
    <div className="tenang" data-calm={reason}>
      <h2>{title}</h2>
      <p>{text}</p>
      {reason === 'belum-dipasangkan' ? <PairingCode /> : null}
      {command ? (
        <p>
          <code>{command}</code>
        </p>
      ) : null}
    </div>
  );
}
