import { dateInWords, type IsoDate } from '../values/index.js';
import type { ReportContext, ReportSource } from './report.js';

/** Whose report it is and up to which day, as offices write it under a title. */
export const headingOf = ({ state, regionName, asOf }: Pick<ReportContext, 'state' | 'regionName' | 'asOf'>): string[] => [
  `PEMERINTAH ${regionName.toUpperCase()}`,
  `TAHUN ANGGARAN ${state.rollup.year}, SAMPAI ${dateInWords(asOf).toUpperCase()}`,
];

/** Title and day of the first of these sources that has brought something: where one figure comes from. */
export function toldBy(sources: readonly ReportSource[], ...ids: readonly string[]): [title: string | null, dataAsOf: string | null] {
  const found = ids.map((id) => sources.find((source) => source.id === id)).find((source) => source !== undefined);
  return [found?.title ?? null, found?.dataAsOf ?? null];
}

/** The latest day on which one of these facts was told; null when there is none. */
export const latestDay = (facts: readonly { readonly date: IsoDate }[]): IsoDate | null =>
  facts.reduce<IsoDate | null>((last, { date }) => (last === null || date > last ? date : last), null);
