import type { PastRealizationFact } from '../facts/index.js';
import type { AccountCode, WorkUnitCode } from '../values/index.js';
import { addEvidence, type Evidence, type Expected, evidenceOf, logLikelihood, NO_EVIDENCE, type PacePath } from './pace-model.js';
import { type Mix, type PastPace, PastYear } from './past-years.js';

/** Where an expectation comes from: the unit's own years, those of others with the same kinds of spending, or the country's. */
export type PaceBasis = 'riwayat' | 'sejawat' | 'umum';

/** What is expected of some units' year, how units stray from such expectations, and the highest end that is believed. */
export interface Standing {
  readonly expected: Expected;
  readonly evidence: Evidence;
  readonly basis: PaceBasis;
  readonly most: number;
}

/** All units of the region together. */
export const REGION = 'region';
export type Members = readonly WorkUnitCode[] | typeof REGION;

/** Older years tell less of this one: each counts three quarters of the next. */
const RECENCY = 0.75;
const MOST_YEARS = 5;
/** What all units together weigh beside the unit's own years: as much as this many. The history chooses; without two years, the middle one. */
const PEER_YEARS = [0.1, 1, 4] as const;
const USUAL_PEER_YEARS = 1;
/** Without any history the spread is five times that of a long one. */
const GENERAL_SPREAD = 5;
/**
 * Regency spending in Indonesia by month end, fractions of the ceiling. Fitted to published points of all regional governments
 * (16 % in April, 38 % in June, 56 % in September, 65 to 75 % in November, 92 % at the end; Kemendagri and Kemenkeu, 2020 to 2025).
 */
const GENERAL_PATH: PacePath = [0.01, 0.035, 0.08, 0.15, 0.24, 0.34, 0.4, 0.47, 0.56, 0.64, 0.73, 0.93];

/** The earlier years of a region that a year is compared with. */
export class PaceHistory {
  /** Oldest first. */
  readonly years: readonly PastYear[];
  readonly #strayed = new Map<string, Evidence>();
  /** The last answer for some members: payments do not change what their ceiling is made of. */
  readonly #standings = new Map<string, { readonly mix: Mix; readonly standing: Standing }>();
  #units: UnitsTogether | null = null;

  constructor(facts: readonly PastRealizationFact[]) {
    const numbers = [...new Set(facts.map((fact) => fact.pastYear))].sort((a, b) => a - b).slice(-MOST_YEARS);
    this.years = numbers.map(
      (year) =>
        new PastYear(
          year,
          facts.filter((fact) => fact.pastYear === year),
        ),
    );
  }

  /** Groups of accounts that a mix is asked in: those of the last year. */
  get groups(): readonly AccountCode[] {
    return this.years.at(-1)?.groups ?? [];
  }

  /** What is expected of a year whose ceiling is made of `mix`. */
  standing(members: Members, mix: Mix): Standing {
    const key = members === REGION ? REGION : members.join();
    const known = this.#standings.get(key);
    if (known && isSame(known.mix, mix)) return known.standing;
    const standing = this.#standing(key, members, mix);
    this.#standings.set(key, { mix, standing });
    return standing;
  }

  #standing(key: string, members: Members, mix: Mix): Standing {
    const own = this.#own(members);
    const ends = own.flatMap((pace) => pace?.path[11] ?? []);
    const together = (this.#units ??= this.#learn());
    const strayed = this.#howStrayed(key, own, together.peerYears);
    return {
      expected: this.#expected(own, mix, together.peerYears),
      evidence: members === REGION ? strayed : addEvidence(strayed, together.evidence),
      basis: ends.length > 0 ? 'riwayat' : this.years.length > 0 ? 'sejawat' : 'umum',
      most: Math.max(1, ...ends.map((end) => end * 1.1)),
    };
  }

