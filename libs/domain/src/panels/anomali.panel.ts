import type { BoardState } from '../board/board-state.js';
import { ALARM_BUDGET, isHeavy } from '../cases/budget.js';
import { type Case, isOpen } from '../cases/case.js';
import { detectors } from '../detectors/catalogue.js';
import type { Words } from '../detectors/core/detector.js';
import type { Severity } from '../detectors/core/severity.js';
import { CaseFold } from '../folds/index.js';
import { type IsoDate, senToWire, type WorkUnitCode } from '../values/index.js';
import type { Panel } from './panel.js';

/** Cards on the wall. */
const CARDS = 6;

/** One case as a wall shows it: a kind of finding, an amount, a unit and days. Neither vendors nor persons nor documents. */
export interface CaseCard {
  id: string;
  title: Words;
  workUnit: WorkUnitCode | null;
  stake: string | null;
  severity: Exclude<Severity, 'info'>;
  since: IsoDate;
  raisedOn: IsoDate;
  /** Whether somebody has it, and until when something is promised. */
  state: 'baru' | 'diambil' | 'ditanyakan';
  promisedOn: IsoDate | null;
  heldBy: string | null;
  findings: number;
}

export interface AnomaliView {
  /** Cases that are out; those that wait for the budget; the heavy ones among those that are out. */
  open: number;
  waiting: number;
  /** Those among the waiting that the first judgement found in the past. */
  backlog: number;
  heavy: number;
  untaken: number;
  cards: CaseCard[];
  /** The critical case that nobody has taken, newest first: it takes the wall over. */
  siaga: CaseCard | null;
  /** Sources that are down, each with the alerts that it holds. */
  held: { source: string; alerts: number }[];
  budget: { perWeek: number };
}

const TITLES = new Map(detectors.map(({ id, title }) => [id, title]));

/** What is open, and whose it is. */
export const anomaliPanel: Panel<AnomaliView> = {
  id: 'anomali',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(CaseFold).version}|${state.asOf}`,
  view: (state) => {
    const fold = state.fold(CaseFold);
    if (fold.coverage.size === 0) return null; // nothing was ever judged: no empty queue that says all is well
    const { standing, out } = openCases(state);
    const cards = out.map(cardOf);
    const [siaga] = cards
      .filter((card) => card.severity === 'kritis' && card.state === 'baru' && card.heldBy === null)
      .sort((a, b) => (a.raisedOn < b.raisedOn ? 1 : a.raisedOn > b.raisedOn ? -1 : 0));
    return {
      open: out.length,
      waiting: standing.length - out.length,
      backlog: standing.filter((each) => each.isBacklog && !out.includes(each)).length,
      heavy: out.filter((each) => isHeavy(each.severity)).length,
      untaken: out.filter((each) => each.state === 'baru').length,
      cards: cards.slice(0, CARDS),
      siaga: siaga ?? null,
      held: heldBy(standing),
      budget: { perWeek: ALARM_BUDGET.perWeek },
    };
  },
};

/** All that is open on the day, and what of it is out. */
function openCases(state: BoardState): { readonly standing: readonly Case[]; readonly out: readonly Case[] } {
  const standing = state
    .fold(CaseFold)
    .open()
    .filter((each) => each.since <= state.asOf);
  return { standing, out: standing.filter((each) => each.raisedOn !== null || each.standing.length === 0) };
}

/** A card of every case that is out, and how many wait. */
export function openCards(state: BoardState): { readonly cards: CaseCard[]; readonly waiting: number } {
  const { standing, out } = openCases(state);
  return { cards: out.map(cardOf), waiting: standing.length - out.length };
}

function cardOf(of: Case): CaseCard {
  const worst = of.standing[0] ?? of.past[0];
  const id = worst?.detector ?? of.id;
  return {
    id: of.id,
    title: TITLES.get(id) ?? { id, en: id },
    workUnit: of.workUnit,
    stake: of.stake === null ? null : senToWire(of.stake),
    severity: of.severity === 'info' ? 'rendah' : of.severity,
    since: of.since,
    raisedOn: of.raisedOn ?? of.since,
    state: of.state === 'diambil' || of.state === 'ditanyakan' ? of.state : 'baru',
    promisedOn: of.promisedOn,
    heldBy: of.heldBy,
    findings: of.standing.length,
  };
}

/** One line for a source that is down, whatever it holds. */
function heldBy(cases: readonly Case[]): { source: string; alerts: number }[] {
  const counts = new Map<string, number>();
  for (const { standing } of cases.filter(isOpen))
    for (const { heldBy: source } of standing) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([source, alerts]) => ({ source, alerts }));
}
