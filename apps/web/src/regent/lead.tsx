import type { Board } from '@lcc/contract';
import { useLanguage } from '../shared/language.js';
import { Metric } from '../shared/metric.js';
import { percentNumber, percentWhole, scaleMoney } from '../shared/number-format.js';
import { Shape } from '../shared/shape.js';
import { STATE_SHAPES } from '../shared/state-shape.js';
import { regentSentence } from './regent-sentence.js';
import { regentWords } from './regent-words.js';

interface LeadProps {
  readonly board: Board;
  readonly staleSince: string | null;
}

/** The sentence, the rupiah behind it, and the bar. */
export function Lead({ board, staleSince }: LeadProps) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const { date, level, motion, money } = regentSentence({ board, staleSince, language });
  const { state } = board.summary;
  return (
    <>
      <h1 className="bupati-kalimat" data-sentence="">
        {date ? <em>{date} </em> : null}
        <span>{level} </span>
        {motion ? <span className="bupati-gerak">{motion}</span> : null}
      </h1>
      <p className="bupati-uang">
        <Shape name={staleSince === null ? STATE_SHAPES[state] : 'basi'} />{' '}
        {staleSince === null ? (
          <>
            <b>{`${words.state[state]}.`}</b> {money ? `${money.before} ` : null}
            {money ? (
              <Metric
                metric="behind"
                scope="region"
                value={board.summary.behind}
                revision={board.summary.revision}
                className="bupati-jumlah"
              >
                {money.amount}
              </Metric>
            ) : null}
          </>
        ) : (
          words.held
        )}
      </p>
      <PlanBar board={board} stale={staleSince !== null} />
    </>
  );
}

const percent = (share: number): string => `${Math.max(0, Math.min(100, share * 100))}%`;

/** One bar, three marks, no axis: three labelled numbers under it are faster than any axis. */
function PlanBar({ board, stale }: { readonly board: Board; readonly stale: boolean }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const { totals, summary } = board;
  const { absorption, realization, revisions, absent } = totals;
  const planned = absorption === null || summary.gap === null ? null : absorption - summary.gap;
  const { projection } = summary;
  const text = (share: number | null): string => (share === null ? '—' : `${percentNumber(share, language)}%`);
  const money = realization === null ? null : scaleMoney(realization, language, 'three');
  const coloured = !stale && (summary.state === 'kritis' || summary.state === 'waspada');
  return (
    <figure className="bupati-bilah">
      {absorption === null ? (
        <div className="bupati-lintasan kosong" />
      ) : (
        <div className="bupati-lintasan" aria-hidden="true">
          <i className="isi-nyata" style={{ width: percent(absorption) }} />
          {planned !== null && planned > absorption ? (
            <s
              className={coloured ? `selisih ${summary.state}` : 'selisih'}
              style={{ left: percent(absorption), width: percent(planned - absorption) }}
            />
          ) : null}
          {projection ? (
            <i
              className="rentang"
              style={{ left: percent(projection.low), width: percent(Math.min(1, projection.high) - projection.low) }}
            />
          ) : null}
          {projection ? <i className="ramal" style={{ left: percent(projection.middle) }} /> : null}
          {planned === null ? null : <i className="rencana" style={{ left: percent(planned) }} />}
        </div>
      )}
      <dl className="bupati-tanda">
        <div>
          <dt>
            <i className="kunci kunci-nyata" />
            {words.realization}
          </dt>
          <dd>
            <Metric metric="absorption" scope="region" value={absorption} absent={absent.absorption} revision={revisions.absorption}>
              {text(absorption)}
            </Metric>
            <small>
              <Metric metric="realization" scope="region" value={realization} absent={absent.realization} revision={revisions.realization}>
                {money ? `Rp\u00a0${money.number} ${money.unit}` : words.unknown}
              </Metric>
            </small>
          </dd>
        </div>
        <div>
          <dt>
            <i className="kunci kunci-rencana" />
            {words.plan}
          </dt>
          <dd>
            <Metric metric="planned" scope="region" value={planned} revision={revisions.cashPlan}>
              {text(planned)}
            </Metric>
            <small>{planned === null ? words.unknown : words.today}</small>
          </dd>
        </div>
        <div>
          <dt>
            <i className="kunci kunci-ramal" />
            {words.projection}
          </dt>
          <dd>
            <Metric
              metric="projection"
              scope="region"
              value={projection?.middle ?? null}
              absent={summary.projectionAbsent}
              revision={summary.revision}
            >
              {text(projection?.middle ?? null)}
            </Metric>
            <small>
              {projection ? `${percentWhole(projection.low, language)}–${percentWhole(projection.high, language)}%` : words.noProjection}
            </small>
          </dd>
        </div>
      </dl>
    </figure>
  );
}
