import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { budgetLine, monthlyPlan, party, payment, rp } from '../detectors/core/example-facts.js';
import { b01 } from '../detectors/execution/b01.detector.js';
import { b07 } from '../detectors/execution/b07.detector.js';
import { b14 } from '../detectors/execution/b14.detector.js';
import {
  type AlertFact,
  type CaseActFact,
  type CaseFact,
  type Fact,
  type FactKind,
  factFromWire,
  factToWire,
  naturalKey,
  type RuleVersionFact,
} from '../facts/index.js';
import { CaseFold, documentFolds } from '../folds/index.js';
import { addDays } from '../values/index.js';
import { coverOf } from './case.js';
import { CaseEngine, type DownSources } from './engine.js';

const UNIT = '1.03.0.00.0.00.01.0000';
const NONE_DOWN: DownSources = new Map();

/** A ledger of one channel and its judge; every fact takes the way through JSON that the real one takes. */
class Desk {
  readonly log: Fact[] = [];
  readonly #known = new Map<string, Fact>();
  state: BoardState;
  engine: CaseEngine;
  #revision = 0;

  constructor() {
    this.state = new BoardState('12.05', 2026, '0001-01-01', documentFolds);
    this.engine = new CaseEngine(this.state, [b01, b07, b14]);
  }

