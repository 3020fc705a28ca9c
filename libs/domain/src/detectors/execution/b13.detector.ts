import type { Fact } from '../../facts/index.js';
import { type Payment, PaymentFold } from '../../folds/index.js';
import { type AccountCode, addDays, type Sen, sumSen } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { party, payment, rp, spm } from '../core/example-facts.js';
import type { ProcurementKind } from '../core/legal.js';
import { similarity } from '../core/statistics.js';
import { paymentRow, vendorOf } from './payment-rows.js';
import { areRecurring } from './recurring.js';

const MOST_ROWS = 5;

/** What kind of procurement an account pays for: roads and buildings are works, consultancy has its own objects, the rest are goods and services. */
function kindOf(account: AccountCode): ProcurementKind {
  if (/^5\.2\.0[34]\./.test(account)) return 'konstruksi';
  return /^5\.1\.02\.02\.(08|09)/.test(account) ? 'konsultansi' : 'barang';
}

const accountOf = ({ sp2d }: Payment): AccountCode | null => sp2d.lines[0]?.account ?? null;

/** Payments of one unit to one vendor from one account: what could have been one package. */
function groupKey(of: Payment): string | null {
  const vendor = vendorOf(of);
  const account = accountOf(of);
  const isPurchase = of.sp2d.paymentKind === 'LS' && account !== null && /^5\.(1\.02|2)\./.test(account);
  return vendor === null || !isPurchase ? null : [of.sp2d.workUnit, vendor, account].join('|');
}

const subjectOf = (key: string, of: Payment): Subject => ({ type: 'vendor-at-unit', key, workUnit: of.sp2d.workUnit });

function membersOf({ key }: Subject, { state }: Context): Payment[] {
  const vendor = key.split('|')[1] as string;
  return state
    .fold(PaymentFold)
    .toVendor(vendor)
    .filter((p) => p.sp2d.counts && groupKey(p) === key)
    .sort((a, b) => (a.sp2d.date < b.sp2d.date ? -1 : 1));
}

/** Payments that a fact speaks of, as they stand and as it told them. */
function standingOf(fact: Fact | null, payments: PaymentFold): Payment[] {
  if (fact?.kind === 'spm' || fact?.kind === 'spp') return payments.onPaper(fact);
  if (fact?.kind !== 'sp2d' && fact?.kind !== 'sp2d-party') return [];
  const now = payments.at(fact.number);
  if (!now) return [];
  return [now, fact.kind === 'sp2d' ? { ...now, sp2d: fact } : { ...now, party: fact }];
}

/** The costliest run of like payments within the window, none of them above the limit and none explained by a rhythm or a contract. */
function costliestRun(payments: readonly Payment[], limit: Sen, days: number, likeness: number): Payment[] {
  const small = payments.filter((p) => p.sp2d.amount <= limit);
  let best: Payment[] = [];
  for (const [i, first] of small.entries()) {
    const run = small.slice(i).filter((p) => p.sp2d.date <= addDays(first.sp2d.date, days) && isPartner(first, p, payments, likeness));
    if (sumSen(run.map((p) => p.sp2d.amount)) > sumSen(best.map((p) => p.sp2d.amount))) best = run;
  }
  return best;
}

function isPartner(first: Payment, other: Payment, all: readonly Payment[], likeness: number): boolean {
  if (first.sp2d.number === other.sp2d.number) return true;
  if (first.contract !== null && first.contract === other.contract) return false; // instalments of one contract
  if (areRecurring(first, other, all)) return false;
  return similarity(first.sp2d.description ?? '', other.sp2d.description ?? '') >= likeness;
}

