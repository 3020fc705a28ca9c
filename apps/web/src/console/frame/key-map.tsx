import { Dialog } from '../parts/dialog.js';
import { useSay } from '../preferences.js';
import { useActions } from './actions.js';
import { Keys } from './palette.js';

/** Every key that acts on this page now. */
export function KeyMap({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const actions = useActions().filter((action) => action.keys);
  const rows: readonly (readonly [string, string])[] = [
    ['↑ ↓', say('bergerak dalam daftar', 'move in a list')],
    ['Enter', say('membuka baris', 'open the row')],
  ];
  return (
    <Dialog title={say('Tombol di halaman ini', 'Keys on this page')} onClose={onClose}>
      <dl className="key-map">
        {actions.map((action) => (
          <div key={action.id}>
            <dt>
              <Keys keys={action.keys} />
            </dt>
            <dd>{say(action.title)}</dd>
          </div>
        ))}
        {rows.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">
        {say(
          'Huruf tunggal hanya berlaku bila tidak sedang mengetik; dapat dimatikan di Akun saya.',
          'Single letters act only while you are not typing; they can be switched off in My account.',
        )}
      </p>
    </Dialog>
  );
}
