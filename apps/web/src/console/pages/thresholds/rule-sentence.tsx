import type { RuleDetail, RuleParameterShown, RuleTermsWire } from '@lcc/contract';
import { type ReactNode, useState } from 'react';
import { Shape } from '../../../shared/shape.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';
import { NumberBlank, TextBlank } from './blanks.js';
import { UNIT_WORDS, valueText } from './rule-number.js';
import { UnitsBlank } from './units-blank.js';

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
  const limit = enter ?? named.get('most') ?? named.get('least');
  const others = rule.parameters.filter((parameter) => parameter !== limit && parameter !== exit);
  return (
    <section className="rule-sentence" aria-label={say('Aturan sebagai kalimat', 'The rule as a sentence')}>
      <p className="reading">
        <b>{say(rule.title)}</b> {say(beginning(rule.kind, limit?.name))} {limit ? blank(limit) : null}{' '}
        {rule.kind === 'mark' ? (
          <>{say('seketika, dan tidak lagi begitu angkanya kembali.', 'at once, and no longer when the figure is back.')} </>
        ) : rule.kind === 'level' ? (
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
        {rule.kind === 'mark' ? (
          say('semua', 'all')
        ) : (
          <UnitsBlank detail={detail} chosen={terms.except} isLocked={isLocked} onChange={(except) => set({ except })} />
        )}
        . {say('Bila data basi:', 'When data are stale:')}{' '}
        <b>{rule.kind === 'mark' ? say('tanpa tanda', 'no mark') : say('tahan', 'hold')}</b>.{' '}
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

/** How the sentence goes on after the title: an indicator marks, a rule goes on. */
function beginning(kind: RuleDetail['rule']['kind'], limit: string | undefined): Text {
  if (kind !== 'mark') return limit === 'enter' ? { id: 'nyala bila lebih dari', en: 'goes on above' } : { id: 'nyala', en: 'goes on' };
  if (limit === 'enter') return { id: 'diberi mulai dari', en: 'is given from' };
  if (limit === 'least') return { id: 'ditandai bila kurang dari', en: 'is marked below' };
  return limit === 'most' ? { id: 'ditandai bila lebih dari', en: 'is marked above' } : { id: 'ditandai', en: 'is marked' };
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
