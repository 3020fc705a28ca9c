import type { BoardState } from '../board/board-state.js';
import { PreventionFold } from '../folds/index.js';
import { type CatalogueNode, documentsOf, type ScoreBasis, scoreCatalogue, scoreNode } from '../prevention/catalogue.js';
import { evidenceStages, isOverdue } from '../prevention/evidence.js';
import { millionthsOf, roundedPoints } from '../prevention/points.js';
import { type Zone, zoneOf } from '../prevention/zone.js';
import type { IsoDate } from '../values/index.js';
import type { Panel } from './panel.js';

/** Own and verified points, which never become one; null = nothing to judge by yet. */
export interface PreventionScores {
  self: number | null;
  verified: number | null;
  /** Of the verified one. */
  zone: Zone | null;
  basis: ScoreBasis | null;
}

export interface PreventionArea extends PreventionScores {
  code: string;
  name: string;
  /** Documents by stage: belum, diunggah, diverifikasi, QA. */
  stages: [number, number, number, number];
  /** Documents the guideline says there are; need not be what is listed. */
  stated: number | null;
  overdue: number;
}

/** Documents that still have to come, of one item, owner and day. */
export interface PreventionDeadline {
  date: IsoDate;
  name: string;
  unit: string | null;
  documents: number;
}

/** A value of a whole year with its source. */
export interface PreventionYear {
  ofYear: number;
  index: string;
  value: number;
  date: IsoDate;
  source: string;
}

export interface PreventionIndex {
  index: string;
  ofYear: number;
  value: string;
  date: IsoDate;
  source: string;
}

export interface PreventionView {
  scheme: string;
  year: number;
  areas: PreventionArea[];
  total: PreventionScores & { stages: [number, number, number, number]; stated: number | null; overdue: number };
  /** What is late, oldest first, and the next that are due. */
  late: PreventionDeadline[];
  next: PreventionDeadline[];
  /** Earlier years of the regency and of the country, oldest first. */
  years: PreventionYear[];
  national: PreventionYear[];
  indices: PreventionIndex[];
  /** Day of the last act on evidence; null = none. */
  lastAct: IsoDate | null;
  revision: number;
}

const MOST_AREAS = 12;
const MOST_DEADLINES = 5;
const MOST_YEARS = 6;
const MOST_INDICES = 8;

