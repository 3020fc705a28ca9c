import type { RuleParameterShown } from '@lcc/contract';
import { useId } from 'react';
import { usePreferences, useSay } from '../../preferences.js';
import { valueText } from './rule-number.js';

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

/** A number of the rule's sentence; changed, it keeps the old one beside it. */
export function NumberBlank({ label, value, before, range, error, isLocked, onFocus, onChange }: NumberBlankProps) {
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

/** A text of the rule's sentence. */
export function TextBlank({ label, value, before, error, isLocked, onFocus, onChange }: TextBlankProps) {
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