export const b13 = detector({
  id: 'B13',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Pembayaran dipecah', en: 'Split payments' },
  why: {
    id: 'Pekerjaan yang dipecah di bawah batas pengadaan langsung menghindari tender.',
    en: 'Work that is split below the limit of direct procurement avoids a tender.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 20 ayat (2) huruf d.',
  kind: 'event',
  sentence: {
    id: '{count} pembayaran sejenis ke satu penyedia dalam {days} hari berjumlah {sum}, di atas batas {limit}.',
    en: '{count} like payments to one vendor within {days} days add up to {sum}, above the limit of {limit}.',
  },
  check: { id: 'Kontrak atau nota yang mendasari tiap pembayaran.', en: 'The contract or bill behind each payment.' },
  innocent: {
    id: 'Lokasi berbeda dengan anggaran sendiri, atau pesanan e-katalog.',
    en: 'Different places with budgets of their own, or orders from the e-catalogue.',
  },
  clears: {
    id: 'Nomor kontrak yang sama pada pembayaran termin, atau pembatalan.',
    en: 'One contract number on instalments, or a cancellation.',
  },
  inhibits: ['B12'],
  needs: ['sp2d', 'sp2d-party', 'spm', 'spp'],
  parameters: {
    days: {
      title: { id: 'Jendela', en: 'Window' },
      help: { id: 'Pembayaran sejauh ini dijumlahkan.', en: 'Payments this far apart are added up.' },
      unit: 'hari',
      min: 7,
      max: 366,
      step: 1,
      default: 30,
    },
    likeness: {
      title: { id: 'Kemiripan uraian', en: 'Likeness of the descriptions' },
      help: {
        id: 'Uraian yang kurang mirip dari ini dianggap pekerjaan lain.',
        en: 'Descriptions less alike than this are taken for other work.',
      },
      unit: 'rasio',
      min: 0.3,
      max: 1,
      step: 0.05,
      default: 0.6,
    },
  },
  examples: [
    {
      title: 'Tiga paket sejenis berjumlah di atas batas',
      facts: ['05-04', '05-11', '05-20'].flatMap((day, i) => [
        payment(String(i), rp(190_000_000), `2026-${day}`, { description: `Pemeliharaan jalan Stabat tahap ${i + 1}` }),
        party(String(i), `2026-${day}`),
      ]),
      today: '2026-05-21',
      outcome: 'RISK',
    },
    {
      title: 'Termin satu kontrak',
      facts: ['05-04', '05-11', '05-20'].flatMap((day, i) => [
        payment(String(i), rp(190_000_000), `2026-${day}`),
        party(String(i), `2026-${day}`, { contractNumber: '602/1/SPK/2026' }),
      ]),
      today: '2026-05-21',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Termin satu kontrak yang hanya disebut SPM',
      facts: ['05-04', '05-11', '05-20'].flatMap((day, i) => [
        payment(String(i), rp(190_000_000), `2026-${day}`),
        party(String(i), `2026-${day}`, { spmNumber: `SPM-${i}` }),
        spm(`SPM-${i}`, `2026-${day}`, { contractNumber: '602/1/SPK/2026' }),
      ]),
      today: '2026-05-21',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Pekerjaan yang berlainan',
      facts: [
        payment('1', rp(390_000_000), '2026-05-04'),
        party('1', '2026-05-04'),
        payment('2', rp(390_000_000), '2026-05-11', { description: 'Rehabilitasi gedung puskesmas' }),
        party('2', '2026-05-11'),
      ],
      today: '2026-05-21',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Jumlahnya masih di bawah batas',
      facts: ['05-04', '05-11'].flatMap((day, i) => [payment(String(i), rp(90_000_000), `2026-${day}`), party(String(i), `2026-${day}`)]),
      today: '2026-05-21',
      outcome: 'NOT_RISK',
    },
  ],
  *subjects({ state }) {
    const payments = state.fold(PaymentFold);
    const seen = new Map<string, number>();
    for (const number of payments.numbers()) {
      const of = payments.at(number);
      const key = of && groupKey(of);
      if (!of || !key) continue;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      if (seen.get(key) === 2) yield subjectOf(key, of);
    }
  },
  *touched(changes, context) {
    const payments = context.state.fold(PaymentFold);
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      for (const of of standingOf(fact, payments)) {
        const key = groupKey(of);
        if (key !== null && membersOf(subjectOf(key, of), context).length > 1) yield subjectOf(key, of);
      }
    }
  },
  evaluate(subject, context, { days, likeness }) {
    const payments = membersOf(subject, context);
    const first = payments[0];
    if (!first) return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Tidak ada pembayaran lagi.', en: 'No payment is left.' } };
    const limit = context.legal.amount('batas-pengadaan-langsung', kindOf(accountOf(first) ?? ''), first.sp2d.date);
    if (limit === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Batas pada tanggal itu tidak diketahui.', en: 'The limit on that day is unknown.' } };
    const run = costliestRun(payments, limit, days, likeness);
    const sum = sumSen(run.map((p) => p.sp2d.amount));
    const isSplit = run.length >= 2 && sum > limit;
    return {
      outcome: isSplit ? 'RISK' : 'NOT_RISK',
      value: run.length,
      threshold: null,
      direction: 'above',
      n: payments.length,
      likelihood: run.length >= 3 ? 3 : 2,
      amount: sum,
      slots: { count: { number: run.length }, days: { number: days }, sum: { money: sum }, limit: { money: limit } },
      evidence: run.slice(0, MOST_ROWS).map(paymentRow),
    };
  },
});
