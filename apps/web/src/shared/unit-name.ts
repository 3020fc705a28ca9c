import { cutText, textWidth } from './text-width.js';

/** Names every office of the country uses for itself, longest first wherever one fits; matched on the full name without its region. */
const KNOWN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/pekerjaan umum.*(tata|penataan) ruang/i, ['Dinas PUTR', 'PUTR']],
  [/pekerjaan umum/i, ['Dinas PU']],
  [/perumahan.*permukiman/i, ['Dinas Perkim', 'Perkim']],
  [/polisi pamong praja/i, ['Satpol PP']],
  [/penanggulangan bencana/i, ['BPBD']],
  [/(pengendalian penduduk|keluarga berencana|\bkb\b).*(perempuan)/i, ['PPKB dan PPPA', 'PPKB PPPA']],
  [/(pengendalian penduduk|keluarga berencana)/i, ['Dinas PPKB', 'PPKB']],
  [/perempuan.*anak/i, ['Dinas PPPA', 'PPPA']],
  [/pemberdayaan masyarakat/i, ['Dinas PMD', 'PMD']],
  [/kependudukan.*(pencatatan|catatan) sipil/i, ['Disdukcapil']],
  [/penanaman modal/i, ['DPMPTSP']],
  [/komunikasi.*informatika/i, ['Diskominfo']],
  [/^dinas perhubungan/i, ['Dinas Perhubungan', 'Perhubungan', 'Dishub']],
  [/^dinas kesehatan/i, ['Dinas Kesehatan', 'Kesehatan', 'Dinkes']],
  [/^dinas pendidikan/i, ['Dinas Pendidikan', 'Pendidikan', 'Disdik']],
  [/perindustrian.*perdagangan/i, ['Disperindag']],
  [/pemuda.*olahraga/i, ['Pemuda Olahraga', 'Dispora']],
  [/kebudayaan.*pariwisata|pariwisata.*kebudayaan/i, ['Budaya Pariwisata', 'Disbudpar']],
  [/arsip.*perpustakaan|perpustakaan.*arsip/i, ['Arsip Perpustakaan', 'Dinas Arpus', 'Arpus']],
  [/koperasi/i, ['Dinas Koperasi', 'Koperasi']],
  [/lingkungan hidup/i, ['Lingkungan Hidup', 'Dinas LH', 'DLH']],
  [/(ketenagakerjaan|tenaga kerja)/i, ['Ketenagakerjaan', 'Disnaker']],
  [/perencanaan pembangunan/i, ['Bappeda']],
  [/(pengelola|keuangan).*(keuangan|aset)/i, ['BPKAD']],
  [/pendapatan daerah/i, ['Bapenda']],
  [/kepegawaian.*(pengembangan|sumber daya)/i, ['BKPSDM']],
  [/kepegawaian/i, ['BKD']],
  [/kesatuan bangsa/i, ['Kesbangpol']],
  [/penelitian.*pengembangan/i, ['Balitbang']],
  [/sekretariat dprd|sekretariat dewan/i, ['Sekretariat DPRD', 'Setwan']],
  [/sekretariat daerah/i, ['Sekretariat Daerah', 'Setda']],
  [/inspektorat/i, ['Inspektorat']],
  [/rumah sakit umum/i, ['RSUD']],
];

const REGION = /\s+(kabupaten|kab\.?|kota)\s+\S+.*$/i;
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^dinas\s+/i, ''],
  [/^kecamatan\s+/i, 'Kec. '],
  [/^kelurahan\s+/i, 'Kel. '],
  [/^badan\s+/i, 'Bdn. '],
  [/^bagian\s+/i, 'Bag. '],
  [/^unit pelaksana teknis(\s+daerah)?\s+/i, 'UPT '],
  [/^upt\s+/i, ''],
];

/** Names written in capitals only are set in ordinary case; acronyms of up to four letters stay. */
function calmCase(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(' ')) return name;
  const small = new Set(['DAN', 'SERTA', 'PADA', 'DI']);
  const acronyms = new Set(['DPRD', 'RSUD', 'UPT', 'UPTD', 'KB', 'UKM', 'SDM', 'PP']);
  return name.replace(/[A-Z]+/g, (w) => (acronyms.has(w) ? w : small.has(w) ? w.toLowerCase() : w.charAt(0) + w.slice(1).toLowerCase()));
}

/** `Kec. Pematang Jaya` → `Kec. P. Jaya`, `Pematang Jaya`, `P. Jaya`: a place told with less. */
function initialled(name: string): string[] {
  const m = /^((?:Kec\.|Kel\.)\s+)(\S)\S*\s+(\S.*)$/.exec(name);
  const place = name.replace(/^(?:Kec\.|Kel\.)\s+/, '');
  if (place === name) return [];
  return m ? [`${m[1]}${m[2]}. ${m[3]}`, place, `${m[2]}. ${m[3]}`] : [place];
}

/** `Ketenagakerjaan dan Transmigrasi` → `Ketenagakerjaan`: the first of the matters an office is named for. */
function firstMatter(name: string): string[] {
  const cut = name.split(/,|\s+(?:dan|serta)\s+/)[0] ?? name;
  return cut === name ? [] : [cut];
}

/** Ways to write a unit's name, fullest first. */
export function unitNameForms(fullName: string): string[] {
  const name = calmCase(fullName.trim().replace(/\s+/g, ' '));
  const local = name.replace(REGION, '');
  // A district is written the same way in every row: the long word would only come and go with the length of the name.
  const forms = /^(kecamatan|kelurahan)\s/i.test(local) ? [] : [name, local];
  const upt = /^upt\b/i.test(local);
  const known = upt ? undefined : KNOWN.find(([pattern]) => pattern.test(local));
  if (known) forms.push(...known[1]);
  for (const [pattern, short] of HEADS) {
    const shorter = local.replace(pattern, short);
    if (shorter !== local) forms.push(shorter, ...initialled(shorter), ...(known ? [] : firstMatter(shorter)));
  }
  return [...new Set(forms.length > 0 ? forms : [local])];
}

/** The fullest form that fits into `width` at `size` (logical pixels); else the shortest, cut with an ellipsis. */
export function fitUnitName(fullName: string, width: number, size: number): string {
  const forms = unitNameForms(fullName);
  const fitting = forms.find((form) => textWidth(form, size) <= width);
  if (fitting) return fitting;
  const shortest = forms.reduce((a, b) => (textWidth(b, size) < textWidth(a, size) ? b : a));
  return cutText(shortest, width, size);
}
