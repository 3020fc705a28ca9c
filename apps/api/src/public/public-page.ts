import type { RegionMap } from '@lcc/contract';
import { isoDate, type Language, moneyBeside, percentNumber, scaleMoney, yearOf } from '@lcc/domain';
import { type Html, html } from './html.js';
import { DATASETS, DCAT, RECORDS, RELEASES, revenueName } from './open-data.js';
import type { GuestContent, OpenContent } from './public-boards.js';
import { curve } from './public-curve.js';
import { type MapPlace, mapOfWorks } from './public-map.js';
import type { PublicUnit, PublicView } from './public-view.js';
import { publicWords } from './public-words.js';

const DAY_MS = 86_400_000;
/** How often the page of guests asks anew. */
const AGAIN_SECONDS = 60;
/** Agencies that are shown at once, the largest first. */
const FEW = 7;
const OPEN_DATA = '/api/v1/open-data';

/** The citizens' page as one document: no script, no picture but SVG, every figure also as text. */
export function publicPage({ view, map, releases }: OpenContent, language: Language): Html {
  const words = publicWords[language];
  return document(
    language,
    words.title(view.regionName, view.year),
    html`${masthead(view, language)}${view.nature === 'SIMULASI' ? band(words.simulated) : null}
<main id="isi">${figures(view, map, language)}
<div class="lebar">${openData(view, language, releases.length)}</div></main>
<footer class="kaki"><div class="lebar"><h2>${words.wrong}</h2><p>${words.wrongText}</p><p class="halus">${words.fine}</p></div></footer>`,
  );
}

/**
 * The same figures for guests of a visit that ends at `endsAt` (epoch ms), also where the office has not opened them to everyone. It asks anew
 * by itself each minute, and a second after the end, so that no telephone keeps them.
 */
export function guestPage({ view, map }: GuestContent, endsAt: number, now: number, language: Language): Html {
  const words = publicWords[language];
  return document(
    language,
    words.title(view.regionName, view.year),
    html`${masthead(view, language)}${band(words.guests(dateTime(endsAt, language)))}
<main id="isi">${figures(view, map, language)}</main>
<footer class="kaki"><div class="lebar"><p>${words.guestsText}</p></div></footer>`,
    Math.max(1, Math.min(AGAIN_SECONDS, Math.ceil((endsAt - now) / 1_000) + 1)),
  );
}

/** What stands under the address of a visit that is over. */
export function goodbyePage(language: Language): Html {
  const words = publicWords[language];
  return document(
    language,
    words.goodbye,
    html`<main id="isi" class="lebar tertutup"><h1>${words.goodbye}</h1><p>${words.goodbyeText}</p></main>`,
  );
}

const masthead = (view: PublicView, language: Language): Html => {
  const words = publicWords[language];
  return html`<header class="kepala"><div class="lebar"><b>${view.regionName}<span>${words.openBudget(view.year)}</span></b>
<nav aria-label="${words.language}"><a href="?lang=id" lang="id" ${current(language === 'id')}>ID</a><a href="?lang=en" lang="en" ${current(language === 'en')}>EN</a></nav></div></header>`;
};

/** Right below the head, over everything: what these figures are. */
const band = (text: string): Html => html`<p class="simulasi"><span class="lebar">${text}</span></p>`;

const figures = (view: PublicView, map: RegionMap | null, language: Language): Html =>
  html`${hero(view, language)}<div class="lebar dua"><div>${spending(view, language)}${revenue(view, language)}</div><div>${curve(view, language)}${prevention(view, language)}</div></div>
<div class="lebar">${works(view, map, language)}</div>`;

/** What stands there while nothing is open. */
export function closedPage(language: Language): Html {
  const words = publicWords[language];
  return document(
    language,
    words.closedTitle,
    html`<main id="isi" class="lebar tertutup"><h1>${words.closedTitle}</h1><p>${words.closedText}</p></main>`,
  );
}

