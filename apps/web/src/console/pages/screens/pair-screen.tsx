import { pairingCodeSchema, screenAddSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { act, ask, Refusal } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { TextField } from '../../parts/field.js';
import { Failed } from '../../parts/states.js';
import { useFaults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';
import { emptyDraft, type ScreenDraft, settingsOf } from './screen-draft.js';
import { FormatFields, NameFields, SceneFields } from './screen-fields.js';

const STEPS = [
  { id: 'Kode', en: 'Code' },
  { id: 'Nama, ruang', en: 'Name, room' },
  { id: 'Ukuran, kursi', en: 'Size, seats' },
  { id: 'Adegan', en: 'Scenes' },
] as const;
const idSchema = z.strictObject({ id: z.string() });

/** Four steps: the code on the glass, name and room, size and farthest seat, scenes. The screen gets nothing before the last. */
export function PairScreen({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [step, setStep] = useState(0);
  const [code, setCode] = useState('');
  const [draft, setDraft] = useState<ScreenDraft>(emptyDraft);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { faults, judge, take } = useFaults();
  const change = (part: Partial<ScreenDraft>) => setDraft((now) => ({ ...now, ...part }));

  const next = async () => {
    if (step === 0) {
      if (!judge(z.strictObject({ code: pairingCodeSchema }), { code })) return;
      await act('/api/v1/screens/code', { method: 'POST', body: { code } });
    } else if (!judge(screenAddSchema, { ...settingsOf(draft), code }, step === 1 ? ['name', 'place'] : step === 2 ? FORMAT : null)) return;
    if (step < STEPS.length - 1) return setStep(step + 1);
    const { id } = await ask(idSchema, '/api/v1/screens', { method: 'POST', body: { ...settingsOf(draft), code } });
    await client.invalidateQueries({ queryKey: ['screens'] });
    onClose();
    go(`/layar/${id}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    setBusy(true);
    next()
      .catch((error: unknown) => {
        if (!(error instanceof Refusal) || !take(error)) return setFailure(error);
        if (error.issues.some(({ field }) => field === 'code')) setStep(0);
      })
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={say('Pasangkan layar', 'Pair a screen')} onClose={onClose} wide>
      <form className="pad form" noValidate onSubmit={submit}>
        <ol className="pair-steps">
          {STEPS.map((words, i) => (
            <li key={words.id} aria-current={i === step ? 'step' : undefined}>
              {i + 1} {say(words)}
            </li>
          ))}
        </ol>
        {step === 0 ? (
          <TextField
            label={say('Kode di layar', 'Code on the screen')}
            help={say(
              'Buka /pasang di peramban layar itu, lalu ketik enam huruf dan angka yang tampil. Sampai langkah terakhir, layar itu tidak menerima data apa pun.',
              'Open /pasang in the browser of the screen and type the six characters it shows. Until the last step it receives no data.',
            )}
            error={faults.code}
            value={code}
            className="code"
            maxLength={9}
            onChange={(event) => setCode(event.target.value)}
          />
        ) : null}
        {step === 1 ? <NameFields draft={draft} faults={faults} onChange={change} /> : null}
        {step === 2 ? <FormatFields draft={draft} faults={faults} onChange={change} /> : null}
        {step === 3 ? <SceneFields draft={draft} faults={faults} onChange={change} /> : null}
        {failure ? <Failed error={failure} /> : null}
        <div className="form-acts">
          {step > 0 ? <Button onPress={() => setStep(step - 1)}>{say('Kembali', 'Back')}</Button> : null}
          <Button type="submit" look="primary" busy={busy}>
            {step < STEPS.length - 1 ? say('Lanjut', 'Next') : say('Pasangkan', 'Pair')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const FORMAT = ['diagonalInch', 'seatM', 'orientation', 'room', 'smallTextReason'] as const;
