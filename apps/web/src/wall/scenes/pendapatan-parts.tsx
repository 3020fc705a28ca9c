import type { RevenuePanel, RevenueRow } from '@lcc/contract';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { type Language, moneyBeside, percentNumber, pointsSize, rateTenths, rupiahText, scaleMoney } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { dateText } from '../../shared/time-format.js';
import { type Box, placeAt } from '../box.js';
import { useCanvas } from '../canvas.js';
import type { FeedState } from '../feed-state.js';
import { PercentSign } from '../parts/figures.js';
import { Tile } from '../parts/tile.js';
import { Points, RevenueBar } from './pendapatan-row.js';
import { revenueName, revenueWords } from './pendapatan-words.js';

interface FigureProps {
  readonly box: Box;
  readonly total: RevenueRow;
  readonly feed: FeedState;
}

/** The one figure, what it is worth, how it stands to the pace, and up to which day. */
export function RevenueFigure({ box, total, feed }: FigureProps) {
  const { language } = useLanguage();
  const t = revenueWords[language];
  const { absorption, revision } = total;
  return (
    <section className={feed.stale ? 'pend-kepala basi' : 'pend-kepala'} style={placeAt(box)}>
      <div className="pend-angka">
        <Metric
          metric="absorption"
          scope={total.key}
          value={absorption}
          absent={total.receipts === null ? 'belum-melapor' : 'belum-ada-anggaran'}
          revision={revision}
        >
          {absorption === null ? '—' : percentNumber(absorption, language)}
        </Metric>
        {absorption === null ? null : <PercentSign />}
      </div>
      <p className="pend-kalimat">
        {feed.stale ? <b>{`${language === 'id' ? 'Data' : 'Data of'} ${feed.since}:`}</b> : null}
        <span>
          <Money total={total} end={feed.stale ? '.' : ','} />
        </span>
        {feed.stale ? null : <b>{paceSentence(total, language)}</b>}
        <span className="pend-per">
          <UpTo render={t.upTo} />
        </span>
      </p>
    </section>
  );
}

function Money({ total, end }: { readonly total: RevenueRow; readonly end: string }) {
  const { language } = useLanguage();
  const t = revenueWords[language];
  const { receipts, target, revision, key } = total;
  if (receipts === null) return <>{t.noReceipts}</>;
  const whole = target === null ? null : scaleMoney(target, language, 'three');
  return (
    <>
      <Metric metric="realization" scope={key} value={receipts} revision={revision}>
        {target === null ? rupiahText(receipts, language) : `Rp ${moneyBeside(receipts, target, language)}`}
      </Metric>
      {whole === null ? (
        ` · ${t.noTarget}`
      ) : (
        <>
          {` ${t.of} `}
          <Metric metric="ceiling" scope={key} value={target} revision={revision}>
            {`${whole.number} ${whole.unit}`}
          </Metric>
          {end}
        </>
      )}
    </>
  );
}

function paceSentence({ gap, receipts, target }: RevenueRow, language: Language): string | null {
  const t = revenueWords[language];
  if (receipts === null || target === null) return null;
  if (gap === null) return t.noPace;
  const tenths = rateTenths(gap);
  if (tenths === 0) return t.onPace;
  return tenths < 0 ? t.below(pointsSize(gap, language)) : t.above(pointsSize(gap, language));
}

/** The last day that a source of receipts speaks of. */
function UpTo({ render }: { readonly render: (date: string) => string }) {
  const { language } = useLanguage();
  const day = useBoard(({ board }) => {
    const sources = board?.sources.filter(({ id }) => id === 'receipts' || id === 'lra') ?? [];
    return (
      sources
        .map(({ dataAsOf }) => dataAsOf)
        .sort()
        .at(-1) ?? null
    );
  });
  return <>{day === null ? '' : render(dateText(Date.parse(`${day}T00:00:00+07:00`), language, false))}</>;
}

interface OwnProps {
  readonly box: Box;
  readonly rows: RevenuePanel['own'];
  readonly stale: boolean;
}

/** Own revenue by kind. */
export function OwnRevenue({ box, rows, stale }: OwnProps) {
  const { language, w } = useLanguage();
  const { scale } = useCanvas();
  return (
    <Tile box={box} stale={stale} className="pend-rincian">
      <div className="pend-rincian-kepala">
        <span>{revenueWords[language].ownDetail}</span>
        <span>{w.poin}</span>
      </div>
      {rows.map((row) => {
        const marked = !stale && row.state === 'waspada';
        return (
          <div key={row.key} className="pend-jenis">
            <div>
              <span className="pend-jenis-nama">
                {marked ? <Shape name="waspada" /> : null}
                {revenueName(row.key, language)}
              </span>
              <span className={marked ? 'pend-tebal tabular' : 'second tabular'}>
                <Points row={row} />
              </span>
            </div>
            <RevenueBar row={row} width={box.width - 56} height={18 * scale} stale={stale} own />
          </div>
        );
      })}
    </Tile>
  );
}
