import { crosses, type Detector, type Words } from '../detectors/core/detector.js';
import { BUILT_IN, type Setting } from '../detectors/core/setting.js';
import type { RuleVersionFact } from '../facts/index.js';
import type { WorkUnitCode } from '../values/index.js';

/** The blanks of a rule's sentence: what a version sets. */
export interface RuleTerms {
  /** Every parameter of the detector. */
  readonly values: Readonly<Record<string, number>>;
  /** Working days beyond the limit before it fires, and inside the other before it is over; 1 for a rule that knows no days. */
  readonly holdDays: number;
  readonly clearDays: number;
  readonly except: readonly WorkUnitCode[];
  /** What has to be done when it fires: a rule that asks for nothing should not exist (ISA-18.2). */
  readonly act: string;
  readonly actDays: number;
}

/** What a field of a rule may not be, for the field itself. */
export interface TermFault {
  /** `values.enter`, `holdDays`, … */
  readonly field: string;
  readonly message: Words;
}

export const MOST_DAYS = 30;
const ACT = {
  level: 'Kirim sebab dan tanggal janji',
  event: 'Kirim penjelasan dan buktinya',
  rank: 'Telaah urutannya',
  mark: 'Telaah angkanya dan sebabnya',
} as const;
const ACT_DAYS = 2;

/** What is shipped: in force until people agree on something else. */
export function builtInTerms({ parameters, kind }: Detector): RuleTerms {
  const values = Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]));
  const { holdDays, clearDays } = kind === 'level' ? BUILT_IN : { holdDays: 1, clearDays: 1 };
  return { values, holdDays, clearDays, except: [], act: ACT[kind], actDays: ACT_DAYS };
}

/** The terms of a version; a parameter that came with a later release has its default. */
export function termsOf(detector: Detector, fact: RuleVersionFact | null): RuleTerms {
  const shipped = builtInTerms(detector);
  if (fact === null) return shipped;
  const told = new Map(fact.values.map(({ name, value }) => [name, value]));
  const values = Object.fromEntries(Object.entries(shipped.values).map(([name, usual]) => [name, told.get(name) ?? usual]));
  const { holdDays, clearDays, except, act, actDays } = fact;
  return { values, holdDays, clearDays, except, act, actDays };
}

/** Terms as the judge takes them. */
export const settingOf = ({ values, holdDays, clearDays, except }: RuleTerms, version: string): Setting => ({
  version,
  values,
  holdDays,
  clearDays,
  except: new Set(except),
});

/** What stands in the way of these terms; empty when they may hold. */
export function faultsOf(detector: Detector, terms: RuleTerms, isUnit: (code: WorkUnitCode) => boolean): TermFault[] {
  const faults: TermFault[] = [];
  for (const [name, { min, max, step }] of Object.entries(detector.parameters)) {
    const value = terms.values[name];
    if (value === undefined || !(value >= min && value <= max))
      faults.push(fault(`values.${name}`, `Antara ${min} dan ${max}.`, `Between ${min} and ${max}.`));
    else if (!isStep(value - min, step)) faults.push(fault(`values.${name}`, `Kelipatan ${step}.`, `In steps of ${step}.`));
  }
  for (const name of Object.keys(terms.values))
    if (!(name in detector.parameters))
      faults.push(fault(`values.${name}`, 'Aturan ini tidak mengenalnya.', 'This rule has no such value.'));
  if (crosses(terms.values))
    faults.push(fault('values.exit', 'Batas padam harus di bawah batas nyala.', 'The limit to go off must be below the limit to go on.'));
  for (const field of ['holdDays', 'clearDays', 'actDays'] as const)
    if (!(Number.isInteger(terms[field]) && terms[field] >= 1 && terms[field] <= MOST_DAYS))
      faults.push(fault(field, `Antara 1 dan ${MOST_DAYS} hari kerja.`, `Between 1 and ${MOST_DAYS} working days.`));
  if (detector.kind !== 'level' && (terms.holdDays !== 1 || terms.clearDays !== 1))
    faults.push(
      detector.kind === 'mark'
        ? fault('holdDays', 'Tanda menyala dan padam seketika.', 'A mark goes on and off at once.')
        : fault('holdDays', 'Kejadian menyala seketika.', 'An event fires at once.'),
    );
  if (detector.kind === 'mark' && terms.except.length > 0)
    faults.push(fault('except', 'Tanda berlaku untuk semua.', 'A mark holds for all.'));
  const unknown = terms.except.find((code) => !isUnit(code));
  if (unknown !== undefined) faults.push(fault('except', `OPD ${unknown} tidak dikenal.`, `Unit ${unknown} is unknown.`));
  if (terms.act.trim().length < 3)
    faults.push(fault('act', 'Sebutkan yang harus dilakukan OPD bila menyala.', 'Say what the unit has to do when it fires.'));
  return faults;
}

/** Whether two say the same. */
export const sameTerms = (a: RuleTerms, b: RuleTerms): boolean => canonicalTerms(a) === canonicalTerms(b);

/** One text for one meaning, whatever the order it was written in: what a proposal's fingerprint is made of. */
export function canonicalTerms({ values, holdDays, clearDays, except, act, actDays }: RuleTerms): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, holdDays, clearDays, [...new Set(except)].sort(), act.trim(), actDays]);
}

/** One text for all that a judgement hangs on: the duty that follows changes none. */
export const judgingTerms = (terms: RuleTerms): string => canonicalTerms({ ...terms, act: '', actDays: 1 });

const fault = (field: string, id: string, en: string): TermFault => ({ field, message: { id, en } });
const isStep = (distance: number, step: number): boolean => Math.abs(distance / step - Math.round(distance / step)) < 1e-6;
