import { businessDate, weekday } from '@lcc/domain';
import { random } from './random.js';
import type { ServiceIndicatorRow } from './rows.js';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Daily figures are told at eight in the morning. */
const MORNING = 8;

interface Figure {
  readonly application: string;
  readonly name: string;
  readonly unit: string;
  readonly owner: string;
  readonly cadence: 1 | 24;
  readonly target?: number;
  readonly better?: 'higher' | 'lower';
  readonly decimals?: number;
  /** Level in the night and at noon, and how far single readings stray from it. */
  readonly night: number;
  readonly noon: number;
  readonly spread: number;
  /** Told on Mondays only, although a reading a day is promised: it is stale for most of the week. */
  readonly isForgetful?: true;
}

/** Applications that a regency could have. Names and figures are made up. */
const FIGURES: readonly Figure[] = [
  {
    application: 'SP4N-LAPOR',
    name: 'Aduan terbuka',
    unit: 'aduan',
    owner: 'Dinas Kominfo',
    cadence: 1,
    target: 20,
    better: 'lower',
    night: 16,
    noon: 27,
    spread: 3,
  },
  { application: 'Siaga 112', name: 'Panggilan sejam', unit: 'panggilan', owner: 'BPBD', cadence: 1, night: 4, noon: 23, spread: 5 },
  {
    application: 'Siaga 112',
    name: 'Waktu tanggap',
    unit: 'menit',
    owner: 'BPBD',
    cadence: 1,
    target: 15,
    better: 'lower',
    decimals: 1,
    night: 10,
    noon: 13,
    spread: 2.2,
  },
  {
    application: 'RSUD',
    name: 'Tempat tidur terisi',
    unit: '%',
    owner: 'RSUD',
    cadence: 1,
    target: 85,
    better: 'lower',
    decimals: 1,
    night: 74,
    noon: 78,
    spread: 3,
  },
  {
    application: 'OSS PTSP',
    name: 'Izin tepat waktu',
    unit: '%',
    owner: 'DPMPTSP',
    cadence: 24,
    target: 95,
    better: 'higher',
    decimals: 1,
    night: 92,
    noon: 92,
    spread: 2.5,
  },
  {
    application: 'SIAK Dukcapil',
    name: 'Dokumen selesai',
    unit: 'dokumen',
    owner: 'Disdukcapil',
    cadence: 24,
    target: 450,
    better: 'higher',
    night: 470,
    noon: 470,
    spread: 45,
  },
  {
    application: 'e-Kinerja',
    name: 'Kehadiran ASN',
    unit: '%',
    owner: 'BKPSDM',
    cadence: 24,
    target: 95,
    better: 'higher',
    decimals: 1,
    night: 95.4,
    noon: 95.4,
    spread: 1.2,
  },
  {
    application: 'Perpus Digital',
    name: 'Pengunjung',
    unit: 'orang',
    owner: 'Dinas Arpus',
    cadence: 24,
    night: 130,
    noon: 130,
    spread: 30,
    isForgetful: true,
  },
];

/** What these applications tell at an instant (epoch ms, on the hour). */
export function serviceIndicatorRows(seed: number, instant: number): ServiceIndicatorRow[] {
  const hour = (Math.floor(instant / HOUR_MS) + 7) % DAY_HOURS;
  return FIGURES.filter((figure) => isTold(figure, instant, hour)).map((figure) => rowOf(figure, seed, instant, hour));
}

function isTold({ cadence, isForgetful }: Figure, instant: number, hour: number): boolean {
  if (cadence === 1) return true;
  return hour === MORNING && (!isForgetful || weekday(businessDate(instant)) === 1);
}

function rowOf(figure: Figure, seed: number, instant: number, hour: number): ServiceIndicatorRow {
  const { application, name, unit, owner, cadence, target, better, decimals = 0, night, noon, spread } = figure;
  const rng = random(seed, 'service', application, name, Math.floor(instant / HOUR_MS));
  const daylight = Math.max(0, 1 - Math.abs(hour - 12) / 7);
  const most = unit === '%' ? 100 : Number.POSITIVE_INFINITY;
  const value = Math.min(most, Math.max(0, night + (noon - night) * daylight + spread * rng.normal() * 0.6));
  return {
    application,
    name,
    unit,
    value: value.toFixed(decimals),
    ...(target === undefined ? {} : { target: String(target) }),
    time: new Date(instant).toISOString(),
    owner,
    ...(better === undefined ? {} : { better }),
    // An hour, and what it takes to come in.
    cadence: cadence === 1 ? '1.25' : String(cadence),
  };
}
