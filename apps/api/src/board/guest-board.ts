import type { Board } from '@lcc/contract';

/**
 * The present as guests of the regency may see it, wider than what every citizen may (`publicView`): sums, units as they are with their
 * states, revenue, works with their progress, prevention by area. Everything that is not named here is closed to them and does not leave:
 * cases and what waits for whom, action plans, single services and their owners, documents and the units that owe them, where a single work
 * lies, and text that somebody typed beside a figure.
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
      ...(pencegahan
        ? {
            pencegahan: {
              ...pencegahan,
              late: [],
              next: [],
              indices: pencegahan.indices.map(untold),
              years: pencegahan.years.map(untold),
              national: pencegahan.national.map(untold),
            },
          }
        : {}),
    },
  };
}

const untold = <Value extends { readonly source: string }>(value: Value): Value => ({ ...value, source: '' });
