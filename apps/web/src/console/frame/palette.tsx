import { Command } from 'cmdk';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../parts/icon.js';
import { useSay } from '../preferences.js';
import { type Action, useActions } from './actions.js';
import { FoundItems, useFound } from './found.js';

/** What is done often has keys, and stands first. */
const keysFirst = (a: Action, b: Action): number => Number(b.keys !== undefined) - Number(a.keys !== undefined);

const GROUPS = ['open', 'do', 'view'] as const;

/** Opens anything, does anything by name, and finds units, activities and documents; shows the key that would have done it, and why something is locked. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const actions = useActions();
  const [text, setText] = useState('');
  const { found, failed } = useFound(text);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector('input')?.focus(); // else the list has the focus, and nothing that is typed arrives
    return () => element?.close();
  }, []);
  useEffect(() => {
    // Letter by letter the list narrows under the library, which goes on naming an item that is no more.
    const frame = requestAnimationFrame(() => nameChosen(dialog.current));
    return () => cancelAnimationFrame(frame);
  });
  const names = { open: say('Buka', 'Open'), do: say('Lakukan', 'Do'), view: say('Tampilan', 'View') };
  const choose = (action: Action) => {
    onClose();
    action.run();
  };
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={say('Palet perintah', 'Command palette')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => (event.target === event.currentTarget ? onClose() : undefined)}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <Command label={say('Cari perintah', 'Search commands')} loop>
        <div className="palette-input">
          <Icon name="search" />
          <Command.Input
            value={text}
            onValueChange={setText}
            placeholder={say('Cari halaman, unit, kegiatan, nomor dokumen', 'Search pages, units, activities, document numbers')}
          />
        </div>
        <Command.List label={say('Perintah', 'Commands')}>
          <Command.Empty>
            {failed
              ? say('Pencarian belum dapat dilakukan; coba lagi.', 'The search could not be made; try again.')
              : say('Tidak ada yang cocok.', 'Nothing matches.')}
          </Command.Empty>
          {GROUPS.map((group) => (
            <Group key={group} heading={names[group]} actions={actions.filter((action) => action.group === group).sort(keysFirst)}>
              {(action) => (
                <Command.Item
                  key={action.id}
                  value={`${action.id} ${action.title.id} ${action.title.en}`}
                  disabled={Boolean(action.locked)}
                  onSelect={() => choose(action)}
                >
                  <Icon name={action.icon} />
                  <span>
                    {say(action.title)}
                    {action.locked ? <small>{say(action.locked)}</small> : null}
                  </span>
                  <Keys keys={action.keys} />
                </Command.Item>
              )}
            </Group>
          ))}
          {found ? <FoundItems text={text} found={found} onChosen={onClose} /> : null}
        </Command.List>
      </Command>
    </dialog>
  );
}

/** What a screen reader is told to be chosen is what stands chosen in the list. */
function nameChosen(palette: HTMLElement | null): void {
  const chosen = palette?.querySelector('[cmdk-item][aria-selected="true"]')?.id;
  for (const named of palette?.querySelectorAll('[aria-activedescendant]') ?? [])
    if (chosen) named.setAttribute('aria-activedescendant', chosen);
    else named.removeAttribute('aria-activedescendant');
}

interface GroupProps {
  readonly heading: string;
  readonly actions: readonly Action[];
  readonly children: (action: Action) => ReactNode;
}

const Group = ({ heading, actions, children }: GroupProps) =>
  actions.length === 0 ? null : <Command.Group heading={heading}>{actions.map(children)}</Command.Group>;

/** The keys of an action, each on its cap. */
export function Keys({ keys }: { readonly keys: string | undefined }) {
  if (!keys) return null;
  return (
    <span className="keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key === 'Escape' ? 'Esc' : key}</kbd>
      ))}
    </span>
  );
}
