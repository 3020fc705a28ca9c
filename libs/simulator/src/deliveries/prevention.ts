import { addDays, type IsoDate, isoDate } from '@lcc/domain';
import { wibInstant } from '../calendar.js';
import { random } from '../random.js';
import { ACTIONS, AREAS, type AreaSeed, type IndicatorSeed, PAPERS } from '../reference/prevention.js';
import type { Delivery } from './delivery.js';

/** Ends of a document's time: in which months, and on which day. */
const DUE_DAYS = [10, 15, 20, 25, 28] as const;
const FIRST_MONTH = 2;
const LAST_MONTH = 12;
const DAY_MS = 86_400_000;
const SOURCE = 'Data rekaan';

interface Document {
  readonly code: string;
  readonly parent: string;
  readonly name: string;
  readonly due: IsoDate;
  readonly quarter: number;
  readonly step: number;
  readonly area: AreaSeed;
}

/** A year of corruption prevention: the catalogue, its evidence week by week, values by the quarter, and an action plan by the month. */
export function preventionDeliveries(seed: number, year: number): Delivery[] {
  const documents = documentsOf(seed, year);
  return [
    {
      name: 'pencegahan/katalog',
      connector: 'prevention-catalogue',
      recordedAt: at(year, 1, 12),
      rows: () => catalogueRows(documents, year),
    },
    { name: 'pencegahan/riwayat', connector: 'prevention-values', recordedAt: at(year, 1, 13), rows: () => historyRows(year) },
    ...weeks(year).map(
      (monday): Delivery => ({
        name: `pencegahan/bukti/${monday}`,
        connector: 'prevention-evidence',
        recordedAt: wibInstant(addDays(monday, 4), 16 * 60),
        rows: () => evidenceRows(documents, seed, year, monday),
      }),
    ),
    ...[3, 6, 9, 12].map(
      (month): Delivery => ({
        name: `pencegahan/nilai/${String(month).padStart(2, '0')}`,
        connector: 'prevention-values',
        recordedAt: at(year, month, 22),
        rows: () => measureRows(seed, year, month),
      }),
    ),
    ...milestoneDeliveries(seed, year),
  ];
}

/** Milestones as they stand at the beginning of each month; a month in which nothing has moved tells nothing. */
function milestoneDeliveries(seed: number, year: number): Delivery[] {
  let last = '';
  return Array.from({ length: 12 }, (_, i) => isoDate(year, i + 1, i === 0 ? 14 : 3)).flatMap((day, i): Delivery[] => {
    const rows = milestoneRows(seed, year, day);
    const text = JSON.stringify(rows);
    if (text === last) return [];
    last = text;
    const name = `pencegahan/rencana-aksi/${String(i + 1).padStart(2, '0')}`;
    return [{ name, connector: 'action-plan', recordedAt: wibInstant(day, 10 * 60), rows: () => rows }];
  });
}

const at = (year: number, month: number, day: number): number => wibInstant(isoDate(year, month, day), 10 * 60);

/** The Mondays of a year, from the first one after the catalogue. */
function weeks(year: number): IsoDate[] {
  const first = Date.UTC(year, 0, 15);
  const monday = new Date(first + ((8 - new Date(first).getUTCDay()) % 7) * DAY_MS).toISOString().slice(0, 10);
  return Array.from({ length: 50 }, (_, i) => addDays(monday, 7 * i)).filter((day) => addDays(day, 6) <= isoDate(year, 12, 31));
}