const document = (language: Language, title: string, body: Html, againAfter: number | null = null): Html => html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="description" content="${title}"><title>${title}</title><link rel="icon" href="/mark.svg" type="image/svg+xml"><link rel="stylesheet" href="/public.css">${againAfter === null ? null : html`<meta name="robots" content="noindex"><script src="/again.js" data-after="${againAfter}" defer></script>`}</head>
<body><a class="lompat" href="#isi">${publicWords[language].skip}</a>${body}</body></html>`;

const current = (is: boolean): Html => (is ? html`aria-current="true"` : html``);
const percent = (share: number | null, language: Language): string => (share === null ? '—' : `${percentNumber(share, language)}%`);
const dateTime = (ms: number, language: Language): string => {
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: 'Asia/Jakarta', ...options }).format(ms);
  return `${format({ day: 'numeric', month: 'long', year: 'numeric' })} ${format({ hour: '2-digit', minute: '2-digit' })} WIB`;
};
const dayText = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Date.parse(date));
function money(wire: string | null, language: Language): string {
  if (wire === null) return publicWords[language].absent;
  const { number, unit } = scaleMoney(wire, language, 'three');
  return `Rp\u00a0${number}${unit ? ` ${unit}` : ''}`;
}
/** `Rp 1,95 dari Rp 2,71 triliun`: the unit is said once. */
function partOf(part: string | null, whole: string | null, language: Language): string {
  const words = publicWords[language];
  if (part === null || whole === null) return `${money(part, language)} ${words.of} ${money(whole, language)}`;
  return `Rp\u00a0${moneyBeside(part, whole, language)} ${words.of} ${money(whole, language)}`;
}

function hero(view: PublicView, language: Language): Html {
  const words = publicWords[language];
  const { totals, year, asOf } = view;
  const when = view.at === null ? `${words.stateOf} ${dayText(asOf, language)}` : `${words.data} ${dateTime(view.at, language)}`;
  return html`<div class="pembuka"><div class="lebar dua"><div><h1 data-metric="absorption" data-scope="region" data-value="${totals.absorption ?? ''}">${headline(view, language)}</h1>
<p class="bawah">${partOf(totals.realization, totals.ceiling, language)}, ${when}.</p>${squares(view, language)}</div>
<dl class="fakta">${yearOf(asOf) === year ? fact(words.daysLeft, words.until, `${daysLeft(asOf, year)} ${words.days}`) : null}${
    view.revenue && view.revenue.total.absorption !== null
      ? fact(words.received, words.ofTarget, percent(view.revenue.total.absorption, language))
      : null
  }${view.worksAll > 0 ? fact(words.worksDone, words.ofWorks(view.worksAll), String(view.worksDone)) : null}${
    view.prevention
      ? fact(words.evidence, words.ofDocuments(sum(view.prevention.stages)), String(sum(view.prevention.stages.slice(1))))
      : null
  }</dl></div></div>`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const fact = (name: string, of: string, value: string): Html => html`<div><dt>${name}<span>${of}</span></dt><dd>${value}</dd></div>`;
const daysLeft = (asOf: string, year: number): number => Math.round((Date.parse(isoDate(year, 12, 31)) - Date.parse(asOf)) / DAY_MS);

function headline({ totals, year, asOf }: PublicView, language: Language): string {
  const words = publicWords[language];
  if (yearOf(asOf) < year) return words.notYet(year);
  if (totals.absorption === null) return words.unknown;
  const paid = Math.round(totals.absorption * 100);
  if (paid === 0) return words.notYet(year);
  return yearOf(asOf) > year ? words.ended(year, paid) : words.headline(paid);
}

/** A hundred squares, twenty to a row: paid, due by now, not due yet. */
function squares({ totals }: PublicView, language: Language): Html | null {
  const words = publicWords[language];
  if (totals.absorption === null) return null;
  const paid = Math.min(100, Math.round(totals.absorption * 100));
  const due = totals.planned === null ? 0 : Math.max(0, Math.min(100 - paid, Math.round(totals.planned * 100) - paid));
  const kind = (i: number): string => (i < paid ? 'a' : i < paid + due ? 'b' : 'c');
  const inset = (i: number): number => (kind(i) === 'b' ? 1.5 : 0);
  const squares = Array.from({ length: 100 }, (_, i) => {
    const [x, y, in_] = [(i % 20) * 20, Math.floor(i / 20) * 20, inset(i)];
    return html`<rect class="${kind(i)}" x="${x + in_}" y="${y + in_}" width="${17 - 2 * in_}" height="${17 - 2 * in_}" rx="2"/>`;
  });
  const key = (name: string, n: number, shape: string): Html => html`<li><i class="${shape}"></i>${name}<b>${n}</b></li>`;
  return html`<svg class="kotak" viewBox="0 0 397 97" role="img" aria-label="${words.squares(paid, due, 100 - paid - due)}">${squares}</svg>
