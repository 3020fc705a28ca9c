import { cashPlanRow, convertCashPlan } from './cash-plan-convert.js';
import { looksLikeCashPlan, readCashPlanWorkbook } from './cash-plan-workbook.js';
import type { Connector } from './connector.js';
import { fieldsOf, hasHeadings, requireHeadings } from './row-fields.js';
import { hasTable, readTable, withHeadings } from './sheet-table.js';

const FLAT = ['jenis', 'bulan_1', 'bulan_12'] as const;

const MONTHS = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`bulan_${i + 1}`, '100000000.00']));

/** Planned cash by month (anggaran kas, RAK). */
export const cashPlanConnector: Connector = {
  id: 'cash-plan',
  title: { id: 'Anggaran kas', en: 'Cash plan' },
  source: { id: 'cash-plan', title: 'Anggaran kas SKPD', cadenceHours: 24 * 366 },
  formats: ['xlsx', 'xls', 'csv', 'json', 'ndjson'],
  fields: fieldsOf(cashPlanRow),
  recognizes: (table) =>
    table.kind === 'sheets' ? hasTable(table, withHeadings(...FLAT)) || looksLikeCashPlan(table) : hasHeadings(table, ...FLAT),
  read(table) {
    if (hasTable(table, withHeadings(...FLAT)))
      return readTable(table, withHeadings(...FLAT), `kolom ${FLAT.join(', ')}`, Object.keys(cashPlanRow.shape));
    if (table.kind === 'sheets') return readCashPlanWorkbook(table);
    requireHeadings(table, cashPlanRow, FLAT);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertCashPlan,
  sample: { name: 'anggaran-kas-contoh.csv', rows: [{ tahun: '2025', kode_skpd: '2.16.2.20.2.21.14.0000', jenis: 'belanja', ...MONTHS }] },
};
