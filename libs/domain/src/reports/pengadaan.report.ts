import { flowTable } from './flow-table.js';
import type { Report } from './report.js';

/** What is bought, stage by stage, and what is late. */
export const procurementReport: Report = {
  id: 'pengadaan',
  title: 'Pengadaan menurut tahap',
  source: 'SiRUP, SPSE, e-katalog; tahap menurut Perpres 16/2018 dan perubahannya',
  scope: 'region',
  needs: 'flow',
  write: (context) =>
    flowTable(context, { title: 'PENGADAAN MENURUT TAHAP', whole: 'rencana' }, ({ stages, delays }) => ({
      stages: [
        ['Direncanakan (paket penyedia)', stages.planned],
        ['Diumumkan', stages.announced],
        ['Berkontrak atau dipesan', stages.contracted],
        ['Diserahkan', stages.handedOver],
        ['Dibayar', stages.paid],
      ],
      breaks: delays,
    })),
};
