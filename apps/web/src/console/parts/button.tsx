import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly icon?: IconName;
  /** The key that does the same. */
  readonly hint?: string | undefined;
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  /** Why it cannot be pressed now; it stays readable for everyone, also by keyboard. */
  readonly locked?: string | null | undefined;
  readonly onPress?: () => void;
}

/** A button that says why it does not work instead of going grey without a word. */
export function Button({ children, look = 'plain', icon, hint, type = 'button', busy = false, locked, onPress }: ButtonProps) {
  const off = busy || typeof locked === 'string';
  return (
    <button
      type={off ? 'button' : type}
      className={`button ${look}`}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      title={locked ?? undefined}
      onClick={off ? undefined : onPress}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {hint ? (
        <span className="kbd" aria-hidden="true">
          {hint}
        </span>
      ) : null}
    </button>
  );
}
