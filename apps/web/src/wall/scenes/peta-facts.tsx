import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, rupiahText } from '../../shared/number-format.js';
import { PercentSign } from '../parts/figures.js';
import { type Measure, type Place, UNLOCATED, unlocatedShare } from './peta-measure.js';
import { petaWords } from './peta-words.js';

/** How many districts are in order, and how much of the ceiling no district can be told for. */
export function PetaFacts({ places, measure }: { readonly places: readonly Place[]; readonly measure: Measure }) {
  return (
    <>
      <InOrder places={places} measure={measure} />
      <Unlocated />
    </>
  );
}

/** How many districts are on plan; where none has a plan, how many have figures at all. */
function InOrder({ places, measure }: { readonly places: readonly Place[]; readonly measure: Measure }) {
  const { language } = useLanguage();
  const t = petaWords[language];
  const rows = places.flatMap((p) => (p.row ? [p.row] : []));
  const count = rows.filter((r) => (measure === 'gap' ? r.state === 'sesuai' : r.absorption !== null)).length;
  const [of, what] = measure === 'gap' ? t.onPlan(places.length) : t.compared(places.length);
  const revision = Math.max(0, ...rows.map((r) => Math.max(r.revisions.realization, r.revisions.cashPlan, r.revisions.ceiling)));
  return (
    <div className="peta-fakta">
      <Metric className="peta-besar" metric={measure === 'gap' ? 'onPlan' : 'reported'} scope="districts" value={count} revision={revision}>
        {count}
      </Metric>
      <span>
        {of}
        <br />
        {what}
      </span>
    </div>
  );
}

/** What units without a single district spend is never spread over the districts: it stands beside the map. */
function Unlocated() {
  const { language } = useLanguage();
  const t = petaWords[language];
  const row = useBoard((s) => s.board?.districts.find((r) => r.key === UNLOCATED) ?? null);
  const share = useBoard((s) => (s.board ? unlocatedShare(row, s.board.totals) : null));
  const revision = useBoard((s) => Math.max(row?.revisions.ceiling ?? 0, s.board?.totals.revisions.ceiling ?? 0));
  return (
    <div className="peta-fakta">
      <Metric
        className="peta-besar"
        metric="ceilingShare"
        scope={UNLOCATED}
        value={share}
        absent={row?.absent.ceiling ?? 'belum-ada-anggaran'}
        revision={revision}
      >
        {share === null ? '—' : percentNumber(share, language)}
        {share === null ? null : <PercentSign />}
      </Metric>
      <span>
        {t.unlocated}
        <br />
        {row?.ceiling ? (
          <Metric metric="ceiling" scope={UNLOCATED} value={row.ceiling} revision={row.revisions.ceiling}>
            {rupiahText(row.ceiling, language)}
          </Metric>
        ) : null}
      </span>
    </div>
  );
}