/** Where the year's evidence for corruption prevention stands. */
export const pencegahanPanel: Panel<PreventionView> = {
  id: 'pencegahan',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(PreventionFold).version}|${state.rollup.rosterVersion}|${state.asOf}`,
  view: viewOf,
};

function viewOf(state: BoardState): PreventionView | null {
  const fold = state.fold(PreventionFold);
  const [scheme] = fold.schemes;
  if (scheme === undefined) return null;
  const { asOf: day } = state;
  const { year } = state.rollup;
  const areas = fold.catalogue(scheme);
  const [self, verified] = [fold.reckoning(scheme, year, day, 'self'), fold.reckoning(scheme, year, day, 'verified')];
  const scores = (score: (reckoning: typeof self) => ReturnType<typeof scoreCatalogue>): PreventionScores => {
    const [own, theirs] = [score(self), score(verified)];
    return {
      self: own && roundedPoints(own.points),
      verified: theirs && roundedPoints(theirs.points),
      zone: theirs && zoneOf(theirs.points),
      basis: (theirs ?? own)?.basis ?? null,
    };
  };
  const views = areas.map((area): PreventionArea => {
    const { code, name, documents: stated } = area.item;
    return { code, name: name ?? code, stated, ...counts(fold, scheme, [area], day), ...scores((reckoning) => scoreNode(area, reckoning)) };
  });
  const due = deadlinesOf(state, fold, scheme, areas);
  const acts = areas.flatMap(documentsOf).flatMap((node) => fold.evidence(scheme, node.item.code, day).acts.map((act) => act.date));
  return {
    scheme,
    year,
    areas: views.slice(0, MOST_AREAS),
    total: {
      ...counts(fold, scheme, areas, day),
      stated: views.every((area) => area.stated !== null) ? views.reduce((sum, area) => sum + (area.stated ?? 0), 0) : null,
      ...scores((reckoning) => scoreCatalogue(areas, reckoning)),
    },
    late: due.filter(({ date }) => date < day).slice(0, MOST_DEADLINES),
    next: due.filter(({ date }) => date >= day).slice(0, MOST_DEADLINES),
    years: yearsOf(fold, scheme, day, 'kabupaten').filter(({ ofYear }) => ofYear < year),
    national: yearsOf(fold, scheme, day, 'nasional'),
    indices: indicesOf(fold, scheme, day),
    lastAct: acts.reduce<IsoDate | null>((last, date) => (last === null || date > last ? date : last), null),
    revision: fold.revision,
  };
}

function counts(
  fold: PreventionFold,
  scheme: string,
  areas: readonly CatalogueNode[],
  day: IsoDate,
): Pick<PreventionArea, 'stages' | 'overdue'> {
  const stages: [number, number, number, number] = [0, 0, 0, 0];
  let overdue = 0;
  for (const node of areas.flatMap(documentsOf)) {
    const { stage } = fold.evidence(scheme, node.item.code, day);
    stages[evidenceStages.indexOf(stage) as 0 | 1 | 2 | 3]++;
    if (isOverdue(node.deadline, stage, day)) overdue++;
  }
  return { stages, overdue };
}

/** What has not come, by deadline, indicator and owner; earliest first. */
function deadlinesOf(state: BoardState, fold: PreventionFold, scheme: string, areas: readonly CatalogueNode[]): PreventionDeadline[] {
  const groups = new Map<string, PreventionDeadline>();
  for (const node of areas.flatMap(documentsOf)) {
    if (node.deadline === null || fold.evidence(scheme, node.item.code, state.asOf).stage !== 'belum') continue;
    const parent = node.item.parent === null ? null : fold.item(scheme, node.item.parent);
    const key = [node.deadline, node.item.parent, node.workUnit].join('|');
    const group = groups.get(key);
    const unit = node.workUnit === null ? null : (state.rollup.roster.get(node.workUnit)?.name ?? node.workUnit);
    if (group) groups.set(key, { ...group, documents: group.documents + 1, name: parent?.name ?? group.name });
    else groups.set(key, { date: node.deadline, name: node.item.name ?? parent?.name ?? node.item.code, unit, documents: 1 });
  }
  return [...groups.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.documents - a.documents));
}

/**
 * What the scheme, and MCP before it, gave in whole years: as entered; else the plain mean of the areas that were, as nobody publishes their
 * weights.
 */
function yearsOf(fold: PreventionFold, scheme: string, day: IsoDate, scope: 'kabupaten' | 'nasional'): PreventionYear[] {
  const told = fold.values(day).filter((value) => value.scope === scope && (value.index === scheme || value.index === 'MCP'));
  const years = new Map<number, PreventionYear>();
  for (const { ofYear, index, date, source } of told) {
    const own = told.filter((value) => value.ofYear === ofYear);
    const whole = own.findLast((value) => value.code === null);
    const parts = new Map(own.flatMap((value) => (value.code === null ? [] : [[value.code, Number(value.value)]])));
    const value = whole ? Number(whole.value) : [...parts.values()].reduce((sum, part) => sum + part, 0) / parts.size;
    if (Number.isFinite(value))
      years.set(ofYear, { ofYear, index, value: Math.round(value * 100) / 100, date: whole?.date ?? date, source });
  }
  return [...years.values()].sort((a, b) => a.ofYear - b.ofYear).slice(-MOST_YEARS);
}

/** The last value of each other index. */
function indicesOf(fold: PreventionFold, scheme: string, day: IsoDate): PreventionIndex[] {
  const last = new Map<string, PreventionIndex>();
  for (const { index, scope, code, ofYear, value, required, date, source } of fold.values(day)) {
    if (scope !== 'kabupaten' || code !== null || index === scheme || index === 'MCP') continue;
    last.set(index, { index, ofYear, value: shareText(value, required), date, source });
  }
  return [...last.values()].sort((a, b) => (a.index < b.index ? -1 : 1)).slice(0, MOST_INDICES);
}

/** A share that was entered as done of required, in percent with one decimal; anything else as it was entered. */
function shareText(value: string, required: string | null): string {
  const [part, whole] = [millionthsOf(value), millionthsOf(required)];
  return part === null || whole === null || whole <= 0n ? value : `${Number((part * 1000n) / whole) / 10}%`;
}
