import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react';
import { Shape } from '../../shared/shape.js';

interface Around {
  readonly label: string;
  /** What somebody needs to know to fill it in; null where the list that it stands in says it once. */
  readonly help: string | null;
  readonly error?: string | undefined;
}

/** A label, its control, help below, and what is wrong in words beside a shape. */
function Labelled({ label, help, error, id, children }: Around & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help ? (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="fault">
          <Shape name="kritis" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

const describe = (id: string, { help, error }: Around) => ({
  id,
  'aria-describedby': [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? true : undefined,
});

type InputProps = Around &
  InputHTMLAttributes<HTMLInputElement> & { readonly ref?: Ref<HTMLInputElement>; readonly suggestions?: readonly Suggestion[] };

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

export function TextField({ label, help, error, suggestions, ...input }: InputProps) {
  const id = useId();
  return (
    <Labelled {...{ label, help, error, id }}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        {...describe(id, { label, help, error })}
        list={suggestions ? `${id}-list` : undefined}
      />
      {suggestions ? (
        <datalist id={`${id}-list`}>
          {suggestions.map(({ value, label: text }) => (
            <option key={value} value={value} label={text} />
          ))}
        </datalist>
      ) : null}
    </Labelled>
  );
}

type SelectProps = Around &
  SelectHTMLAttributes<HTMLSelectElement> & { readonly ref?: Ref<HTMLSelectElement>; readonly options: readonly Suggestion[] };

export function SelectField({ label, help, error, options, ...select }: SelectProps) {
  const id = useId();
  return (
    <Labelled {...{ label, help, error, id }}>
      <select {...select} {...describe(id, { label, help, error })}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function CheckField({ label, help, error, ...input }: InputProps) {
  const id = useId();
  return (
    <div className="field check">
      <input type="checkbox" {...input} {...describe(id, { label, help, error })} />
      <label htmlFor={id}>{label}</label>
      {help ? (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      ) : null}
    </div>
  );
}
