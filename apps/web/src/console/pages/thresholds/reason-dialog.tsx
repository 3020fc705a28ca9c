import { useState } from 'react';
import { act } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';

const LEAST_REASON = 10;

interface Props {
  readonly title: string;
  /** What follows from it. */
  readonly text: string;
  readonly confirm: string;
  /** Where the reason goes, beside `body`. */
  readonly path: string;
  readonly body?: object;
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}

/** An act on a rule that wants a reason, which stays in the audit trail. */
export function ReasonDialog({ title, text, confirm, path, body, onClose, onDone }: Props) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const { run, busy, failure } = useDeed();
  const submit = async (): Promise<void> => {
    if (!(await run(() => act(path, { method: 'POST', body: { ...body, reason } })))) return;
    await onDone();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="pad">
        <p>{text}</p>
        <label className="note-field">
          <b>{say('Alasan', 'Reason')}</b>
          <textarea rows={3} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
        {failure}
        <div className="form-acts">
          <Button onPress={onClose}>{say('Batal', 'Cancel')}</Button>
          <Button
            look="primary"
            busy={busy}
            locked={
              reason.trim().length < LEAST_REASON
                ? say(`Tulis alasannya, paling sedikit ${LEAST_REASON} huruf.`, `Say why, in at least ${LEAST_REASON} letters.`)
                : null
            }
            onPress={() => void submit()}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
