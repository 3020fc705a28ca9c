import { useRef } from 'react';
import { useAction } from '../frame/actions.js';
import { Icon } from './icon.js';

/** Narrows the list in front; `/` goes there. */
export function FilterField({
  value,
  onChange,
  label,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  useAction({
    id: 'filter',
    title: { id: 'Saring daftar', en: 'Filter the list' },
    icon: 'search',
    group: 'do',
    keys: '/',
    run: () => input.current?.focus(),
  });
  return (
    <span className="filter">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        className="filter-input"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onChange('');
          input.current?.blur();
        }}
      />
      <span className="kbd" aria-hidden="true">
        /
      </span>
    </span>
  );
}
