import type { RuleParameterShown } from '@lcc/contract';
import { useId, useState } from 'react';
import { usePreferences, useSay } from '../../preferences.js';
import { numberOf, stepped, valueText } from './rule-number.js';

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
  const [typed, setTyped] = useState<string | null>(null);
  // What was typed stands as long as it means the value: `10,` is 10 on the way to 10,5.
  const text = typed !== null && Object.is(numberOf(typed), value) ? typed : Number.isNaN(value) ? '' : valueText(value, language);
  const enter = (next: string): void => {
    setTyped(next);
    onChange(numberOf(next));
  };
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
        type="text"
        inputMode="decimal"
        role="spinbutton"
        autoComplete="off"
        aria-label={label}
        aria-invalid={error || Number.isNaN(value) ? true : undefined}
        aria-describedby={isChanged ? old : undefined}
        aria-valuenow={Number.isNaN(value) ? undefined : value}
        aria-valuetext={text}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        value={text}
        style={{ width: `${Math.max(2, text.length) + 1.4}ch` }}
        onFocus={onFocus}
        onKeyDown={(event) => {
          const turn = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (turn === undefined || Number.isNaN(value)) return;
          event.preventDefault();
          enter(valueText(stepped(value, turn, range), language));
        }}
        onChange={(event) => enter(event.target.value)}
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
