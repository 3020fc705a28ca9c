import { FlowRows, flowColumns, flowFrame, headLine } from './flow-rows.js';
import type { Report } from './report.js';

export const threadReport: Report = {
  id: 'benang',
  title: 'Benang dari rencana ke pembayaran',
  source: 'Belanja yang bertumpu pada kontrak: rencana, anggaran, kontrak, pembayaran, dan di mana putus',
  feeds: ['plans', 'budget-lines', 'lkpp-rup', 'lkpp-spse', 'lkpp-ecat', 'ocds', 'sp2d'],
  readsThread: true,
  scope: 'region',
  write(context) {
    const { flow, sources } = context;
    const rows = new FlowRows(sources, flow?.budget.amount ?? '0');
    return {
      title: 'BENANG DARI RENCANA KE PEMBAYARAN',
      columns: flowColumns('anggaran'),
      rows: flow
        ? [
            headLine('Simpul'),
            rows.sum('Anggaran yang direncanakan', flow.plan, 'plans'),
            rows.sum('Anggaran barang, jasa, dan modal', flow.budget, 'budget-lines'),
            rows.sum('Berkontrak atau dipesan', flow.agreed, 'lkpp-spse', 'lkpp-ecat', 'ocds'),
            rows.sum('Dibayar dan tersambung ke kontrak', flow.paidOnAgreement, 'sp2d'),
            rows.sum('Dibayar seluruhnya', flow.paid, 'sp2d'),
            headLine('Putus'),
            ...flow.breaks.map((each) => rows.broken(each)),
          ]
        : [],
      ...flowFrame(
        context,
        'Jumlah menghitung subkegiatan, kontrak, atau pembayaran, menurut barisnya. Rinciannya di konsol, laman Benang.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ),
    };
  },
};