<ul class="kunci">${key(words.paid, paid, 'a')}${due > 0 ? key(words.due, due, 'b') : null}${key(words.notDue, 100 - paid - due, 'c')}</ul>`;
}

/** A bar of a share with the plan as a line; SVG attributes need no style. */
function bar(share: number | null, planned: number | null): Html {
  const at = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 10;
  return html`<svg class="bilah" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="lintasan" width="100" height="6" y="2"/>${
    share === null ? null : html`<rect class="isi" width="${at(share)}" height="6" y="2"/>`
  }${planned === null ? null : html`<rect class="rencana" x="${Math.max(0, at(planned) - 0.4)}" width="0.8" height="10"/>`}</svg>`;
}

function spending(view: PublicView, language: Language): Html {
  const words = publicWords[language];
  const size = ({ ceiling }: PublicUnit): bigint => BigInt((ceiling ?? '0').replace('.', ''));
  const units = [...view.units].sort((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1));
  const item = (
    unit: PublicUnit,
  ): Html => html`<li data-unit="${unit.code}"><p>${unit.name}<b>${percent(unit.absorption, language)}</b></p>${bar(unit.absorption, unit.planned)}
<small><span>${partOf(unit.realization, unit.ceiling, language)}</span>${unit.planned === null ? null : html`<span>${words.plan} ${percent(unit.planned, language)}</span>`}</small></li>`;
  const row = (unit: PublicUnit): Html =>
    html`<tr><th scope="row">${unit.name}</th><td>${money(unit.ceiling, language)}</td><td>${money(unit.realization, language)}</td><td>${percent(unit.absorption, language)}</td></tr>`;
  return html`<section id="belanja"><h2>${words.what}</h2><p>${words.blueLine}</p><ul class="daftar">${units.slice(0, FEW).map(item)}</ul>
<details><summary>${words.all(units.length)}</summary><div class="gulir" tabindex="0" role="region" aria-label="${words.all(units.length)}"><table><thead><tr><th scope="col">${words.unit}</th><th scope="col">${words.ceiling}</th><th scope="col">${words.spent}</th><th scope="col">${words.share}</th></tr></thead><tbody>${units.map(row)}</tbody></table></div></details></section>`;
}

function revenue({ revenue }: PublicView, language: Language): Html | null {
  const words = publicWords[language];
  if (!revenue) return null;
  const items = revenue.kinds
    .filter(({ target, receipts }) => target !== null || receipts !== null)
    .map(
      (kind) => html`<li><p>${revenueName(kind.key)}<b>${percent(kind.absorption, language)}</b></p>${bar(kind.absorption, null)}
