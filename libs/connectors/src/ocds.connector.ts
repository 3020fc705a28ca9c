import type { Connector } from './connector.js';
import { convertOcds } from './ocds-convert.js';
import { readOcds } from './ocds-read.js';
import { hasHeadings } from './row-fields.js';

const SECTIONS = ['tender', 'awards', 'contracts', 'planning', 'tag', 'initiationType'];

/** Open Contracting Data Standard 1.1: release and record packages, or releases one per line. Amounts are rupiah (IDR). */
export const ocdsConnector: Connector = {
  id: 'ocds',
  title: { id: 'OCDS 1.1', en: 'Open contracting data (OCDS 1.1)' },
  source: { id: 'ocds', title: 'OCDS', cadenceHours: 24 },
  formats: ['json', 'ndjson'],
  fields: [
    { name: 'ocid', required: true, title: 'Nomor proses; dalam paket: releases atau records' },
    { name: 'id', required: false, title: 'Nomor rilis' },
    { name: 'date', required: false, title: 'Tanggal rilis' },
    { name: 'tag', required: false, title: 'Tahap rilis' },
    { name: 'buyer', required: false, title: 'Pembeli: id = kode SKPD, atau nama' },
    { name: 'parties', required: false, title: 'Pihak-pihak' },
    { name: 'planning', required: false, title: 'Rencana: budget.projectID = kode RUP, budget.id = MAK' },
    { name: 'tender', required: false, title: 'Pemilihan penyedia' },
    { name: 'bids', required: false, title: 'Penawaran' },
    { name: 'awards', required: false, title: 'Pemenang' },
    { name: 'contracts', required: false, title: 'Kontrak, beserta pembayarannya' },
  ],
  recognizes: (table) =>
    hasHeadings(table, 'releases') ||
    hasHeadings(table, 'records') ||
    (hasHeadings(table, 'ocid') && SECTIONS.some((s) => hasHeadings(table, s.toLowerCase()))),
  read: readOcds,
  convert: convertOcds,
  sample: {
    name: 'ocds-contoh.json',
    rows: [
      {
        ocid: 'ocds-contoh-0001',
        id: '0001-kontrak',
        date: '2025-03-10T02:00:00Z',
        tag: ['contract'],
        buyer: { id: '2.16.2.20.2.21.14.0000', name: 'Dinas Komunikasi dan Informatika Kabupaten Langkat' },
        planning: {
          budget: {
            id: '2.16.03.2.02.0012.5.1.02.02.01.0033',
            projectID: '55961096',
            project: 'Aplikasi perizinan',
            amount: { amount: 100000000, currency: 'IDR' },
          },
        },
        tender: {
          id: 'T-1',
          title: 'Pengembangan aplikasi perizinan',
          status: 'complete',
          value: { amount: 99983250.5, currency: 'IDR' },
          procurementMethodDetails: 'Tender',
        },
        awards: [
          {
            id: 'A-1',
            date: '2025-03-07T08:00:00Z',
            status: 'active',
            value: { amount: 98000000, currency: 'IDR' },
            suppliers: [{ id: '901', name: 'CV Contoh Rekaan' }],
          },
        ],
        contracts: [
          {
            id: '000.4/405/2025',
            awardID: 'A-1',
            dateSigned: '2025-03-10T02:00:00Z',
            status: 'active',
            value: { amount: 98000000, currency: 'IDR' },
          },
        ],
      },
    ],
  },
};