function documentsOf(seed: number, year: number): Document[] {
  return AREAS.flatMap((area, a) =>
    area.indicators.flatMap((indicator, i) =>
      Array.from({ length: indicator.documents }, (_, d): Document => {
        const rng = random(seed, year, 'mcsp', a, i, d);
        const spread = (d + rng.next()) / indicator.documents;
        const month = FIRST_MONTH + Math.floor(spread * (LAST_MONTH - FIRST_MONTH + 1));
        const paper = PAPERS[(d + i) % PAPERS.length];
        const round = d < PAPERS.length ? '' : ` ${Math.floor(d / PAPERS.length) + 1}`;
        return {
          code: `${a + 1}.${i + 1}.${d + 1}`,
          parent: `${a + 1}.${i + 1}`,
          name: `${paper}${round} ${indicator.name.charAt(0).toLowerCase()}${indicator.name.slice(1)}`,
          due: isoDate(year, Math.min(month, LAST_MONTH), rng.pick(DUE_DAYS)),
          quarter: Math.ceil(Math.min(month, LAST_MONTH) / 3),
          step: 1 + Math.floor((d * 3) / Math.max(3, indicator.documents)),
          area,
        };
      }),
    ),
  );
}

function catalogueRows(documents: readonly Document[], year: number): object[] {
  const tahun = String(year);
  const nodes = AREAS.flatMap((area, a) => [
    {
      ...{ tahun, tingkat: 'area', kode: String(a + 1), nama: area.name, metode: '' },
      jumlah_dokumen: String(area.indicators.reduce((sum, indicator) => sum + indicator.documents, 0)),
    },
    ...area.indicators.map((indicator, i) => indicatorRow(indicator, `${a + 1}`, i, tahun)),
  ]);
  const papers = documents.map((document) => ({
    ...{ tahun, tingkat: 'dokumen', kode: document.code, induk: document.parent, nama: document.name, metode: '' },
    ...{ tenggat: document.due, triwulan: String(document.quarter), tahap: String(document.step) },
  }));
  return [...nodes, ...papers];
}

const indicatorRow = (indicator: IndicatorSeed, area: string, i: number, tahun: string): object => ({
  ...{ tahun, tingkat: 'indikator', kode: `${area}.${i + 1}`, induk: area, nama: indicator.name, metode: indicator.method },
  ...{ jumlah_dokumen: String(indicator.documents), kode_skpd: indicator.unit },
  ...(indicator.threshold === undefined ? {} : { ambang: String(indicator.threshold) }),
});

/** When a document came, was verified and assured; undefined = not this year. Some come late, a few are sent back once. */
function courseOf(document: Document, seed: number, year: number): { act: string; day: IsoDate; note?: string }[] {
  const rng = random(seed, year, 'bukti', document.code);
  const lag = Math.round(rng.logNormal(9, 0.7)) - 18;
  const comes = rng.next() < document.area.diligence;
  if (!comes) return rng.next() < 0.5 ? [{ act: 'Sedang Disiapkan', day: addDays(document.due, -10) }] : [];
  const came = addDays(document.due, lag);
  const verified = addDays(came, rng.int(6, 30));
  const course = [{ act: 'Sudah Diterima', day: came }];
  if (rng.next() < 0.12) {
    const again = addDays(came, rng.int(8, 20));
    return [
      ...course,
      { act: 'Dikembalikan', day: addDays(came, 4), note: 'Lampiran belum ditandatangani' },
      { act: 'Sudah Diterima', day: again },
      { act: 'Diverifikasi', day: addDays(again, 9) },
    ];
  }
  return [...course, { act: 'Diverifikasi', day: verified }, { act: 'QA', day: addDays(verified, rng.int(25, 60)) }];
}

function evidenceRows(documents: readonly Document[], seed: number, year: number, monday: IsoDate): object[] {
  const friday = addDays(monday, 4);
  return documents.flatMap((document) =>
    courseOf(document, seed, year).flatMap(({ act, day, note }) => {
      if (day < monday || day > addDays(monday, 6)) return [];
      const minutes = 8 * 60 + random(seed, year, 'jam', document.code, act).int(0, 460);
      const told = day > friday ? friday : day;
      const waktu = `${told}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00+07:00`;
      const oleh = act === 'Sudah Diterima' || act === 'Sedang Disiapkan' ? 'Admin OPD' : act === 'QA' ? 'BPKP' : 'Inspektorat Daerah';
      return [{ tahun: String(year), kode_dokumen: document.code, status: act, waktu, oleh, catatan: note ?? '' }];
    }),
  );
}

