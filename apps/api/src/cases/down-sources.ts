import { connectors } from '@lcc/connectors';
import type { DownSources, FactKind } from '@lcc/domain';
import { SOURCE_OF, type SourceClocks } from '../board/source-clocks.js';

const HOUR_MS = 3_600_000;
/** Beyond this many cadences a source neither raises nor clears. */
const STALE_AFTER = 2;
/** Either of them tells the realization: it is down only when no known one of them is fresh. */
const REALIZATION: ReadonlySet<FactKind> = new Set<FactKind>(['sp2d', 'lra']);

const CADENCES = new Map(connectors.map(({ source }) => [source.id, source.cadenceHours]));

/** The kinds of facts whose source has been silent for more than twice its cadence at `now` (epoch ms), with the source's id. */
export function downSources(clocks: SourceClocks, now: number): DownSources {
  const down = new Map<FactKind, string>();
  let isRealizationFresh = false;
  for (const [kind, source] of Object.entries(SOURCE_OF) as [FactKind, string][]) {
    const clock = clocks.clocks.get(source);
    const cadence = CADENCES.get(source);
    if (!clock || cadence === undefined) continue;
    if (now - clock.at > STALE_AFTER * cadence * HOUR_MS) down.set(kind, source);
    else if (REALIZATION.has(kind)) isRealizationFresh = true;
  }
  if (isRealizationFresh) for (const kind of REALIZATION) down.delete(kind);
  return down;
}
