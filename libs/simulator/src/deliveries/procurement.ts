import { addDays, endOfMonth, isoDate, monthOf, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { random } from '../random.js';
import type { Regency } from '../regency.js';
import { bidRows, timetableRow } from './bids.js';
import { requestedOn } from './claims.js';
import { type Contract, contractsOf, workingDay } from './contracts.js';
import type { Delivery } from './delivery.js';
import { type Procurement, procurementOf } from './procurement-method.js';

/** Packages that are planned and never begun, a year. */
const FORGOTTEN = 24;
const FORGOTTEN_FROM = 61_900_000;
const NINE_O_CLOCK = 9 * 60;

/**
 * What is bought and how, in the datasets of LKPP: packages with their money at the beginning of the year; processes, contracts and hand-overs
 * of a month in the first days of the next. Payments reach their contract by its number, their package by the MAK.
 */
export function procurementDeliveries(regency: Regency, seed: number, year: number): Delivery[] {
  const contracts = once(() => contractsOf(regency, seed, year));
  const packages = once(() => [
    ...contracts()
      .filter((c) => c.flaw !== 'no-package' && c.flaw !== 'no-contract')
      .map(packageOf),
    ...forgotten(regency, seed, year),
  ]);
  const of = (unit: string): object => ({ tahun_anggaran: String(year), kd_klpd: 'D999', nama_klpd: 'Kab. Langkat', kd_satker_str: unit });
  const yearly = (name: string, row: (each: Package) => object): Delivery => ({
    name: `pengadaan/${name}`,
    connector: `lkpp-rup-${name}`,
    recordedAt: wibInstant(isoDate(year, 1, 20), NINE_O_CLOCK),
    rows: () =>
      packages().map((each) => ({
        ...of(each.unit),
        kd_rup: each.rup,
        status_aktif_rup: 'true',
        status_delete_rup: 'false',
        ...row(each),
      })),
  });
  const monthly = (name: string, month: number, rows: () => readonly (readonly [Contract, object])[]): Delivery => ({
    name: `pengadaan/${String(month).padStart(2, '0')}/${name}`,
    connector: `lkpp-spse-${name}`,
    recordedAt: wibInstant(addDays(endOfMonth(year, month), 2), NINE_O_CLOCK),
    rows: () =>
      rows().map(([contract, row]) => {
        const code = contract.by.track === 'tender' ? 'kd_tender' : 'kd_nontender';
        return { ...of(contract.unit), [code]: contract.process, ...row };
      }),
  });
  const on = (track: Contract['by']['track']): Contract[] => contracts().filter((c) => c.by.track === track);
  const known = (track: Contract['by']['track']): Contract[] => on(track).filter((c) => c.flaw !== 'no-contract');
  const papers = (track: Contract['by']['track'], month: number): Delivery[] => [
    monthly(`${track}-pengumuman`, month, () =>
      known(track)
        .filter((c) => monthOf(c.announced) === month)
        .map((c) => [c, noticeRow(c)] as const),
    ),
    monthly(`${track}-ekontrak-kontrak`, month, () =>
      known(track)
        .filter((c) => monthOf(c.signed) === month)
        .map((c) => [c, contractRow(c)] as const),
    ),
    monthly(`${track}-ekontrak-bapbast`, month, () =>
      on(track).flatMap((c) => handovers(c, seed, year, month).map((row) => [c, row] as const)),
    ),
  ];
  return [
    yearly('paket-penyedia-terumumkan', announcedRow),
    yearly('paket-anggaran-penyedia', fundingRow),
    ...Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => [
      ...papers('non-tender', month),
      ...papers('tender', month),
      monthly('jadwal-tahapan-tender', month, () =>
        known('tender')
          .filter((c) => monthOf(c.announced) === month)
          .map((c) => [c, timetableRow(c, seed)] as const),
      ),
      monthly('peserta-tender', month, () =>
        known('tender')
          .filter((c) => monthOf(c.signed) === month)
          .flatMap((c) => bidRows(c, seed).map((row) => [c, row] as const)),
      ),
    ]),
  ];
}

interface Package {
  readonly rup: string;
  readonly unit: string;
  readonly name: string;
  readonly mak: string;
  readonly ceiling: Sen;
  readonly selectionTo: string;
  readonly by: Pick<Procurement, 'kind' | 'method'>;
}

const STEP: Sen = 100_000_000n;
/** What is planned for it, rounded up to the million. */
const ceilingOf = (amount: Sen): Sen => ((amount + amount / 50n) / STEP + 1n) * STEP;

