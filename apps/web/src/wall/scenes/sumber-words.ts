import type { Language } from '../../shared/number-format.js';

interface SumberWords {
  readonly toServer: string;
  readonly toSource: string;
  readonly connected: string;
  readonly reconnecting: string;
  readonly cut: string;
  readonly polled: string;
  readonly noDatabase: string;
  readonly otherDay: string;
  readonly beat: (seconds: number) => string;
  readonly clockOff: (seconds: number) => string;
  readonly stale: string;
  readonly late: string;
  readonly missing: string;
  readonly allFresh: string;
  readonly fresh: string;
  readonly heads: Readonly<Record<'source' | 'cadence' | 'age' | 'reach' | 'file' | 'rows' | 'warnings', string>>;
  readonly never: string;
  readonly pushed: string;
  readonly notJudged: string;
  readonly noneJudged: string;
  readonly cadence: (hours: number) => string;
  /** Rows that were refused weigh more than those that were kept with a warning. */
  readonly warnings: (warnings: number, rejected: number) => string;
  readonly warned: (count: string) => string;
}

const DAY = 24;
/** A short cadence that is no whole hour, in minutes or seconds. */
const shortCadence = (hours: number, minutes: string, seconds: string): string =>
  hours * 60 < 1 ? `${Math.round(hours * 3_600)} ${seconds}` : `${Math.round(hours * 60)} ${minutes}`;
/** Up to this many hours a cadence is that of a month, beyond it of a year. */
const MONTH = 24 * 32;

/** What the scene Sumber dan Layar says. */
export const sumberWords: Readonly<Record<Language, SumberWords>> = {
  id: {
    toServer: 'Layar ke server',
    toSource: 'Server ke sumber',
    connected: 'Terhubung',
    reconnecting: 'Menyambung',
    cut: 'Terputus',
    polled: 'dibaca tiap 10 detik',
    noDatabase: 'Tanpa basis data',
    otherDay: 'Bukan langsung',
    beat: (seconds) => `denyut ${seconds} detik`,
    clockOff: (seconds) => `jam layar ±${seconds} detik`,
    stale: 'basi',
    late: 'tertunda',
    missing: 'belum ada',
    allFresh: 'Semua segar',
    fresh: 'segar',
    heads: {
      source: 'Sumber',
      cadence: 'irama',
      age: 'umur',
      reach: 'data sampai',
      file: 'berkas terakhir',
      rows: 'baris',
      warnings: 'peringatan',
    },
    never: 'belum diterima',
    warned: (count) => (/\D/.test(count) ? count : `${count} peringatan`),
    pushed: 'kiriman langsung',
    notJudged: 'selesai',
    noneJudged: 'Tidak dinilai',
    cadence: (hours) =>
      hours < 2 && !Number.isInteger(hours)
        ? shortCadence(hours, 'mnt', 'detik')
        : hours < DAY
          ? `${hours} jam`
          : hours === DAY
            ? 'sehari'
            : hours <= 7 * DAY
              ? 'sepekan'
              : hours <= MONTH
                ? 'sebulan'
                : 'setahun',
    warnings: (warnings, rejected) => (rejected > 0 ? `${rejected} ditolak` : warnings > 0 ? String(warnings) : ''),
  },
  en: {
    toServer: 'Screen to server',
    toSource: 'Server to source',
    connected: 'Connected',
    reconnecting: 'Reconnecting',
    cut: 'Cut off',
    polled: 'read every 10 seconds',
    noDatabase: 'No database',
    otherDay: 'Not live',
    beat: (seconds) => `heartbeat ${seconds} s`,
    clockOff: (seconds) => `screen clock ±${seconds} s`,
    stale: 'stale',
    late: 'late',
    missing: 'missing',
    allFresh: 'All fresh',
    fresh: 'fresh',
    heads: { source: 'Source', cadence: 'cadence', age: 'age', reach: 'data up to', file: 'last file', rows: 'rows', warnings: 'warnings' },
    never: 'not received',
    warned: (count) => (/\D/.test(count) ? count : `${count} warnings`),
    pushed: 'pushed',
    notJudged: 'complete',
    noneJudged: 'Not judged',
    cadence: (hours) =>
      hours < 2 && !Number.isInteger(hours)
        ? shortCadence(hours, 'min', 's')
        : hours < DAY
          ? `${hours} h`
          : hours === DAY
            ? 'daily'
            : hours <= 7 * DAY
              ? 'weekly'
              : hours <= MONTH
                ? 'monthly'
                : 'yearly',
    warnings: (warnings, rejected) => (rejected > 0 ? `${rejected} rejected` : warnings > 0 ? String(warnings) : ''),
  },
};
