import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { IconName } from '../parts/icon.js';
import { type Text, usePreferences } from '../preferences.js';

/** Something one can do here: it stands in the palette and in the list of keys, and acts when its keys are pressed. */
export interface Action {
  readonly id: string;
  readonly title: Text;
  readonly icon: IconName;
  readonly group: 'open' | 'do' | 'view';
  /** `G U` (one after the other), `/`, `N`, or `Ctrl Enter`. Single letters only for what can be taken back. */
  readonly keys?: string;
  /** Why it cannot be done now; it is shown, not hidden. */
  readonly locked?: Text | null;
  readonly run: () => void;
}

interface Actions {
  readonly list: readonly Action[];
  readonly add: (action: Action) => () => void;
}

const ActionsContext = createContext<Actions | null>(null);
const SEQUENCE_MS = 1_500;

export function ActionsProvider({ children }: { readonly children: ReactNode }) {
  const [byId, setById] = useState<ReadonlyMap<string, Action>>(new Map());
  const add = useCallback((action: Action) => {
    setById((now) => new Map(now).set(action.id, action));
    return () =>
      setById((now) => {
        if (now.get(action.id) !== action) return now;
        const left = new Map(now);
        left.delete(action.id);
        return left;
      });
  }, []);
  const actions = useMemo(() => ({ list: [...byId.values()], add }), [byId, add]);
  useKeys(actions.list);
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

export function useActions(): readonly Action[] {
  return useActionsContext().list;
}

/** Offers an action while the calling component is there. `run` may change from one rendering to the next. */
export function useAction(action: Action): void {
  const { add } = useActionsContext();
  const run = useRef(action.run);
  run.current = action.run;
  const { id, icon, group, keys } = action;
  const [titleId, titleEn] = [action.title.id, action.title.en];
  const [lockedId, lockedEn] = [action.locked?.id, action.locked?.en];
  useEffect(() => {
    const locked = lockedId !== undefined && lockedEn !== undefined ? { id: lockedId, en: lockedEn } : null;
    return add({
      id,
      icon,
      group,
      title: { id: titleId, en: titleEn },
      locked,
      ...(keys === undefined ? {} : { keys }),
      run: () => run.current(),
    });
  }, [add, id, icon, group, keys, titleId, titleEn, lockedId, lockedEn]);
}

function useActionsContext(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('ActionsProvider is missing');
  return actions;
}

/** Acts on keys. Single letters count only while no field has the focus and no dialog is open, and can be switched off. */
function useKeys(list: readonly Action[]): void {
  const { letters } = usePreferences();
  const now = useRef(list);
  now.current = list;
  const first = useRef<{ key: string; at: number } | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const pressed = nameOf(event);
      if (pressed === null || event.defaultPrevented || event.repeat) return;
      const plain = !pressed.startsWith('Ctrl ');
      if (plain && (!letters || isTyping(event.target))) return;
      if (document.querySelector('dialog[open]') && pressed !== 'Ctrl Enter') return;
      const before = first.current && performance.now() - first.current.at < SEQUENCE_MS ? first.current.key : null;
      const found = now.current.find(
        ({ keys }) => keys === (before ? `${before} ${pressed}` : pressed) || (before === null && keys === pressed),
      );
      first.current = found || !plain ? null : { key: pressed, at: performance.now() };
      if (!found || found.locked) return;
      event.preventDefault();
      found.run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [letters]);
}

function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (altKey || ['Control', 'Shift', 'Meta', 'Alt'].includes(key)) return null;
  const name = key.length === 1 ? key.toUpperCase() : key;
  return ctrlKey || metaKey ? `Ctrl ${name}` : name;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));
