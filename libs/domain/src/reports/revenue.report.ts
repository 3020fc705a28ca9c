import { pendapatanPanel } from '../panels/pendapatan.panel.js';
import { OTHER_TRANSFERS, PAD, TAXES } from '../revenue/kinds.js';
import type { RevenueRow } from '../revenue/revenue-view.js';
import { headingOf } from './heading.js';
import { percentRate, senOrNull } from './rates.js';
import type { Cell, Report, ReportRow } from './report.js';

export const revenueReport: Report = {
  id: 'pendapatan',
  title: 'Pendapatan terhadap target dan laju',
  source: 'Laju = rerata bagian target yang masuk sampai hari yang sama pada paling banyak tiga tahun sebelumnya, atau rencana kas',
  feeds: ['receipts', 'lra', 'budget-lines', 'cash-plan'],
  scope: 'region',
  write(context) {
    const { state, nameOf } = context;
    const view = pendapatanPanel.view(state);
    const lineOf = (level: number, { key, target, receipts, absorption, pace, gap }: RevenueRow, name?: string): ReportRow => {
      const [due, come] = [senOrNull(target), senOrNull(receipts)];
      const left = due === null || come === null ? null : due - come;
      const code = key === OTHER_TRANSFERS ? '4.2' : key;
      const cells: Cell[] = [
        code,
        name ?? nameOf('account', code),
        due,
        come,
        left,
        percentRate(absorption),
        percentRate(pace),
        percentRate(gap),
      ];
      return { level, cells };
    };
    const kinds = (view?.kinds ?? []).flatMap((row) => [
      lineOf(1, row, row.key === OTHER_TRANSFERS ? 'Transfer lainnya' : undefined),
      ...(row.key === PAD ? own() : []),
    ]);
    function own(): ReportRow[] {
      return (view?.own ?? []).flatMap((row) => [
        lineOf(2, row),
        ...(row.key === TAXES ? (view?.taxes ?? []).map((tax) => lineOf(3, tax)) : []),
      ]);
    }
    const paceYears = view?.paceYears ?? [];
    return {
      title: 'PENDAPATAN TERHADAP TARGET DAN LAJU',
      subtitle: headingOf(context),
      columns: [
        { title: 'Kode', kind: 'text', width: 13 },
        { title: 'Uraian', kind: 'text', width: 33 },
        { title: 'Target (Rp)', kind: 'money', width: 12 },
        { title: 'Penerimaan (Rp)', kind: 'money', width: 12 },
        { title: 'Sisa / (lebih) (Rp)', kind: 'money', width: 12 },
        { title: 'Capaian %', kind: 'percent', width: 6 },
        { title: 'Laju %', kind: 'percent', width: 6 },
        { title: 'Poin', kind: 'points', width: 6 },
      ],
      rows: [...kinds, view ? lineOf(0, view.total, 'JUMLAH') : { level: 0, cells: ['', 'JUMLAH', null, null, null, null, null, null] }],
      notes: [
        paceYears.length === 0
          ? 'Laju = rencana kas sampai tanggal.'
          : `Laju = rerata tahun ${paceYears.join(', ')}; tanpa riwayat: rencana kas.`,
        'Poin = capaian − laju; negatif berarti di bawah laju. Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
