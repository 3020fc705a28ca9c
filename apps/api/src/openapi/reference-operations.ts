import {
  aliasAddSchema,
  aliasRemoveSchema,
  decidedSchema,
  holidayListSchema,
  holidaysSchema,
  mergeSchema,
  mergeUndoSchema,
  referenceUnitsSchema,
  yearBooksSchema,
  yearProposeSchema,
} from '@lcc/contract';
import { operation } from './people-operations.js';

type Described = Parameters<typeof operation>[0];
const inPath = (name: string, description: string, described: Described): object => ({
  ...operation(described),
  parameters: [{ name, in: 'path', required: true, description, schema: { type: 'string' } }],
});
const ofUnit = (described: Described): object => inPath('unit', 'kode unit', { answer: decidedSchema, ...described });
const PROPOSAL = 'nomor usulan';

/** Reference data. */
export const referenceOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/reference/units': {
    get: operation({
      id: 'listReferenceUnits',
      summary: 'Unit tahun berjalan dengan alias dan penggabungannya',
      answer: referenceUnitsSchema,
    }),
  },
  '/api/v1/reference/units/{unit}/aliases': {
    post: ofUnit({ id: 'addUnitAlias', summary: 'Menyimpan nama lain sebuah unit', body: aliasAddSchema }),
  },
  '/api/v1/reference/units/{unit}/aliases/removal': {
    post: ofUnit({ id: 'removeUnitAlias', summary: 'Membuang nama lain', body: aliasRemoveSchema }),
  },
  '/api/v1/reference/units/{unit}/merge': {
    post: ofUnit({ id: 'mergeUnit', summary: 'Menggabung unit ke unit lain mulai suatu hari', body: mergeSchema }),
  },
  '/api/v1/reference/units/{unit}/merge/undo': {
    post: ofUnit({ id: 'undoUnitMerge', summary: 'Membatalkan penggabungan', body: mergeUndoSchema }),
  },
  '/api/v1/reference/holidays/{year}': {
    get: inPath('year', 'tahun', { id: 'listHolidays', summary: 'Hari libur setahun', answer: holidaysSchema }),
    put: inPath('year', 'tahun', {
      id: 'setHolidays',
      summary: 'Mengganti daftar hari libur setahun',
      body: holidayListSchema,
      also: { 409: 'Tahunnya ditutup' },
    }),
  },
  '/api/v1/reference/years': {
    get: operation({ id: 'listYears', summary: 'Tahun-tahun pembukuan dan usulan atasnya', answer: yearBooksSchema }),
  },
  '/api/v1/reference/years/{year}/proposals': {
    post: inPath('year', 'tahun', { id: 'proposeYear', summary: 'Mengusulkan menutup atau membuka tahun', body: yearProposeSchema }),
  },
  '/api/v1/reference/year-proposals/{id}/approval': {
    post: operation({ id: 'approveYear', summary: 'Menyetujui usulan orang lain', object: PROPOSAL, also: { 422: 'Usulan sendiri' } }),
  },
  '/api/v1/reference/year-proposals/{id}/withdrawal': {
    post: operation({ id: 'withdrawYear', summary: 'Menarik atau menolak usulan', object: PROPOSAL }),
  },
};
