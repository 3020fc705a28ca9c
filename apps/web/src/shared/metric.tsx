import type { AbsentReason } from '@lcc/contract';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

export interface MetricProps {
  /** Field name as under Figures; `gap`, `behind`, `weekChange`, `projection`, … for derived ones. */
  readonly metric: string;
  /** `region` or a row's key. */
  readonly scope: string;
  /** Exact wire value; null = absent. */
  readonly value: string | number | null;
  readonly absent?: AbsentReason | null | undefined;
  /** Revision at which the value last changed. */
  readonly revision: number;
  /** What is painted; may be on another scale than `value`. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** The attributes that name a painted value for tests, screenshots and support. */
export function metricAttributes({ metric, scope, value, absent, revision }: Omit<MetricProps, 'children' | 'className'>) {
  return {
    'data-metric': metric,
    'data-scope': scope,
    'data-value': value === null ? '' : String(value),
    'data-revision': revision,
    ...(value === null ? { 'data-absent': absent ?? 'belum-ada' } : {}),
  };
}

/** Underlines an element for a moment when `value` changes after the first painting. */
export function useChangeMark<T extends Element>(value: string | number | null) {
  const ref = useRef<T>(null);
  const before = useRef(value);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || before.current === value) return;
    before.current = value;
    const next = element.classList.contains('changed-a') ? 'changed-b' : 'changed-a';
    element.classList.remove('changed-a', 'changed-b');
    element.classList.add(next);
  }, [value]);
  return ref;
}

/** A painted value. */
export function Metric(props: MetricProps) {
  const ref = useChangeMark<HTMLSpanElement>(props.value);
  return (
    <span ref={ref} className={props.className} {...metricAttributes(props)}>
      {props.children}
    </span>
  );
}
