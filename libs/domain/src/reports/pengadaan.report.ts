import { FlowRows, flowColumns, flowFrame, headLine } from './flow-rows.js';
import type { Report } from './report.js';

export const procurementReport: Report = {
  id: 'pengadaan',
  title: 'Pengadaan menurut tahap',
  source: 'Paket penyedia dari RUP sampai pembayaran, dan yang terlambat',
  feeds: ['lkpp-rup', 'lkpp-spse', 'lkpp-ecat', 'ocds', 'sp2d'],
  readsThread: true,
  scope: 'region',
  write(context) {
    const { flow, sources } = context;
    const rows = new FlowRows(sources, flow?.stages.planned.amount ?? '0');
    return {
      title: 'PENGADAAN MENURUT TAHAP',
      columns: flowColumns('rencana'),
      rows: flow
        ? [
            headLine('Tahap'),
            rows.sum('Direncanakan', flow.stages.planned, 'lkpp-rup'),
            rows.sum('Diumumkan', flow.stages.announced, 'lkpp-rup'),
            rows.sum('Berkontrak atau dipesan', flow.stages.contracted, 'lkpp-spse', 'lkpp-ecat', 'ocds'),
            rows.sum('Diserahkan', flow.stages.handedOver, 'lkpp-spse', 'ocds'),
            rows.sum('Dibayar', flow.stages.paid, 'sp2d'),
            headLine('Terlambat'),
            ...flow.delays.map((each) => rows.broken(each)),
          ]
        : [],
      ...flowFrame(
        context,
        'Jumlah menghitung paket sampai diumumkan, sesudah itu kontrak dan pesanan.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ),
    };
  },
};
