import { ProcurementFold } from '../../folds/index.js';
import { dayNumber } from '../../values/index.js';
import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { contract, notice, rupPackage } from '../core/example-procurement.js';
import { NO_PROCESS, type Process, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

const isJudged = (process: Process): boolean => process.isAnnounced && !process.hasFailed && process.amount !== null;

export const p18 = detector({
  id: 'P18',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Paket tidak tayang atau terlambat tayang di SiRUP', en: 'Not in the procurement plan, or announced late' },
  why: {
    id: 'Paket diumumkan di SiRUP sebelum dipilih penyedianya; yang tidak, tertutup bagi penyedia lain.',
    en: 'A package is announced before its vendor is chosen; one that is not is closed to others.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 22.',
  kind: 'event',
  sentence: { id: 'Kontrak senilai {amount}: {problem}.', en: 'Contract of {amount}: {problem}.' },
  check: { id: 'Kode RUP salah ketik? Paket konsolidasi? Kaji ulang?', en: 'A mistyped code? A consolidated package? A review?' },
  innocent: { id: 'Paket digabung, atau kode RUP berganti karena kaji ulang.', en: 'Packages were joined, or a review changed the code.' },
  clears: { id: 'Kode RUP yang benar tercatat.', en: 'The right code is recorded.' },
  inhibits: [],
  needs: ['package', 'procurement-notice', 'procurement-result', 'contract'],
  parameters: {
    grace: {
      title: { id: 'Tenggang', en: 'Grace' },
      help: { id: 'Hari tayang sesudah pengumuman yang masih dimaafkan.', en: 'Days of late announcement that are forgiven.' },
      unit: 'hari',
      min: 0,
      max: 30,
      step: 1,
      default: 0,
    },
    excess: {
      title: { id: 'Kelebihan nilai', en: 'Excess value' },
      help: { id: 'Persen nilai kontrak di atas pagu RUP yang ditandai.', en: 'Per cent above the planned ceiling that is marked.' },
      unit: 'persen',
      min: 0,
      max: 100,
      step: 1,
      default: 10,
    },
  },
  examples: [
    {
      title: 'Tayang sebulan sesudah diumumkan',
      facts: [
        rupPackage('R1', rp(200_000_000), '2026-04-02'),
        notice('1', '2026-03-02', { rupCodes: ['R1'] }),
        contract('1', rp(190_000_000), '2026-03-16'),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Tidak menyebut RUP sama sekali',
      facts: [rupPackage('R1', rp(200_000_000)), notice('1', '2026-03-02'), contract('1', rp(190_000_000), '2026-03-16')],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Tayang lebih dahulu',
      facts: [
        rupPackage('R1', rp(200_000_000)),
        notice('1', '2026-03-02', { rupCodes: ['R1'] }),
        contract('1', rp(190_000_000), '2026-03-16'),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Kode RUP tidak ditemukan',
      facts: [
        rupPackage('R1', rp(200_000_000)),
        notice('1', '2026-03-02', { rupCodes: ['R9'] }),
        contract('1', rp(190_000_000), '2026-03-16'),
      ],
      today: '2026-05-12',
      outcome: 'IMPOSSIBLE',
    },
  ],
  subjects: (context) => processesWhere(context, isJudged),
  *touched(changes, context) {
    yield* touchedProcesses(changes, context, isJudged);
    const fold = context.state.fold(ProcurementFold);
    const facts = changes.flatMap(({ before, after }) => [before, after]);
    // The first package of all makes those judgeable that name none.
    if (facts.some((fact) => fact?.kind === 'package')) yield* processesWhere(context, isJudged);
    for (const fact of facts)
      if (fact?.kind === 'package')
        for (const key of fold.processesOfPackage(fact.rupCode)) {
          const process = processOf(key, context);
          if (process && isJudged(process)) yield { type: 'process', key, workUnit: process.unit };
        }
  },
  evaluate({ key }, context, { grace, excess }) {
    const process = processOf(key, context);
    if (!process || !isJudged(process) || process.amount === null) return NO_PROCESS;
    const fold = context.state.fold(ProcurementFold);
    if (!fold.hasPlan) return { outcome: 'IMPOSSIBLE', reason: { id: 'RUP belum diimpor.', en: 'No procurement plan was imported.' } };
    const packages = process.rupCodes.flatMap((code) => fold.package(`penyedia|${code}`) ?? []);
    if (process.rupCodes.length > 0 && packages.length === 0)
      return {
        outcome: 'IMPOSSIBLE',
        reason: { id: 'Kode RUP-nya tidak ada di RUP yang diimpor.', en: 'Its code is not in the imported plan.' },
      };
    const announced = packages.flatMap((p) => p.announcedOn ?? []).sort()[0] ?? null;
    const begun = process.announcedOn ?? process.awardedOn;
    const late = announced === null || begun === null ? 0 : dayNumber(announced) - dayNumber(begun);
    const ceiling = packages.length === process.rupCodes.length ? packages.reduce((sum, p) => sum + (p.ceiling ?? 0n), 0n) : 0n;
    // not money: how far above the plan, in per cent
    const above = ceiling <= 0n ? 0 : (Number(process.amount - ceiling) / Number(ceiling)) * 100;
    const isUnnamed = packages.length === 0;
    const isRisk = isUnnamed || late > grace || above > excess;
    const problem = isUnnamed
      ? 'tidak menyebut kode RUP'
      : late > grace
        ? `RUP tayang ${late} hari sesudahnya`
        : 'nilainya melampaui pagu RUP';
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      value: late,
      threshold: grace,
      direction: 'above',
      n: 1,
      likelihood: 2,
      amount: process.amount,
      slots: { amount: { money: process.amount }, problem: { text: problem } },
      evidence: [processRow(process)],
    };
  },
});
