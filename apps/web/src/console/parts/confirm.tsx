import { useSay } from '../preferences.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { useDeed } from './use-deed.js';

interface ConfirmProps {
  readonly title: string;
  /** What it will do, and whether it can be undone. */
  readonly text: string;
  /** The act itself, as a verb; never "OK". */
  readonly submit: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before an act that ends or forgets something. */
export function Confirm({ title, text, submit, onConfirm, onClose }: ConfirmProps) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const confirm = async () => {
    if (await run(onConfirm)) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="pad">
        <p>{text}</p>
        {failure}
        <div className="form-acts">
          <Button onPress={onClose}>{say('Batal', 'Cancel')}</Button>
          <Button look="danger" busy={busy} onPress={() => void confirm()}>
            {submit}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
