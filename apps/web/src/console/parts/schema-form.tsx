import { zodResolver } from '@hookform/resolvers/zod';
import { plainError } from '@lcc/contract';
import { type ReactNode, useState } from 'react';
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { Refusal } from '../api.js';
import { wasGivenUp } from '../frame/act.js';
import { type Text, usePreferences, useSay } from '../preferences.js';
import { Button } from './button.js';
import { CheckField, SelectField, type Suggestion, TextField } from './field.js';
import { Failed } from './states.js';

/** How one field of a schema is asked for. */
export interface FieldSpec<Values extends FieldValues> {
  readonly name: Path<Values>;
  readonly label: Text;
  /** What somebody needs to know to fill it in. */
  readonly help: Text | ((values: Values) => Text);
  readonly control?: 'text' | 'password' | 'code' | 'number' | 'date' | 'check' | 'select';
  /** For `select` the choices; for `text` what may be meant. */
  readonly options?: readonly Suggestion[];
  /** For browsers and password managers. */
  readonly autoComplete?: string;
  /** An empty field means null. */
  readonly nullable?: boolean;
  /** Asked for only while this holds; otherwise it is null. */
  readonly when?: (values: Values) => boolean;
}

interface SchemaFormProps<Shape extends z.ZodType<FieldValues, FieldValues>> {
  /** The same schema the server judges by. */
  readonly schema: Shape;
  readonly fields: readonly FieldSpec<z.input<Shape>>[];
  readonly start: DefaultValues<z.input<Shape>>;
  readonly submit: string;
  /** Sends it. What the server refuses is shown beside the field it names. */
  readonly onSubmit: (values: z.output<Shape>) => Promise<unknown>;
  readonly locked?: string | null;
  readonly look?: 'primary' | 'danger';
  readonly children?: ReactNode;
  readonly onCancel?: () => void;
}

/** A form drawn from a schema: labels, help, checks while one types after the first try, and the server's refusals in their places. */
export function SchemaForm<Shape extends z.ZodType<FieldValues, FieldValues>>(props: SchemaFormProps<Shape>) {
  type Values = z.input<Shape>;
  const { schema, fields, start, submit, onSubmit, locked, look = 'primary', children, onCancel } = props;
  const say = useSay();
  const { language } = usePreferences();
  const [failure, setFailure] = useState<unknown>(null);
  const judge = zodResolver(schema, { error: plainError(language) }) as (values: unknown, ...rest: readonly [unknown, never]) => unknown; // not typed for schemas that are parameters
  const form = useForm<Values, unknown, z.output<Shape>>({
    defaultValues: start,
    resolver: ((entered: Values, ...rest: readonly [unknown, never]) =>
      judge({ ...entered, ...hidden(fields, entered) }, ...rest)) as never,
  });
  const values = form.watch();
  const shown = fields.filter((field) => field.when?.(values) ?? true);
  const send = form.handleSubmit(async (sent) => {
    setFailure(null);
    try {
      await onSubmit(sent);
    } catch (error) {
      if (wasGivenUp(error)) return;
      const known = error instanceof Refusal ? error.issues.filter((issue) => shown.some((field) => field.name === issue.field)) : [];
      for (const { field, message } of known) form.setError(field as Path<Values>, { message }, { shouldFocus: true });
      if (known.length === 0) setFailure(error);
    }
  });
  return (
    <form className="form" noValidate onSubmit={(event) => void send(event)}>
      {shown.map((field) => (
        <Control
          key={field.name}
          field={field}
          values={values}
          error={messageOf(form.formState.errors, field.name)}
          register={() => registered(form, field)}
        />
      ))}
      {failure ? <Failed error={failure} /> : null}
      {children}
      <div className="form-acts">
        {onCancel ? <Button onPress={onCancel}>{say('Batal', 'Cancel')}</Button> : null}
        <Button type="submit" look={look} busy={form.formState.isSubmitting} locked={locked}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** What is not asked for now is null, as if it never had been: a field that was shown before leaves nothing behind. */
const hidden = <Values extends FieldValues>(fields: readonly FieldSpec<Values>[], values: Values): Record<string, null> =>
  Object.fromEntries(fields.filter(({ when }) => when && !when(values)).map(({ name }) => [name, null]));

type Register = { readonly name: string; readonly ref: (element: HTMLInputElement | HTMLSelectElement | null) => void };

function registered<Values extends FieldValues>(form: ReturnType<typeof useForm<Values>> | object, field: FieldSpec<Values>): Register {
  const { register } = form as ReturnType<typeof useForm<Values>>;
  const read = (value: unknown) => {
    if (field.nullable && (value === '' || value === null)) return null;
    if (field.control === 'number') return value === '' ? undefined : Number(value);
    return field.control === 'code' && typeof value === 'string' ? value.replace(/\s/g, '') : value;
  };
  return field.control === 'check'
    ? register(field.name)
    : register(field.name, { setValueAs: read, shouldUnregister: field.when !== undefined });
}

interface ControlProps<Values extends FieldValues> {
  readonly field: FieldSpec<Values>;
  readonly values: Values;
  readonly error: string | undefined;
  readonly register: () => Register;
}

function Control<Values extends FieldValues>({ field, values, error, register }: ControlProps<Values>) {
  const say = useSay();
  const help = say(typeof field.help === 'function' ? field.help(values) : field.help);
  const common = { label: say(field.label), help, error, ...register() };
  const { control = 'text', options = [], autoComplete } = field;
  if (control === 'select') return <SelectField {...common} options={options} />;
  if (control === 'check') return <CheckField {...common} />;
  const typed = {
    text: options.length > 0 ? { suggestions: options } : {},
    password: { type: 'password' },
    number: { inputMode: 'numeric' as const },
    date: { type: 'date' },
    code: { inputMode: 'text' as const, className: 'code' },
  }[control];
  return <TextField {...common} {...typed} {...(autoComplete ? { autoComplete } : {})} />;
}

function messageOf(errors: FieldErrors, name: string): string | undefined {
  const message = errors[name]?.message;
  return typeof message === 'string' ? message : undefined;
}
