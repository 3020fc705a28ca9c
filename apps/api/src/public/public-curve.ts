import { isoDate, type Language, percentNumber } from '@lcc/domain';
import { type Html, html } from './html.js';
import type { PublicView } from './public-view.js';
import { publicWords } from './public-words.js';

const [WIDTH, HEIGHT] = [400, 220];
const PLOT = { left: 4, right: 396, top: 14, bottom: 194 } as const;
const DAY_MS = 86_400_000;

/** What the picture is drawn from. */
interface CurveView extends Pick<PublicView, 'curve' | 'projection' | 'year'> {
  readonly totals: Pick<PublicView['totals'], 'absorption' | 'planned'>;
}

/** How spending grew over the year beside the plan, as a picture and, for who does not see it, as a table. */
export function curve({ curve: points, projection, year, totals }: CurveView, language: Language): Html | null {
  const words = publicWords[language];
  if (!points.some(({ realization }) => realization !== null)) return null;
  const [from, to] = [Date.parse(isoDate(year, 1, 1)) - DAY_MS, Date.parse(isoDate(year, 12, 31))];
  const x = (date: string): number => round(PLOT.left + ((Date.parse(date) - from) / (to - from)) * (PLOT.right - PLOT.left));
  const y = (share: number): number => round(PLOT.bottom - Math.max(0, Math.min(1, share)) * (PLOT.bottom - PLOT.top));
  const line = (of: 'realization' | 'cashPlan'): string =>
    points.flatMap((point) => (point[of] === null ? [] : [`${x(point.date)},${y(point[of])}`])).join(' ');
  const last = points.findLast(({ realization }) => realization !== null);
  const month = (n: number): string =>
    new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: 'UTC', month: 'short' }).format(Date.UTC(year, n, 15));
  const share = (value: number | null): string => (value === null ? '—' : `${percentNumber(value, language)}%`);
  const day = (date: string): string =>
    new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(
      Date.parse(date),
    );
  return html`<section id="kurva"><h2>${words.curve}</h2><p>${words.curveText(share(totals.absorption), share(totals.planned))}</p>
<svg class="kurva" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.curveLabel(share(totals.absorption), share(totals.planned))}">${[
    0, 0.5, 1,
  ].map(
    (grid) =>
      html`<line class="kisi" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(grid)}" y2="${y(grid)}"/><text x="${PLOT.left}" y="${y(grid) - 3}">${grid * 100}%</text>`,
  )}${[0, 2, 5, 8, 11].map((n) => html`<text class="bulan${n === 11 ? ' ujung' : ''}" x="${n === 11 ? PLOT.right : x(isoDate(year, n + 1, 1))}" y="${HEIGHT - 8}">${month(n)}</text>`)}${
    projection
      ? html`<rect class="kira" x="${PLOT.right - 6}" width="6" y="${y(projection.high)}" height="${round(Math.max(2, y(projection.low) - y(projection.high)))}"/>`
      : null
  }<polyline class="rencana" points="${line('cashPlan')}"/><polyline class="nyata" points="${line('realization')}"/>${
    last && last.realization !== null ? html`<circle cx="${x(last.date)}" cy="${y(last.realization)}" r="5"/>` : null
  }</svg>
<ul class="kunci"><li><i class="a"></i>${words.paid}<b>${share(totals.absorption)}</b></li><li><i class="garis"></i>${words.plan}<b>${share(totals.planned)}</b></li>${
    projection ? html`<li><i class="kira"></i>${words.yearEnd}<b>${share(projection.low)}–${share(projection.high)}</b></li>` : null
  }</ul>
<details><summary>${words.byMonth}</summary><table><thead><tr><th scope="col">${words.upTo}</th><th scope="col">${words.spent}</th><th scope="col">${words.plan}</th></tr></thead><tbody>${points.map(
    (point) => html`<tr><th scope="row">${day(point.date)}</th><td>${share(point.realization)}</td><td>${share(point.cashPlan)}</td></tr>`,
  )}</tbody></table></details></section>`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
