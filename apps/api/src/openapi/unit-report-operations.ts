import {
  unitContactSchema,
  unitReportListSchema,
  unitReportQuerySchema,
  unitReportSchema,
  unitReportSendSchema,
  unitReportsSchema,
  unitVerdictSchema,
} from '@lcc/contract';
import { operation } from './people-operations.js';

const inPath = { name: 'unit', in: 'path', required: true, description: 'kode unit', schema: { type: 'string' } };
/** An operation on the reports of one unit. */
const ofUnit = (described: Parameters<typeof operation>[0]): object => ({
  ...operation({ ...described, also: { 404: 'Tidak ada, atau bukan unit pemanggil', ...described.also } }),
  parameters: [inPath],
});
const REFUSED = { 409: 'Sudah berubah sejak dibaca, atau tahunnya ditutup' };

/** Monthly reports of units. */
export const unitReportOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/unit-reports': {
    get: operation({
      id: 'listUnitReports',
      summary: 'Laporan semua unit pada satu bulan; bagi operator, unitnya sendiri',
      query: unitReportQuerySchema,
      answer: unitReportListSchema,
    }),
  },
  '/api/v1/unit-reports/{unit}': {
    get: ofUnit({ id: 'readUnitReports', summary: 'Bulan-bulan sebuah unit di tahun berjalan', answer: unitReportsSchema }),
    put: ofUnit({
      id: 'sendUnitReport',
      summary: 'Mengirim laporan sebulan',
      body: unitReportSendSchema,
      answer: unitReportSchema,
      also: REFUSED,
    }),
  },
  '/api/v1/unit-reports/{unit}/contact': {
    put: ofUnit({ id: 'setUnitContact', summary: 'Siapa yang dapat ditelepon; yang lama dilupakan', body: unitContactSchema }),
  },
  '/api/v1/unit-reports/{unit}/verdict': {
    post: ofUnit({
      id: 'judgeUnitReport',
      summary: 'Memverifikasi atau mengembalikan laporan',
      body: unitVerdictSchema,
      answer: unitReportSchema,
      also: REFUSED,
    }),
  },
};
