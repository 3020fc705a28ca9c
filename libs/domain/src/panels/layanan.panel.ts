import type { BoardState } from '../board/board-state.js';
import { RuleFold, type ServiceReading, ServicesFold } from '../folds/index.js';
import { isMissed, serviceTarget } from '../indicators/service-target.mark.js';
import type { Panel } from './panel.js';

/** Points of a trend, and figures that are shown; an application that tells more shows its first ones. */
const TREND = 24;
const MOST = 60;

/** One figure of another application, as last told. */
export interface ServiceView {
  application: string;
  name: string;
  unit: string;
  value: string;
  target: string | null;
  better: 'higher' | 'lower' | null;
  time: string;
  cadenceHours: number;
  owner: string | null;
  /** Whether it misses its target by more than is allowed; null = nothing says what is good. */
  misses: boolean | null;
  trend: [time: string, value: number][];
  revision: number;
}

/** What other applications of the regency tell of themselves. */
export const layananPanel: Panel<{ indicators: ServiceView[] }> = {
  id: 'layanan',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(ServicesFold).version}|${state.fold(RuleFold).version}|${state.asOf}`,
  view: (state) => {
    const { most } = serviceTarget.valuesOn(state);
    const figures = state.fold(ServicesFold).until(state.asOf).slice(0, MOST);
    const indicators = figures.map((readings) => viewOf(readings, most));
    return indicators.length === 0 ? null : { indicators };
  },
};

/** Every figure as last told, with the one before it. */
export const serviceFigures = (state: BoardState): (ServiceReading['fact'] & { readonly previous: string | null })[] =>
  state
    .fold(ServicesFold)
    .until(state.asOf)
    .map((readings) => ({ ...(readings.at(-1) as ServiceReading).fact, previous: readings.at(-2)?.fact.value ?? null }));

function viewOf(readings: readonly ServiceReading[], most: number): ServiceView {
  const { fact, revision } = readings.at(-1) as ServiceReading;
  const { application, name, unit, value, target, better, time, cadenceHours, owner } = fact;
  // not money: figures of services, drawn as a line
  const trend = readings.slice(-TREND).map((reading): [string, number] => [reading.fact.time, Number(reading.fact.value)]);
  return { application, name, unit, value, target, better, time, cadenceHours, owner, misses: isMissed(fact, most), trend, revision };
}