/** The years before and the country beside; the indices of others. All made up but the country's. */
function historyRows(year: number): object[] {
  const own = ['71.4', '76.8', '80.2', '83.1'].map((nilai, i) => ({
    ...{ indeks: 'MCP', tahun_nilai: String(year - 4 + i), nilai, penilai: 'KPK' },
    ...{ tanggal: isoDate(year - 3 + i - (i === 3 ? 1 : 0), i === 3 ? 12 : 3, 20), sumber: SOURCE },
  }));
  const national = [88, 75, 68, 78, 72, 81, 70, 74].map((nilai, i) => ({
    ...{ indeks: 'MCP', lingkup: 'nasional', kode: `Area ${i + 1}`, tahun_nilai: '2024', nilai: String(nilai), penilai: 'KPK' },
    ...{ tanggal: '2024-12-31', sumber: 'KPK, nilai nasional 2024' },
  }));
  const index = (indeks: string, nilai: string, wajib = ''): object => ({
    ...{ indeks, tahun_nilai: String(year - 1), nilai, wajib, penilai: 'lembaga', tanggal: isoDate(year - 1, 12, 18), sumber: SOURCE },
  });
  return [
    ...own,
    ...national,
    index('SPI', '74.6'),
    index('OPINI BPK', 'WTP'),
    index('TLHP BPK', '412', '548'),
    index('SAKIP', 'BB'),
    index('SPBE', '3.21'),
    index('LHKPN', '628', '640'),
  ];
}

/** What the methods measure, to the quarter's end. */
function measureRows(seed: number, year: number, month: number): object[] {
  const rng = random(seed, year, 'ukur', month);
  const part = month / 12;
  const row = (kode: string, nilai: number, wajib: number | null, penilai: string): object => ({
    ...{ indeks: 'MCSP', kode, tahun_nilai: String(year), nilai: String(nilai), wajib: wajib === null ? '' : String(wajib), penilai },
    ...{ tanggal: isoDate(year, month, 20), sumber: SOURCE },
  });
  const paid = Math.round(184 * part * (0.9 + rng.next() * 0.08));
  return [
    row('4.3', 560 + Math.round(72 * part), 640, 'lembaga'),
    row('4.4', 62 + Math.round(24 * part), null, 'lembaga'),
    row('6.2', paid, 184, 'sendiri'),
    row('6.2', paid - 9, 184, 'lembaga'),
    row('6.3', Math.round(30 * part), null, 'sendiri'),
    row('6.3', Math.round(26 * part), null, 'lembaga'),
    row('7.1', 396 + Math.round(40 * part), 548, 'lembaga'),
    row('7.5', 68, null, 'lembaga'),
    row('7.6', 40 + Math.round(36 * part), null, 'lembaga'),
  ];
}

/** The action plan as it stands on a day. */
function milestoneRows(seed: number, year: number, day: IsoDate): object[] {
  return ACTIONS.flatMap((action, a) =>
    action.milestones.map(([due, tonggak], m) => {
      const rng = random(seed, year, 'aksi', a, m);
      const tenggat = `${year}-${due}`;
      const done = addDays(tenggat, Math.round(rng.normal() * 12) - 3);
      const slips = rng.next() < 0.12;
      return {
        ...{ tahun: String(year), rencana: 'Rencana Aksi Pencegahan Korupsi', kode: `${a + 1}.${m + 1}`, aksi: action.name, tonggak },
        ...{ kode_skpd: action.unit, mulai: m === 0 ? isoDate(year, 1, 12) : `${year}-${action.milestones[m - 1]?.[0]}`, tenggat },
        selesai: done <= day && !slips ? done : '',
      };
    }),
  );
}
