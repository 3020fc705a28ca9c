import type { RuleDetail, RuleParameterShown, RuleTermsWire } from '@lcc/contract';
import { type ReactNode, useId, useState } from 'react';
import { Shape } from '../../../shared/shape.js';
import { fitUnitName } from '../../../shared/unit-name.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';
import { UNIT_WORDS, valueText } from './rule-number.js';

interface SentenceProps {
  readonly detail: RuleDetail;
  readonly terms: RuleTermsWire;
  readonly faults: ReadonlyMap<string, string>;
  /** Nobody may write in it now. */
  readonly isLocked: boolean;
  readonly onChange: (terms: RuleTermsWire) => void;
}

interface Help {
  readonly title: string;
  readonly text: string;
}

const DAYS: Pick<RuleParameterShown, 'min' | 'max' | 'step'> = { min: 1, max: 30, step: 1 };

/** The rule as one sentence with blanks. What was changed is marked and keeps the old value beside it, so the proposal is its own difference. */
export function RuleSentence({ detail, terms, faults, isLocked, onChange }: SentenceProps) {
  const say = useSay();
  const { language } = usePreferences();
  const [help, setHelp] = useState<Help | null>(null);
  const { rule, inForce } = detail;
  const set = (change: Partial<RuleTermsWire>): void => onChange({ ...terms, ...change });
  const wordOf = (text: Text | undefined): string => (text ? say(text) : '');

  const blank = (parameter: RuleParameterShown): ReactNode => {
    const { name, title } = parameter;
    return (
      <>
        <NumberBlank
          key={name}
          label={say(title)}
          value={terms.values[name] ?? parameter.default}
          before={inForce.terms.values[name] ?? parameter.default}
          range={parameter}
          error={faults.get(`terms.values.${name}`)}
          isLocked={isLocked}
          onFocus={() => setHelp({ title: say(title), text: `${say(parameter.help)} ${rangeText(parameter, say, language)}` })}
          onChange={(value) => set({ values: { ...terms.values, [name]: value } })}
        />{' '}
        {wordOf(UNIT_WORDS[parameter.unit])}
      </>
    );
  };
  const days = (field: 'holdDays' | 'clearDays' | 'actDays', label: string, text: string): ReactNode => (
    <NumberBlank
      label={label}
      value={terms[field]}
      before={inForce.terms[field]}
      range={DAYS}
      error={faults.get(`terms.${field}`)}
      isLocked={isLocked}
      onFocus={() => setHelp({ title: label, text })}
      onChange={(value) => set({ [field]: value })}
    />
  );
  const named = new Map(rule.parameters.map((parameter) => [parameter.name, parameter]));
  const [enter, exit] = [named.get('enter'), named.get('exit')];
  const others = rule.parameters.filter(({ name }) => name !== 'enter' && name !== 'exit');
  return (
    <section className="rule-sentence" aria-label={say('Aturan sebagai kalimat', 'The rule as a sentence')}>
      <p className="reading">
        <b>{say(rule.title)}</b> {enter ? say('nyala bila lebih dari', 'goes on above') : say('nyala', 'goes on')}{' '}
        {enter ? blank(enter) : null}{' '}
        {rule.kind === 'level' ? (
          <>
            {say('selama', 'for')}{' '}
            {days(
              'holdDays',
              say('Hari kerja sampai nyala', 'Working days until it goes on'),
              say(
                'Sekian hari kerja berturut-turut melewati batas sebelum menyala. Lebih banyak hari: lebih tenang, lebih lambat.',
                'So many working days in a row beyond the limit before it goes on. More days: calmer, slower.',
              ),
            )}{' '}
            {say('hari kerja. Padam', 'working days. It goes off')}{' '}
            {exit ? (
              <>
                {say('bila kurang dari', 'below')} {blank(exit)}{' '}
              </>
            ) : null}
            {say('selama', 'for')}{' '}
            {days(
              'clearDays',
              say('Hari kerja sampai padam', 'Working days until it goes off'),
              say(
                'Sekian hari kerja berturut-turut di sisi aman sebelum padam.',
                'So many working days in a row on the safe side before it goes off.',
              ),
            )}{' '}
            {say('hari kerja.', 'working days.')}{' '}
          </>
        ) : (
          <>{say('seketika, dan padam hanya bila datanya dikoreksi.', 'at once, and off only when the data are corrected.')} </>
        )}
        {others.length > 0 ? (
          <>
            {say('Dengan', 'With')}{' '}
            {others.map((parameter, i) => (
              <span key={parameter.name}>
                {i > 0 ? ', ' : ''}
                {begun(say(parameter.title))} {blank(parameter)}
              </span>
            ))}
            .{' '}
          </>
        ) : null}
        {say('Berlaku untuk', 'It holds for')}{' '}
        <UnitsBlank detail={detail} chosen={terms.except} isLocked={isLocked} onChange={(except) => set({ except })} />.{' '}
        {say('Bila data basi:', 'When data are stale:')} <b>{say('tahan', 'hold')}</b>.{' '}
        {say('Yang harus dilakukan:', 'What has to be done:')}{' '}
        <TextBlank
          label={say('Yang harus dilakukan', 'What has to be done')}
          value={terms.act}
          before={inForce.terms.act}
          error={faults.get('terms.act')}
          isLocked={isLocked}
          onFocus={() =>
            setHelp({
              title: say('Yang harus dilakukan', 'What has to be done'),
              text: say(
                'Peringatan yang tidak meminta apa pun sebaiknya tidak ada. Tulis tindakan OPD, singkat.',
                'An alert that asks for nothing should not be. Write what the unit has to do, in short.',
              ),
            })
          }
          onChange={(act) => set({ act })}
        />{' '}
        {say('dalam', 'within')}{' '}
        {days(
          'actDays',
          say('Hari kerja untuk bertindak', 'Working days to act'),
          say('Batas waktu OPD menjawab.', 'Time the unit has to answer.'),
        )}{' '}
        {say('hari kerja.', 'working days.')}
      </p>
      <p className="help" aria-live="polite">
        {help ? (
          <>
            <b>{help.title}.</b> {help.text}
          </>
        ) : (
          say(rule.why)
        )}
      </p>
      {[...new Set(faults.values())].map((text) => (
        <p key={text} className="fault" role="alert">
          <Shape name="kritis" />
          {text}
        </p>
      ))}
    </section>
  );
}

