import { flowTable } from './flow-table.js';
import type { Report } from './report.js';

/** From plan to payment, and where the thread breaks. */
export const threadReport: Report = {
  id: 'benang',
  title: 'Benang dari rencana ke pembayaran',
  source: 'Rantai RPJMD, RKPD, DPA, RUP, kontrak, SP2D; lihat docs/procurement.md',
  scope: 'region',
  needs: 'flow',
  write: (context) =>
    flowTable(context, { title: 'BENANG DARI RENCANA KE PEMBAYARAN', whole: 'anggaran' }, (flow) => ({
      stages: [
        ['Anggaran belanja berkontrak', flow.budget],
        ['Di antaranya tercantum dalam rencana', flow.plan],
        ['Kontrak dan pesanan', flow.agreed],
        ['Pembayaran yang tersambung ke kontrak', flow.paidOnAgreement],
        ['Semua pembayaran yang seharusnya berkontrak', flow.paid],
      ],
      breaks: flow.breaks,
    })),
};