function packageOf(contract: Contract): Package {
  const { rup, unit, name, estimate, signed, by } = contract;
  return { rup, unit, name, mak: makOf(contract), ceiling: ceilingOf(estimate), selectionTo: signed, by };
}

/** The code of the budget as typed: where it is wrong, two digits of the sub-activity have changed places. */
function makOf({ subActivity, account, flaw }: Contract): string {
  const code = flaw === 'wrong-code' ? subActivity.replace(/(\d)(\d)(\d)(\d)$/, '$1$3$2$4') : subActivity;
  return `${code}.${account}.`;
}

/** Packages of budget lines that nobody bought anything on. */
function forgotten(regency: Regency, seed: number, year: number): Package[] {
  const lines = regency
    .budgetLines()
    .filter(
      ({ kode_rekening, kode_sub_kegiatan, pagu }) =>
        kode_sub_kegiatan !== '' && kode_rekening.startsWith('5.2.') && senFromWire(pagu) >= STEP,
    );
  const rng = random(seed, 'forgotten', year);
  return Array.from({ length: Math.min(FORGOTTEN, lines.length) }, (_, i) => {
    const line = rng.pick(lines);
    const ceiling = senFromWire(line.pagu) / 4n;
    return {
      rup: String(FORGOTTEN_FROM + i),
      unit: line.kode_sub_unit,
      name: `Pengadaan ${line.nama_rekening}`,
      mak: `${line.kode_sub_kegiatan}.${line.kode_rekening}.`,
      ceiling,
      by: procurementOf(line.kode_rekening, ceiling, isoDate(year, 1, 20)),
      selectionTo: endOfMonth(year, rng.int(3, 9)),
    };
  });
}

const announcedRow = ({ name, ceiling, selectionTo, by }: Package): object => ({
  nama_paket: name,
  pagu: senToWire(ceiling),
  metode_pengadaan: by.method,
  jenis_pengadaan: by.kind,
  tgl_awal_pemilihan: `${selectionTo.slice(0, 7)}-01`,
  tgl_akhir_pemilihan: selectionTo,
  tgl_pengumuman_paket: `${selectionTo.slice(0, 4)}-01-15`,
  status_umumkan_rup: 'Terumumkan',
});

const fundingRow = ({ mak, ceiling, selectionTo }: Package): object => ({
  pagu: senToWire(ceiling),
  mak,
  sumber_dana: 'APBD',
  tahun_anggaran_dana: selectionTo.slice(0, 4),
});

const noticeRow = ({ name, rup, estimate, announced, flaw, by }: Contract): object => ({
  nama_paket: name,
  kd_rup: flaw === 'no-package' ? '' : rup,
  pagu: senToWire(ceilingOf(estimate)),
  hps: senToWire(estimate),
  jenis_pengadaan: by.kind,
  mtd_pemilihan: by.method,
  ...(by.track === 'tender'
    ? { status_tender: 'Selesai', tgl_pengumuman_tender: announced, versi_tender: '1' }
    : { status_nontender: 'Selesai', tgl_pengumuman_nontender: announced, versi_nontender: '1' }),
});

const contractRow = ({ name, number, signed, ends, firm, amount }: Contract): object => ({
  nama_paket: name,
  no_kontrak: number,
  tgl_kontrak: signed,
  tgl_kontrak_awal: signed,
  tgl_kontrak_akhir: ends,
  nama_penyedia: firm,
  nilai_kontrak: senToWire(amount),
  status_kontrak: 'Kontrak Sedang Berjalan',
  versi_addendum: '0',
});

/** What was handed over in a month: some days before each payment was requested. */
function handovers(contract: Contract, seed: number, year: number, month: number): object[] {
  const { number, signed, amount, flaw, payments } = contract;
  if (flaw === 'no-handover' || flaw === 'no-contract') return [];
  return payments.flatMap((row, i) => {
    const earlier = workingDay(addDays(requestedOn(row, seed), -random(seed, 'handover', row.nomor_sp_2_d).int(1, 6)), year);
    const date = earlier < signed ? signed : earlier;
    if (monthOf(date) !== month) return [];
    return [
      {
        no_kontrak: number,
        tgl_kontrak: signed,
        nilai_kontrak: senToWire(amount),
        no_bast: `${number.replace('/SPK/', '/BAST/')}-${i + 1}`,
        tgl_bast: date,
        no_bap: `${number.replace('/SPK/', '/BAP/')}-${i + 1}`,
        tgl_bap: date,
        besar_pembayaran: row.nilai_sp_2_d,
        cara_pembayaran_kontrak: payments.length > 1 ? 'Termin' : 'Sekaligus',
      },
    ];
  });
}