  #own(members: Members): (PastPace | null)[] {
    return this.years.map((year) => (members === REGION ? year.region : year.of(members)));
  }

  /**
   * The mean of earlier years, each corrected for what this year's ceiling is made of by how those kinds of spending went for all units,
   * and drawn a little towards these. `own` holds the years that count, oldest first; null = not known of the unit.
   */
  #expected(own: readonly (PastPace | null)[], mix: Mix, peerYears: number): Expected {
    if (own.length === 0) return { path: GENERAL_PATH, spread: GENERAL_SPREAD };
    const sums = { own: 0, squares: 0, all: 0, years: 0 };
    const ownPath = Array<number>(12).fill(0);
    const peerPath = Array<number>(12).fill(0);
    for (const [i, pace] of own.entries()) {
      const year = this.years[i] as PastYear;
      const weight = RECENCY ** (own.length - 1 - i);
      const peers = year.byMix(mix);
      sums.all += weight;
      add(peerPath, peers, weight);
      if (!pace) continue;
      sums.own += weight;
      sums.squares += weight * weight;
      sums.years++;
      add(ownPath, pace.path, weight);
      add(ownPath, peers, weight);
      add(ownPath, year.byMix(pace.mix), -weight);
    }
    const trust = sums.years / (sums.years + peerYears);
    const path = peerPath.map((peer, m) => (1 - trust) * (peer / sums.all) + (trust > 0 ? (trust * (ownPath[m] as number)) / sums.own : 0));
    return { path: rising(path), spread: 1 + (sums.years > 0 ? sums.squares / sums.own ** 2 : 1) };
  }

  /** How the years after the first strayed from what was to be expected of them. */
  #howStrayed(key: string, own: readonly (PastPace | null)[], peerYears: number): Evidence {
    const known = this.#strayed.get(`${peerYears}/${key}`);
    if (known) return known;
    let evidence = NO_EVIDENCE;
    for (const [i, pace] of own.entries()) {
      if (i === 0 || !pace) continue;
      const expected = this.#expected(own.slice(0, i), pace.mix, peerYears);
      const seen = pace.path.map((share, m) => ({ months: m + 1, share }));
      evidence = addEvidence(evidence, evidenceOf(expected, seen));
    }
    this.#strayed.set(`${peerYears}/${key}`, evidence);
    return evidence;
  }

  /** From all units: how much to lean on peers, and how units stray then (their mean, so that it weighs as much as one unit's own). */
  #learn(): UnitsTogether {
    const units = [...new Set(this.years.flatMap((year) => [...year.units]))].map((unit) => ({ unit, own: this.#own([unit]) }));
    if (this.years.length < 2) return { peerYears: USUAL_PEER_YEARS, evidence: NO_EVIDENCE };
    const candidates = PEER_YEARS.map((peerYears) => {
      const strayed = units.map(({ unit, own }) => this.#howStrayed(unit, own, peerYears));
      const evidence = strayed.reduce((sum, each) => addEvidence(sum, each, 1 / units.length), NO_EVIDENCE);
      return { peerYears, evidence, likelihood: strayed.reduce((sum, each) => sum + logLikelihood(each), 0) };
    });
    return candidates.reduce((best, each) => (each.likelihood > best.likelihood ? each : best));
  }
}

interface UnitsTogether {
  readonly peerYears: number;
  readonly evidence: Evidence;
}

/** Histories made last, with their facts: boards of many days share one. */
const lately: { readonly facts: readonly PastRealizationFact[]; readonly history: PaceHistory }[] = [];
const KEPT = 4;

/** The history of some facts; the same object for the same facts in the same order. */
export function paceHistoryOf(facts: readonly PastRealizationFact[]): PaceHistory {
  const known = lately.find((each) => each.facts.length === facts.length && each.facts.every((fact, i) => fact === facts[i]));
  if (known) return known.history;
  const history = new PaceHistory(facts);
  lately.unshift({ facts, history });
  lately.length = Math.min(lately.length, KEPT);
  return history;
}

function isSame(a: Mix, b: Mix): boolean {
  if (a.size !== b.size) return false;
  for (const [group, share] of a) if (b.get(group) !== share) return false;
  return true;
}

function add(sums: number[], path: PacePath, weight: number): void {
  for (const [i, value] of path.entries()) sums[i] = (sums[i] as number) + weight * value;
}

/** Never falling, never nothing: what the reckoning of relative deviations needs. */
function rising(path: readonly number[]): PacePath {
  let highest = 1e-4;
  return path.map((value) => (highest = Math.max(highest + 1e-6, value)));
}
