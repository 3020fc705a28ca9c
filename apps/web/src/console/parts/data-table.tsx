import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useSay } from '../preferences.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What rows are ordered by when this column's head is pressed; without it the order is the server's. */
  readonly order?: (row: Row) => string | number;
  readonly numeric?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly chosen?: string | null;
  /** Enter, Space or a press opens a row. */
  readonly onOpen?: (row: Row) => void;
}

type Order = { readonly key: string; readonly down: boolean } | null;

/** Rows for a keyboard: ↑ ↓ Home End move, Enter opens. Only one row is in the order of Tab. */
export function DataTable<Row>({ label, columns, rows, idOf, chosen, onOpen }: DataTableProps<Row>) {
  const [order, setOrder] = useState<Order>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const sorted = useMemo(() => ordered(rows, columns, order), [rows, columns, order]);
  const stop = sorted.some((row) => idOf(row) === (focused ?? chosen)) ? (focused ?? chosen) : sorted[0] ? idOf(sorted[0]) : null;
  const onKey = (event: KeyboardEvent, row: Row) => {
    const index = sorted.indexOf(row);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: sorted.length - 1 }[event.key];
    if (event.target !== event.currentTarget) return;
    if (next !== undefined && sorted[next]) {
      event.preventDefault();
      setFocused(idOf(sorted[next]));
      (body.current?.rows[next] as HTMLElement | undefined)?.focus();
    } else if ((event.key === 'Enter' || event.key === ' ') && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  };
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} order={order} onOrder={setOrder} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {sorted.map((row) => {
          const id = idOf(row);
          return (
            <tr
              key={id}
              className={onOpen ? 'opens' : undefined}
              tabIndex={onOpen ? (id === stop ? 0 : -1) : undefined}
              aria-selected={onOpen && chosen === id ? true : undefined}
              onClick={onOpen ? () => onOpen(row) : undefined}
              onFocus={onOpen ? () => setFocused(id) : undefined}
              onKeyDown={onOpen ? (event) => onKey(event, row) : undefined}
            >
              {columns.map((column) => (
                <td key={column.key} className={column.numeric ? 'numeric' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function Head<Row>({ column, order, onOrder }: HeadProps<Row>) {
  const say = useSay();
  const mine = order?.key === column.key ? order : null;
  const { key, title, numeric } = column;
  return (
    <th scope="col" className={numeric ? 'numeric' : undefined} aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : undefined}>
      {column.order ? (
        <button type="button" title={say('Urutkan', 'Sort')} onClick={() => onOrder(mine?.down ? null : { key, down: mine !== null })}>
          {title}
          <span aria-hidden="true">{mine ? (mine.down ? '↓' : '↑') : ''}</span>
        </button>
      ) : (
        title
      )}
    </th>
  );
}

function ordered<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order): readonly Row[] {
  const by = order ? columns.find((column) => column.key === order.key)?.order : undefined;
  if (!by || !order) return rows;
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'id', { numeric: true });
  return [...rows].sort((a, b) => (order.down ? -1 : 1) * compare(by(a), by(b)));
}
