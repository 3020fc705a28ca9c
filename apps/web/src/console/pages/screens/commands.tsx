import { type ScreenCommand, type ScreenShown, sceneIds, screenReceiptSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sceneWords } from '../../../shared/scene-words.js';
import { ask } from '../../api.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { SelectField } from '../../parts/field.js';
import { useDeed } from '../../parts/use-deed.js';
import { type Text, useSay } from '../../preferences.js';

const CUT: Text = { id: 'Layar ini sedang terputus', en: 'This screen is cut off' };

/** What a screen can be told; each answers with a receipt when it stands painted. */
export function Commands({ screen }: { readonly screen: ScreenShown }) {
  const say = useSay();
  const client = useQueryClient();
  const { run, failure } = useDeed();
  const [choosing, setChoosing] = useState(false);
  const locked = screen.connected ? null : CUT;
  const send = (command: ScreenCommand) =>
    void run(() => ask(screenReceiptSchema, `/api/v1/screens/${screen.id}/commands`, { method: 'POST', body: command })).then(() =>
      client.invalidateQueries({ queryKey: ['screens'] }),
    );
  const isFrozen = screen.mode === 'frozen';
  const isNight = screen.mode === 'night';
  const commands: readonly { readonly letter: string; readonly words: Text; readonly run: () => void }[] = [
    { letter: 'I', words: { id: 'Kenali', en: 'Identify' }, run: () => send({ kind: 'identify' }) },
    { letter: 'S', words: { id: 'Tampilkan adegan', en: 'Show a scene' }, run: () => setChoosing(true) },
    {
      letter: 'B',
      words: isFrozen ? { id: 'Lepas beku', en: 'Unfreeze' } : { id: 'Bekukan', en: 'Freeze' },
      run: () => send({ kind: isFrozen ? 'thaw' : 'freeze' }),
    },
    { letter: 'R', words: { id: 'Muat ulang', en: 'Reload' }, run: () => send({ kind: 'reload' }) },
    {
      letter: 'M',
      words: isNight ? { id: 'Bangunkan', en: 'Wake' } : { id: 'Malam', en: 'Night' },
      run: () => send({ kind: isNight ? 'wake' : 'night' }),
    },
  ];
  return (
    <>
      <div className="acts-row commands">
        {commands.map((command) => (
          <Command key={command.letter} {...command} locked={locked} />
        ))}
        <span className="meta">{say('muat ulang menunggu server sehat', 'reload waits for a healthy server')}</span>
      </div>
      {failure}
      {choosing ? (
        <ChooseScene
          scenes={screen.scenes ?? sceneIds}
          onClose={() => setChoosing(false)}
          onChoose={(scene) => {
            setChoosing(false);
            send({ kind: 'show', scene: scene as never });
          }}
        />
      ) : null}
    </>
  );
}

interface CommandProps {
  /** The key that gives it. */
  readonly letter: string;
  readonly words: Text;
  readonly locked: Text | null;
  readonly run: () => void;
}

function Command({ letter, words, locked, run }: CommandProps) {
  const say = useSay();
  useAction({ id: `screen-${letter}`, title: words, icon: 'wall', group: 'do', keys: letter, locked, run });
  return (
    <Button hint={letter} locked={locked ? say(locked) : null} onPress={run}>
      {say(words)}
    </Button>
  );
}

function ChooseScene({
  scenes,
  onChoose,
  onClose,
}: {
  readonly scenes: readonly string[];
  readonly onChoose: (scene: string) => void;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [scene, setScene] = useState(scenes[0] ?? '');
  return (
    <Dialog title={say('Tampilkan adegan', 'Show a scene')} onClose={onClose}>
      <form
        className="pad form"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(scene);
        }}
      >
        <SelectField
          label={say('Adegan', 'Scene')}
          help={say(
            'Tampil sekarang; sesudah itu putaran berlanjut. Bekukan bila harus tetap.',
            'Shown now; then the rotation goes on. Freeze it to stay.',
          )}
          value={scene}
          options={scenes.map((id) => ({ value: id, label: say(sceneWords(id)) }))}
          onChange={(event) => setScene(event.target.value)}
        />
        <div className="form-acts">
          <Button onPress={onClose}>{say('Batal', 'Cancel')}</Button>
          <Button type="submit" look="primary">
            {say('Tampilkan', 'Show')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