<small><span>${partOf(kind.receipts, kind.target, language)}</span></small></li>`,
    );
  return html`<section id="pendapatan"><h2>${words.from}</h2><p>${words.fromText}</p><ul class="daftar">${items}</ul></section>`;
}

function works(view: PublicView, map: RegionMap | null, language: Language): Html | null {
  const words = publicWords[language];
  if (view.worksAll === 0) return null;
  const names = new Map((map?.districts ?? []).map(({ code, name }) => [code, name]));
  const nameOf = (code: string): string => (code === '-' ? words.noDistrict : (names.get(code) ?? code));
  const inDistrict = (code: string) => view.works.filter(({ district }) => (district ?? '-') === code);
  const list = [...view.worksByDistrict]
    .sort((a, b) => nameOf(a.district).localeCompare(nameOf(b.district), 'id'))
    .map(({ district, works: count }) => {
      const known = inDistrict(district);
      const head = html`${nameOf(district)}<b>${words.worksIn(count)}</b>`;
      if (known.length === 0) return html`<li id="${anchorOf(district)}" class="kecamatan">${head}</li>`;
      return html`<li id="${anchorOf(district)}"><details><summary class="kecamatan">${head}</summary><ul class="karya">${known.map(
        (work) =>
          html`<li><b>${work.name}</b><span>${work.physical === null ? '—' : percent(work.physical, language)}</span><small>${work.unitName}, ${money(work.amount, language)}${
            work.due === null ? null : html`, ${words.due2} ${dayText(work.due, language)}`
          }</small></li>`,
      )}</ul></details></li>`;
    });
  const counts = new Map(view.worksByDistrict.map(({ district, works: count }) => [district, count]));
  const placeOf = (code: string): MapPlace | null => {
    const count = counts.get(code);
    return count ? { works: count, words: `${nameOf(code)}: ${words.worksIn(count)}`, anchor: anchorOf(code) } : null;
  };
  const drawn = map && mapOfWorks(map, placeOf, words.mapLabel);
  return html`<section id="pekerjaan"><h2>${words.works}</h2><p>${words.worksText(view.worksAll)}</p><div class="dua"><div>${drawn}${drawn && map ? html`<p class="halus">${map.boundaries ? words.boundariesOf(map.boundaries.source) : words.approximate}</p>` : null}</div><ul class="kecamatan-daftar">${list}</ul></div></section>`;
}

const anchorOf = (district: string): string => `kecamatan-${district}`;

function prevention({ prevention }: PublicView, language: Language): Html | null {
  const words = publicWords[language];
  if (!prevention) return null;
  const all = sum(prevention.stages);
  let x = 0;
  const parts = prevention.stages.map((n, i) => {
    const width = all === 0 ? 0 : (n / all) * 100;
    const part = html`<rect class="t${i}" x="${x.toFixed(2)}" width="${Math.max(0, width - 0.6).toFixed(2)}" height="10"/>`;
    x += width;
    return part;
  });
  return html`<section id="pencegahan"><h2>${words.prevention}</h2><p>${words.preventionText(all, prevention.scheme, prevention.year)}</p>
<svg class="tahap" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
<ul class="kunci">${prevention.stages.map((n, i) => html`<li><i class="t${i}"></i>${words.stages[i] ?? ''}<b>${n}</b></li>`)}</ul></section>`;
}

function openData(view: PublicView, language: Language, contracts: number): Html {
  const words = publicWords[language];
  const version = `${dayText(view.asOf, language)}, rev ${view.revision}`;
  const items = DATASETS.map(
    (of) =>
      html`<li><b>${of.title}</b><small>${words.rows(of.rows(view).length, version)}</small><p><a href="${OPEN_DATA}/${of.id}.csv">CSV<span class="tak-tampak"> ${of.title}</span></a><a href="${OPEN_DATA}/${of.id}.json">JSON<span class="tak-tampak"> ${of.title}</span></a></p></li>`,
  );
  return html`<section id="data"><h2>${words.open}</h2><p>${words.openText}</p><ul class="unduh">${items}
<li><b>Fiscal Data Package</b><small>${version}</small><p><a href="${OPEN_DATA}/datapackage.json">datapackage.json</a><a href="${OPEN_DATA}">${words.open}</a><a href="${OPEN_DATA}/${DCAT}">DCAT</a></p></li>${
    contracts === 0
      ? null
      : html`<li><b>${words.contracts}</b><small>${words.rows(contracts, version)}</small><p><a href="${OPEN_DATA}/${RELEASES}">OCDS 1.1</a><a href="${OPEN_DATA}/${RECORDS}">${words.records}</a></p></li>`
  }</ul></section>`;
}
