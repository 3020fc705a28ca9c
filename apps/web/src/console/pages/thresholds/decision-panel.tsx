import type { RuleDetail } from '@lcc/contract';
import { type ReactNode, useState } from 'react';
import { Shape } from '../../../shared/shape.js';
import { act } from '../../api.js';
import { Button } from '../../parts/button.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';

const LEAST_NOTE = 10;

/** What a second person checks before the proposal takes force: bound to its fingerprint, so an edit voids it. */
export function DecisionPanel({
  detail,
  path,
  onDone,
}: {
  readonly detail: RuleDetail;
  readonly path: string;
  readonly onDone: () => Promise<unknown>;
}) {
  const say = useSay();
  const { language } = usePreferences();
  const [note, setNote] = useState('');
  const { run, busy, failure } = useDeed();
  const { open } = detail;
  const shadow = open?.shadow;
  if (!open || !shadow || open.hash === null) return null;
  const post = (what: string, body: object) =>
    void run(async () => {
      await act(`${path}/${what}`, { method: 'POST', body });
      await onDone();
    });
  const own = shadow.isOwn ? say('Penyetuju harus orang lain dari pengusulnya.', 'Who approves must be someone else.') : null;
  const early = shadow.isComplete
    ? null
    : say(`Bayangan baru ${shadow.days} dari ${shadow.of} hari kerja.`, `The shadow has run ${shadow.days} of ${shadow.of} working days.`);
  return (
    <section className="panel" aria-label={say('Keputusan', 'Decision')}>
      <header>
        <h2>{say('Keputusan', 'Decision')}</h2>
      </header>
      <ul className="checks">
        <Check ok={!shadow.isOwn} title={say('Pengusul dan penyetuju berbeda', 'Proposer and approver differ')}>
          {say(`diusulkan ${shadow.by}`, `proposed by ${shadow.by}`)}
        </Check>
        <Check ok title={say('Sidik usulan', 'Fingerprint of the proposal')}>
          {open.hash.slice(0, 16).replace(/(.{4})/g, '$1 ')}
        </Check>
        <Check ok={shadow.isComplete} title={say(`Bayangan ${shadow.of} hari kerja`, `Shadow of ${shadow.of} working days`)}>
          {say(`sejak ${dayOf(shadow.from, language)}, ${shadow.days} hari`, `since ${dayOf(shadow.from, language)}, ${shadow.days} days`)}
        </Check>
        {shadow.isComplete ? (
          <Check ok={shadow.left > 1} title={say('Masa persetujuan', 'Time to agree')}>
            {shadow.left === 0
              ? say('sudah lewat: usulan kedaluwarsa', 'over: the proposal expires')
              : say(`tinggal ${shadow.left} hari kerja, lalu kedaluwarsa`, `${shadow.left} working days left, then it expires`)}
          </Check>
        ) : null}
        {open.attached ? (
          <Check ok title={say('Uji mundur yang dilampirkan', 'The trial that is attached')}>
            {say(
              `${open.attached.before.onsets} → ${open.attached.after.onsets} kali nyala, dihitung ${dayOf(open.attached.on, language)}`,
              `${open.attached.before.onsets} → ${open.attached.after.onsets} times on, worked out ${dayOf(open.attached.on, language)}`,
            )}
          </Check>
        ) : null}
      </ul>
      <label className="note-field">
        <b>{say('Catatan', 'Note')}</b> <small>{say('wajib bila dikembalikan', 'needed when it is given back')}</small>
        <textarea rows={3} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      {failure}
      <div className="form-acts">
        <Button
          busy={busy}
          locked={
            note.trim().length < LEAST_NOTE
              ? say(`Tulis alasannya, paling sedikit ${LEAST_NOTE} huruf.`, `Say why, in at least ${LEAST_NOTE} letters.`)
              : null
          }
          onPress={() => post('return', { note })}
        >
          {say('Kembalikan', 'Give back')}
        </Button>
        <Button look="primary" busy={busy} locked={own ?? early} onPress={() => post('approval', { hash: open.hash })}>
          {say('Setujui, aktifkan', 'Approve, activate')}
        </Button>
      </div>
    </section>
  );
}

function Check({ ok, title, children }: { readonly ok: boolean; readonly title: string; readonly children: ReactNode }) {
  const say = useSay();
  return (
    <li>
      {ok ? (
        <svg className="icon" viewBox="0 0 24 24" role="img" aria-label={say('terpenuhi', 'met')}>
          <path d="M5 12.5 10 17.5 19.5 7" />
        </svg>
      ) : (
        <Shape name="waspada" />
      )}
      <span>
        <b>{title}</b>
        <small>{children}</small>
      </span>
    </li>
  );
}
