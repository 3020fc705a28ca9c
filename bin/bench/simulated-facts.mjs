import { connectorById } from '../../libs/connectors/dist/index.js';

/** Rows through their connector, as the product takes them. */
export function factsOf(id, rows, year) {
  const units = { byCode: (code) => ({ code, name: code }), byName: () => undefined };
  const context = { region: '12.05', regionName: 'Kabupaten Langkat', options: { year, stage: 'MURNI' }, units, today: `${year}-12-31` };
  const read = { rows: rows.map((fields, i) => ({ row: i + 1, fields, origin: 'json' })), statement: {}, rejected: [], warnings: [] };
  const { facts, rejected } = connectorById(id).convert(read, context);
  if (rejected.length > 0) throw new Error(`${id}: ${rejected[0].message}`);
  return facts.map((draft) => draft.fact);
}
