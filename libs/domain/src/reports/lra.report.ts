import { breakdownByAccount, NOT_DETAILED } from '../board/breakdown.js';
import { ACCOUNT_ROOTS, accountLevel, dateInWords } from '../values/index.js';
import { unitName, unitsOf } from './family.js';
import { percentOf, senOrNull } from './rates.js';
import type { Report, ReportRow } from './report.js';

/** Summaries stop at the kind of account; the finer levels stand in the ledger. */
const FINEST = 3;

export const lra: Report = {
  id: 'lra',
  title: 'Laporan realisasi anggaran (LRA)',
  source: 'Bentuk LRA: kode rekening, uraian, anggaran, realisasi, %, selisih',
  feeds: ['lra', 'sp2d', 'budget-lines', 'receipts'],
  scope: 'either',
  write({ state, regionName, nameOf, workUnit, asOf }) {
    const units = unitsOf(state, workUnit);
    const rows = ACCOUNT_ROOTS.flatMap((root): ReportRow[] =>
      breakdownByAccount(state.rollup, root, (code) => nameOf('account', code), units).flatMap((row) => {
        if (row.key === NOT_DETAILED.key || accountLevel(row.key) > FINEST) return [];
        const [budget, realization] = [senOrNull(row.ceiling), senOrNull(row.realization)];
        const difference = budget === null || realization === null ? null : budget - realization;
        const cells = [row.key, row.name, budget, realization, percentOf(realization, budget), difference];
        return [{ level: accountLevel(row.key) - 1, cells }];
      }),
    );
    return {
      title: 'LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH',
      subtitle: [
        `PEMERINTAH ${regionName.toUpperCase()}`,
        ...(workUnit === null ? [] : [`${workUnit} ${unitName(state, workUnit)}`]),
        `PERIODE 1 JANUARI S.D. ${dateInWords(asOf).toUpperCase()}`,
      ],
      columns: [
        { title: 'Kode rekening', kind: 'text', width: 12 },
        { title: 'Uraian', kind: 'text', width: 36 },
        { title: 'Anggaran (Rp)', kind: 'money', width: 17 },
        { title: 'Realisasi (Rp)', kind: 'money', width: 17 },
        { title: '%', kind: 'percent', width: 7 },
        { title: 'Sisa / (lebih) (Rp)', kind: 'money', width: 17 },
      ],
      rows,
      notes: ['Setiap unit dihitung sekali menurut basisnya (LRA atau SP2D). Tanda — berarti tidak ada data, bukan nol.'],
    };
  },
};
