import type { Board } from '@lcc/contract';

/**
 * The present as guests of the regency may see it: sums, units as they are, revenue, works and prevention by area. Everything that is not
 * named here is TERBATAS or DIKECUALIKAN and does not leave: cases and what waits for whom, action plans, single services and their owners,
 * places of single works, what a single unit owes.
 */
export function guestBoard(board: Board): Board {
  const { pekerjaan, pendapatan, pencegahan } = board.panels;
  return {
    ...{ region: board.region, regionName: board.regionName, year: board.year, version: board.version },
    ...{ closed: board.closed, adjusted: board.adjusted, asOf: board.asOf, revision: board.revision },
    ...{ totals: board.totals, rows: board.rows, districts: board.districts, summary: board.summary, curve: board.curve },
    sources: board.sources.filter(({ id }) => !id.includes('/')),
    panels: {
      ...(pendapatan ? { pendapatan } : {}),
      ...(pekerjaan ? { pekerjaan: { ...pekerjaan, works: pekerjaan.works.map((work) => ({ ...work, coordinate: null })) } } : {}),
      ...(pencegahan ? { pencegahan: { ...pencegahan, late: [], next: [] } } : {}),
    },
  };
}