  tell(...facts: readonly Fact[]) {
    return facts.map((each) => {
      const after = factFromWire(JSON.parse(JSON.stringify(factToWire(each))));
      const key = `${after.kind}|${naturalKey(after)}`;
      const change = { revision: ++this.#revision, before: this.#known.get(key) ?? null, after, firstRecordedOn: after.date };
      this.#known.set(key, after);
      this.log.push(after);
      this.state.apply(change);
      return change;
    });
  }

  day(date: string, down = NONE_DOWN): CaseFact[] {
    this.tell({ kind: 'business-day', region: '12.05', year: 2026, date });
    const found = this.engine.all(down);
    this.tell(...found);
    return found;
  }

  now(...facts: readonly Fact[]): CaseFact[] {
    const found = this.engine.touched(this.tell(...facts), NONE_DOWN);
    this.tell(...found);
    return found;
  }

  /** Another process with the same log. */
  restart(): Desk {
    const desk = new Desk();
    desk.tell(...this.log);
    return desk;
  }

  get cases() {
    return this.state.fold(CaseFold).cases();
  }
}

const alerts = (facts: readonly CaseFact[]): AlertFact[] => facts.filter((fact) => fact.kind === 'alert');
const behind = [budgetLine(rp(1_200_000_000)), monthlyPlan(rp(100_000_000)), payment('1', rp(100_000_000), '2026-05-29')];
const overspent = [budgetLine(rp(100_000_000)), payment('1', rp(400_000_000), '2026-05-04')];
const twice = (first: string, second: string) => [
  payment(first, rp(150_000_000), '2026-05-04'),
  party(first, '2026-05-04'),
  payment(second, rp(150_000_000), '2026-05-06'),
  party(second, '2026-05-06'),
];
const version = (
  number: number,
  date: string,
  values: Readonly<Record<string, number>>,
  more: Partial<RuleVersionFact> = {},
): RuleVersionFact => ({
  kind: 'rule-version',
  region: '12.05',
  year: 2026,
  date,
  rule: 'B01',
  number,
  values: Object.entries(values).map(([name, value]) => ({ name, value })),
  holdDays: 2,
  clearDays: 2,
  except: [],
  act: 'Kirim sebab',
  actDays: 2,
  reason: 'uji',
  ...more,
});
const act = (of: string, more: Partial<CaseActFact>): CaseActFact => ({
  kind: 'case-act',
  region: '12.05',
  year: 2026,
  date: '2026-05-08',
  case: of,
  at: `${more.date ?? '2026-05-08'}T02:00:00.000Z`,
  act: 'take',
  by: 'orang_1',
  owner: null,
  promisedOn: null,
  note: '',
  outcome: null,
  covers: [],
  ...more,
});

describe('the engine of cases', () => {
  it('raises what happened at once, with its evidence and the day it happened', () => {
    const desk = new Desk();
    desk.day('2026-05-07');
    const [alert] = alerts(desk.now(budgetLine(rp(900_000_000)), ...twice('11', '12')));
    expect(alert).toMatchObject({ detector: 'B14', occurredOn: '2026-05-06', raisedOn: '2026-05-07', severity: 'tinggi' });
    expect(alert?.evidence.map((row) => row.key).sort()).toEqual(['11', '12']);
    expect(desk.cases).toMatchObject([{ state: 'baru', workUnit: UNIT, since: '2026-05-06', raisedOn: '2026-05-07' }]);
  });

  it('gathers findings about one sub-activity into one case, whatever rule found them', () => {
    const desk = new Desk();
    desk.day('2026-05-07');
    desk.now(budgetLine(rp(100_000_000)), ...twice('11', '12'));
    expect(desk.cases).toHaveLength(1);
    expect(desk.cases[0]?.standing.map((alert) => alert.detector).sort()).toEqual(['B07', 'B14']);
    expect(desk.cases[0]?.severity).toBe('kritis');
  });

  it('lets a level rule wait two judged days, and go out after two', () => {
    const desk = new Desk();
    desk.tell(...behind);
    expect(alerts(desk.day('2026-06-29'))[0]?.condition.now.state).toBe('PENDING');
    expect(desk.cases).toEqual([]);
    expect(alerts(desk.day('2026-06-30'))[0]).toMatchObject({ condition: { now: { state: 'FIRING' } }, occurredOn: '2026-06-30' });
    desk.tell(payment('2', rp(600_000_000), '2026-06-30'));
    expect(alerts(desk.day('2026-07-01'))[0]?.condition.now.state).toBe('RECOVERING');
    expect(alerts(desk.day('2026-07-02'))[0]?.condition.now.state).toBe('RESOLVED');
    expect(desk.cases[0]?.state).toBe('reda');
  });

  it('counts no weekend', () => {
    const desk = new Desk();
    desk.tell(...behind);
    desk.day('2026-06-26');
    expect(alerts(desk.day('2026-06-27'))).toEqual([]);
    expect(alerts(desk.day('2026-06-29'))[0]?.condition.now.state).toBe('FIRING');
  });

  it('neither raises nor clears while a source is down, and says which', () => {
    const down = new Map<FactKind, string>([['sp2d', 'sp2d']]);
    const quiet = new Desk();
    quiet.tell(...behind);
    expect([...quiet.day('2026-06-29', down), ...quiet.day('2026-06-30', down)].filter((fact) => fact.kind === 'alert')).toEqual([]);

    const desk = new Desk();
    desk.tell(...behind);
    desk.day('2026-06-29');
    desk.day('2026-06-30');
    desk.tell(payment('2', rp(900_000_000), '2026-06-30'));
    for (const date of ['2026-07-01', '2026-07-02', '2026-07-03']) desk.day(date, down);
    expect(desk.cases).toMatchObject([{ state: 'baru', heldBy: 'sp2d' }]);
  });

  it('keeps an alert and its age through other limits', () => {
    const desk = new Desk();
    desk.tell(...behind);
    desk.day('2026-06-29');
    desk.day('2026-06-30');
    const { id } = desk.cases[0] ?? {};
    desk.tell(version(1, '2026-07-01', { enter: 30, exit: 25 }));
    desk.day('2026-07-01');
    expect(desk.cases).toMatchObject([{ id, state: 'baru', since: '2026-06-30' }]);
    expect(desk.cases[0]?.standing[0]?.parameters).toBe('1');
  });

  it('is judged by the version of its day, and lets a unit go that is excepted', () => {
    const desk = new Desk();
    desk.tell(...behind, version(1, '2026-07-01', { enter: 10, exit: 8 }, { except: [UNIT], clearDays: 1 }));
    desk.day('2026-06-29');
    desk.day('2026-06-30');
    expect(desk.cases).toMatchObject([{ state: 'baru', standing: [{ parameters: 'bawaan' }] }]);
    desk.day('2026-07-01');
    expect(desk.cases).toMatchObject([{ standing: [] }]);
  });

  it('waits as many working days as its version says', () => {
    const desk = new Desk();
    desk.tell(...behind, version(3, '2026-01-01', { enter: 10, exit: 8 }, { holdDays: 4 }));
    for (const day of ['2026-06-26', '2026-06-27', '2026-06-28', '2026-06-29', '2026-06-30']) desk.day(day);
    expect(desk.cases).toEqual([]);
    desk.day('2026-07-01');
    expect(desk.cases).toMatchObject([{ state: 'baru', since: '2026-07-01' }]);
  });

  it('comes to the same facts after a restart, byte for byte, and says nothing twice', () => {
    const desk = new Desk();
    desk.tell(...behind, ...twice('11', '12'));
    desk.day('2026-06-29');
    const again = desk.restart();
    expect(again.engine.all(NONE_DOWN)).toEqual([]);
    const bytes = (facts: readonly CaseFact[]): string => JSON.stringify(facts.map((fact) => factToWire(fact)));
    expect(bytes(again.day('2026-06-30'))).toBe(bytes(desk.day('2026-06-30')));
  });

  it('closes what a correction has mended, and keeps what a person has taken', () => {
    const desk = new Desk();
    desk.tell(...overspent);
    desk.day('2026-05-07');
    const id = desk.cases[0]?.id ?? '';
    desk.tell(act(id, { act: 'take', owner: 'Inspektorat', promisedOn: '2026-05-20' }));
    desk.tell(budgetLine(rp(500_000_000), '2026-05-08', 'GESER_1'));
    desk.day('2026-05-08');
    expect(desk.cases).toMatchObject([{ state: 'diambil', standing: [], owner: 'Inspektorat', promisedOn: '2026-05-20' }]);
  });

  it('leaves an answered alert alone until more is at stake', () => {
    const desk = new Desk();
    desk.tell(...overspent);
    desk.day('2026-05-07');
    const [found] = desk.cases;
    desk.tell(act(found?.id ?? '', { act: 'close', outcome: 'clarified', covers: (found?.standing ?? []).map(coverOf) }));
    desk.day('2026-05-11');
    expect(desk.cases).toMatchObject([{ state: 'ditutup', outcome: 'clarified' }]);
    desk.tell(payment('2', rp(30_000_000), '2026-05-11'));
    desk.day('2026-05-12');
    expect(desk.cases[0]?.state).toBe('ditutup');
    desk.tell(payment('3', rp(60_000_000), '2026-05-12'));
    desk.day('2026-05-13');
    expect(desk.cases[0]).toMatchObject({ state: 'baru', outcome: null, raisedOn: '2026-05-13' });
  });

  it('lets out five heavy cases a day, heaviest first, and the others on the days after', () => {
    const desk = new Desk();
    const units = Array.from({ length: 8 }, (_, i) => `1.03.0.00.0.00.${String(i + 1).padStart(2, '0')}.0000`);
    desk.day('2026-05-01');
    desk.tell(
      ...units.flatMap((workUnit, i) => [
        { ...budgetLine(rp(100_000_000)), workUnit },
        { ...payment(`P${i}`, rp(300_000_000 + i * 50_000_000), '2026-05-04'), workUnit },
      ]),
    );
    desk.day('2026-05-07');
    const out = desk.cases.filter((each) => each.raisedOn === '2026-05-07').map((each) => each.workUnit);
    expect(out).toEqual([...units].reverse().slice(0, 5));
    desk.day('2026-05-08');
    expect(desk.cases.filter((each) => each.raisedOn === '2026-05-08')).toHaveLength(3);
  });

  it('marks what the first judgement finds, and lets out few of it a day, so that there is room for what is new', () => {
    const desk = new Desk();
    const unit = (i: number) => `1.03.0.00.0.00.${String(i + 1).padStart(2, '0')}.0000`;
    const over = (workUnit: string, date: string) => [
      { ...budgetLine(rp(100_000_000)), workUnit },
      { ...payment(`P${workUnit}`, rp(300_000_000), date), workUnit },
    ];
    const out = (isBacklog: boolean) => desk.cases.filter((each) => each.raisedOn !== null && each.isBacklog === isBacklog);
    desk.tell(...Array.from({ length: 40 }, (_, i) => over(unit(i), '2026-05-04')).flat());
    desk.day('2026-05-07');
    expect(desk.cases.every((each) => each.isBacklog && each.since === '2026-05-04')).toBe(true);
    expect(out(true)).toHaveLength(4);
    desk.day('2026-05-08');
    expect(out(true)).toHaveLength(8);
    desk.now(...over(unit(40), '2026-05-08'));
    expect(out(false)).toMatchObject([{ workUnit: unit(40), raisedOn: '2026-05-08' }]);
    for (let i = 2; i < 7; i++) desk.day(addDays('2026-05-07', i));
    expect(desk.cases.filter((each) => each.raisedOn !== null)).toHaveLength(20);
    desk.now(...over(unit(41), '2026-05-13'), ...over(unit(42), '2026-05-04'));
    expect(out(false).map((each) => each.workUnit)).toEqual([unit(40), unit(41)]);
  });

  it('lets nothing out on the days before its first, which only give levels their past', () => {
    const desk = new Desk();
    desk.engine = new CaseEngine(desk.state, [b01, b07, b14], undefined, '2026-06-30');
    desk.tell(...behind, ...twice('11', '12'));
    for (const date of ['2026-06-26', '2026-06-29']) desk.day(date);
    expect(desk.cases.filter((each) => each.raisedOn !== null)).toEqual([]);
    desk.day('2026-06-30');
    expect(desk.cases.map((each) => [each.raisedOn, each.isBacklog])).toEqual([
      ['2026-06-30', true],
      ['2026-06-30', true],
    ]);
  });

  it('tells how much each detector could judge', () => {
    const desk = new Desk();
    desk.tell(...overspent);
    const coverage = desk.day('2026-05-07').flatMap((fact) => (fact.kind === 'detector-coverage' ? [fact] : []));
    expect(coverage).toMatchObject([
      { detector: 'B01', risk: 0, notRisk: 0, impossible: 1 },
      { detector: 'B07', risk: 1, notRisk: 0 },
      { detector: 'B14', risk: 0 },
    ]);
  });

  it('remembers the quiet days it wrote nothing about', () => {
    const desk = new Desk();
    desk.tell(...overspent);
    for (let i = 0; i < 30; i++) desk.day(addDays('2026-05-07', i));
    desk.tell(budgetLine(rp(500_000_000), '2026-06-06', 'GESER_1'));
    const [alert] = alerts(desk.day('2026-06-06'));
    expect(alert?.condition.now).toMatchObject({ state: 'RESOLVED', changes: [...Array<boolean>(20).fill(false), true] });
  });
});
