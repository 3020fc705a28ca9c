import type { Changes } from '../regions/pack/pack-changes.js';
import type { PackDifference } from '../regions/pack/pack-difference.js';

const MOST_SHOWN = 20;

/** A fingerprint in groups that can be read aloud. */
export const spaced = (fingerprint: string): string => fingerprint.replace(/(.{8})(?=.)/g, '$1 ');

/** What a pack would change, for people: a count for each list that changes, and its first entries. */
export function differenceLines(difference: PackDifference): string[] {
  const { units, aliases, places, mergers, names, bridges, holidays, catalogue, layouts, thresholds } = difference;
  const lines = [
    ...listLines('SKPD dan unit', units, ({ code, name }) => `${code}  ${name}`),
    ...listLines('Sebutan lain unit', aliases, ({ name, unit, from }) => `"${name}" = ${unit} sejak ${from}`),
    ...listLines('Nama daerah dan kecamatan', places, ({ code, name }) => `${code}  ${name}`),
    ...listLines('Penggabungan unit', mergers, ({ unit, into, from }) => `${unit} ke ${into} sejak ${from}`),
    ...listLines('Nama kode', names, ({ kind, code, name }) => `${kind} ${code}  ${name}`),
    ...listLines('Jembatan kode', bridges, ({ from, to, fromYear }) => `${from} menjadi ${to} mulai ${fromYear}`),
    ...listLines('Hari libur', holidays, ({ day, name, isLeave }) => `${day}  ${name}${isLeave ? ' (cuti bersama)' : ''}`),
    ...listLines('Katalog pencegahan', catalogue, ({ year, scheme, code, name }) => `${scheme} ${year} ${code}  ${name ?? '(tanpa nama)'}`),
    ...listLines('Ambang, sebagai draf', thresholds, ({ rule, terms, reason }) => `${rule}  ${valuesOf(terms)}  (${reason})`),
    ...listLines('Tata tayang layar', layouts, layoutText),
    ...BOUNDARIES[difference.boundaries],
    ...difference.passedRules.map(({ rule, why }) => `Ambang ${rule} dilewati: ${why}.`),
    ...difference.passedYears.map((year) => `Pembukuan ${year} sudah ditutup: hari libur dan katalognya dilewati.`),
  ];
  return lines.length > 0 ? lines : ['Sama dengan yang ada di sini.'];
}

const valuesOf = ({ values, holdDays, clearDays, except }: PackDifference['thresholds']['added'][number]['terms']): string =>
  [
    ...Object.entries(values).map(([name, value]) => `${name}=${value}`),
    `hari=${holdDays}/${clearDays}`,
    ...(except.length > 0 ? [`kecuali ${except.length} OPD`] : []),
  ].join(' ');

const layoutText = ({ name, scenes, dwell, schedule }: PackDifference['layouts']['added'][number]): string =>
  [
    `"${name}"  ${scenes ? scenes.join(', ') : 'semua adegan'}`,
    ...Object.entries(dwell).map(([scene, seconds]) => `${scene} ${seconds} detik`),
    ...schedule.map(({ from, to, shows }) => `${from}-${to} ${shows === 'night' ? 'malam' : shows.join(', ')}`),
  ].join('; ');

const BOUNDARIES: Readonly<Record<PackDifference['boundaries'], readonly string[]>> = {
  same: [],
  added: ['Batas kecamatan: baru'],
  changed: ['Batas kecamatan: diganti'],
};

function listLines<T>(title: string, { added, changed, removed, kept }: Changes<T>, text: (entry: T) => string): string[] {
  const counts = [
    ...(added.length > 0 ? [`${added.length} baru`] : []),
    ...(changed.length > 0 ? [`${changed.length} berubah`] : []),
    ...(removed.length > 0 ? [`${removed.length} dibuang`] : []),
    ...(kept.length > 0 ? [`${kept.length} tidak ada di pak tetapi dipakai di sini, dibiarkan`] : []),
  ];
  const entries = [
    ...removed.map((entry) => `  - ${text(entry)}`),
    ...changed.map(({ before, after }) => `  ~ ${text(before)}  →  ${text(after)}`),
    ...kept.map((entry) => `  = ${text(entry)}`),
    ...added.map((entry) => `  + ${text(entry)}`),
  ];
  if (entries.length === 0) return [];
  const more = entries.length - MOST_SHOWN;
  return [`${title}: ${counts.join(', ')}`, ...entries.slice(0, MOST_SHOWN), ...(more > 0 ? [`  … dan ${more} lagi`] : [])];
}