/** A title within a sentence; names of their own keep their capitals. */
const begun = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

const rangeText = (
  parameter: RuleParameterShown,
  say: ReturnType<typeof useSay>,
  language: ReturnType<typeof usePreferences>['language'],
): string => {
  const [min, max, usual] = [parameter.min, parameter.max, parameter.default].map((value) => valueText(value, language));
  return say(`Antara ${min} dan ${max}; bawaan ${usual}.`, `Between ${min} and ${max}; shipped as ${usual}.`);
};

interface NumberBlankProps {
  readonly label: string;
  readonly value: number;
  readonly before: number;
  readonly range: Pick<RuleParameterShown, 'min' | 'max' | 'step'>;
  readonly error: string | undefined;
  readonly isLocked: boolean;
  readonly onFocus: () => void;
  readonly onChange: (value: number) => void;
}

function NumberBlank({ label, value, before, range, error, isLocked, onFocus, onChange }: NumberBlankProps) {
  const say = useSay();
  const { language } = usePreferences();
  const old = useId();
  const isChanged = value !== before;
  const shown = valueText(before, language);
  if (isLocked)
    return (
      <span className={isChanged ? 'blank changed locked' : 'blank locked'}>
        <b>{valueText(value, language)}</b>
        {isChanged ? <s>{shown}</s> : null}
      </span>
    );
  return (
    <span className={isChanged ? 'blank changed' : 'blank'} data-wrong={error ? '' : undefined}>
      <input
        type="number"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={isChanged ? old : undefined}
        value={Number.isNaN(value) ? '' : value}
        min={range.min}
        max={range.max}
        step={range.step}
        style={{ width: `${Math.max(2, String(value).length) + 2.6}ch` }}
        onFocus={onFocus}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      {isChanged ? (
        <s id={old}>
          <span className="sr-only">{say('sebelumnya', 'before')} </span>
          {shown}
        </s>
      ) : null}
    </span>
  );
}

interface TextBlankProps extends Omit<NumberBlankProps, 'value' | 'before' | 'range' | 'onChange'> {
  readonly value: string;
  readonly before: string;
  readonly onChange: (value: string) => void;
}

function TextBlank({ label, value, before, error, isLocked, onFocus, onChange }: TextBlankProps) {
  const isChanged = value.trim() !== before.trim();
  if (isLocked)
    return (
      <span className={isChanged ? 'blank changed locked' : 'blank locked'}>
        <b>{value}</b>
        {isChanged ? <s>{before}</s> : null}
      </span>
    );
  return (
    <span className={isChanged ? 'blank changed' : 'blank'} data-wrong={error ? '' : undefined}>
      <input
        type="text"
        aria-label={label}
        aria-invalid={error ? true : undefined}
        value={value}
        maxLength={200}
        style={{ width: `${Math.min(46, Math.max(12, value.length + 2))}ch` }}
        onFocus={onFocus}
        onChange={(event) => onChange(event.target.value)}
      />
      {isChanged ? <s>{before}</s> : null}
    </span>
  );
}

function UnitsBlank({
  detail: { units, inForce },
  chosen,
  isLocked,
  onChange,
}: {
  readonly detail: RuleDetail;
  readonly chosen: readonly string[];
  readonly isLocked: boolean;
  readonly onChange: (except: string[]) => void;
}) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const textOf = (except: readonly string[]): string => {
    if (except.length === 0) return say('semua OPD', 'all units');
    const names = except.map((code) => fitUnitName(units.find((unit) => unit.code === code)?.name ?? code, 160, 16));
    return names.length > 2
      ? say(`semua OPD kecuali ${names.length}`, `all units but ${names.length}`)
      : say(`semua OPD kecuali ${names.join(' dan ')}`, `all units but ${names.join(' and ')}`);
  };
  const before = inForce.terms.except;
  const isChanged = [...before].sort().join() !== [...chosen].sort().join();
  const toggle = (code: string): void =>
    onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code].sort());
  return (
    <span className={`blank${isChanged ? ' changed' : ''}${isLocked ? ' locked' : ''}`}>
      {isLocked ? (
        <b>{textOf(chosen)}</b>
      ) : (
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {textOf(chosen)}
        </button>
      )}
      {isChanged ? <s>{textOf(before)}</s> : null}
      {isOpen ? (
        <Dialog title={say('OPD yang dikecualikan', 'Excepted units')} onClose={() => setOpen(false)}>
          <div className="pad">
            <input
              type="search"
              aria-label={say('Saring OPD', 'Filter units')}
              placeholder={say('Saring OPD', 'Filter units')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <ul className="unit-checks">
              {units
                .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
                .map(({ code, name }) => (
                  <li key={code}>
                    <label>
                      <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {name}
                    </label>
                  </li>
                ))}
            </ul>
            <div className="form-acts">
              <Button look="primary" onPress={() => setOpen(false)}>
                {say('Selesai', 'Done')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </span>
  );
}
