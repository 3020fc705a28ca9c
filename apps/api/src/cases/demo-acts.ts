import { addDays, type Case, type CaseActFact, type CaseOutcome, coverOf, type IsoDate } from '@lcc/domain';

/** Offices of a made-up inspectorate; never people. */
const OWNERS = ['Irban Wilayah I', 'Irban Wilayah II', 'Irban Wilayah III', 'Irban Khusus'];
const OUTCOMES: readonly CaseOutcome[] = ['corrected', 'clarified', 'corrected', 'handed-over', 'clarified', 'corrected', 'false-alarm'];

/**
 * What the inspectorate of the demo does on its days: it takes a case some days after it came out, promises a date, now and then misses it, and
 * closes it in the end. By the case's own name, so that every installation tells the same story.
 */
export function demoActs(cases: readonly Case[], region: string, year: number, today: IsoDate): CaseActFact[] {
  return cases.flatMap((each): CaseActFact[] => {
    if (each.raisedOn === null || each.heldBy !== null) return [];
    const h = Number.parseInt(each.id.slice(0, 6), 16);
    const common = {
      kind: 'case-act',
      region,
      year,
      case: each.id,
      by: 'peragaan',
      owner: null,
      promisedOn: null,
      outcome: null,
      covers: [],
    } as const;
    const at = (date: IsoDate, hour: number): string => `${date}T0${hour}:${String(h % 60).padStart(2, '0')}:00.000Z`;
    const takenOn = addDays(each.raisedOn, 1 + (h % 4));
    if (each.state === 'baru' && takenOn <= today) {
      const owner = OWNERS[h % OWNERS.length] ?? null;
      const promisedOn = addDays(takenOn, 4 + (h % 11));
      return [{ ...common, act: 'take', date: takenOn, at: at(takenOn, 2), owner, promisedOn, note: 'Peragaan: dokumen diminta ke unit.' }];
    }
    const closedOn = each.promisedOn === null ? null : addDays(each.promisedOn, (h % 3) * 2 - 1);
    if (each.state === 'diambil' && closedOn !== null && closedOn <= today) {
      const outcome = OUTCOMES[h % OUTCOMES.length] ?? 'clarified';
      const covers = (each.standing.length > 0 ? each.standing : each.past).map(coverOf);
      return [
        { ...common, act: 'close', date: closedOn, at: at(closedOn, 7), outcome, covers, note: 'Peragaan: hasil penelaahan dicatat.' },
      ];
    }
    return [];
  });
}
