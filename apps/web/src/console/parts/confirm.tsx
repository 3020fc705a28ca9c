import { useState } from 'react';
import { wasGivenUp } from '../frame/step-up.js';
import { useSay } from '../preferences.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { Failed } from './states.js';

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
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      if (!wasGivenUp(error)) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="pad">
        <p>{text}</p>
        {failure ? <Failed error={failure} /> : null}
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
