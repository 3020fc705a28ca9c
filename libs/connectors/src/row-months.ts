import type { AmountReading, Sen } from '@lcc/domain';
import type { SourceRow } from './connector.js';
import type { Issues } from './issues.js';
import { fields, placeOf, warnOfAmount, whereInWords } from './row-fields.js';

/** Fields `bulan_1` to `bulan_12`; `what` begins their titles. */
export function monthFields(what: string) {
  const month = (n: number) => fields.amountReading(`${what} bulan ${n}`);
  return {
    bulan_1: month(1),
    bulan_2: month(2),
    bulan_3: month(3),
    bulan_4: month(4),
    bulan_5: month(5),
    bulan_6: month(6),
    bulan_7: month(7),
    bulan_8: month(8),
    bulan_9: month(9),
    bulan_10: month(10),
    bulan_11: month(11),
    bulan_12: month(12),
  };
}

type Months = Readonly<Record<`bulan_${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`, AmountReading>>;

/**
 * The twelve amounts of a row. A month left blank beside filled ones is nothing (`blank` says what that means), with a warning. Rejected, and
 * undefined, when all are blank or one cannot be read.
 */
export function readMonths(source: SourceRow, row: Months, blank: string, issues: Issues): Sen[] | undefined {
  const readings = [
    row.bulan_1,
    row.bulan_2,
    row.bulan_3,
    row.bulan_4,
    row.bulan_5,
    row.bulan_6,
    row.bulan_7,
    row.bulan_8,
    row.bulan_9,
    row.bulan_10,
    row.bulan_11,
    row.bulan_12,
  ];
  const reject = (field: string, code: string, why: string): void => {
    const place = placeOf(source, field);
    issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  };
  if (readings.every((r) => r.kind === 'blank')) {
    reject('bulan_1', 'blank', 'semua bulan kosong; tulis 0 bila memang nol');
    return undefined;
  }
  const blanks = readings.flatMap((r, i) => (r.kind === 'blank' ? [placeOf(source, `bulan_${i + 1}`).column] : []));
  for (const [i, reading] of readings.entries()) {
    const name = `bulan_${i + 1}`;
    if (reading.kind === 'unreadable') reject(name, 'amount', reading.reason);
    if (reading.kind === 'amount') warnOfAmount(reading, source, name, issues);
  }
  if (readings.some((r) => r.kind === 'unreadable')) return undefined;
  if (blanks.length > 0)
    issues.warn(
      { row: source.row, column: blanks[0] ?? null },
      'blank-month',
      `Baris ${source.row}: bulan kosong (${blanks.join(', ')}) dibaca ${blank}; tulis 0 bila memang nol.`,
    );
  return readings.map((r) => (r.kind === 'amount' ? r.sen : 0n));
}
