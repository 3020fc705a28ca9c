import { type ScreenShown, screenSettingsSchema, screenShownSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { act, ask, Refusal } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { Failed } from '../../parts/states.js';
import { useFaults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';
import { Commands } from './commands.js';
import { Legibility } from './legibility.js';
import { Painted } from './painted.js';
import { Receipts } from './receipts.js';
import { ScheduleBar } from './schedule-bar.js';
import { ScheduleFields } from './schedule-fields.js';
import { draftOf, type ScreenDraft, settingsOf } from './screen-draft.js';
import { FormatFields, NameFields, SceneFields } from './screen-fields.js';

/** One screen: what it shows now, what it can be told, from where it is read, its schedule, and the receipts of what it was told. */
export function ScreenDetail({ screen, onRevoked }: { readonly screen: ScreenShown; readonly onRevoked: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [revoking, setRevoking] = useState(false);
  const [editing, setEditing] = useState(false);
  const about = [screen.place, screen.orientation === 'portrait' ? say('tegak', 'portrait') : null, screen.id].filter(Boolean);
  return (
    <section className="screen-detail" aria-label={screen.name}>
      <header>
        <div>
          <h2 className="name">{screen.name}</h2>
          <p className="meta">{about.join(' · ')}</p>
        </div>
        <div className="acts-row">
          <Button onPress={() => setEditing(!editing)}>
            {editing ? say('Tutup pengaturan', 'Close settings') : say('Ubah pengaturan', 'Change settings')}
          </Button>
          <Button look="danger" onPress={() => setRevoking(true)}>
            {say('Cabut layar', 'Revoke')}
          </Button>
        </div>
      </header>
      <Commands screen={screen} />
      {editing ? (
        <Settings screen={screen} />
      ) : (
        <div className="halves">
          <Section title={say('Yang tergambar sekarang', 'Painted now')} note={say('bukti dari layar', 'told by the screen')}>
            <Painted screen={screen} />
          </Section>
          <Section
            title={say('Keterbacaan dari kursi terjauh', 'Legibility from the farthest seat')}
            note={say('menit busur', 'minutes of arc')}
          >
            <Legibility format={screen} />
            {screen.smallTextReason ? <p className="meta">{screen.smallTextReason}</p> : null}
          </Section>
        </div>
      )}
      <Section title={say('Jadwal hari ini', 'Schedule of today')} note={say('WIB', 'WIB')}>
        <ScheduleBar screen={screen} />
      </Section>
      <Section
        title={say('Tanda terima gambar', 'Painted receipts')}
        note={say(
          'perintah selesai hanya bila layar melapor sudah menggambar',
          'a command is done only when the screen says it has painted',
        )}
      >
        <Receipts screen={screen} />
      </Section>
      {revoking ? (
        <Confirm
          title={say(`Cabut layar ${screen.name}?`, `Revoke the screen ${screen.name}?`)}
          text={say(
            'Layarnya menjadi hitam dalam beberapa detik dan gambarnya dihapus dari perambannya. Tidak dapat dibatalkan; pasangkan lagi bila perlu.',
            'It turns black within seconds and its picture is wiped from the browser. This cannot be undone; pair it again if needed.',
          )}
          submit={say('Cabut', 'Revoke')}
          onClose={() => setRevoking(false)}
          onConfirm={async () => {
            await act(`/api/v1/screens/${screen.id}`, { method: 'DELETE' });
            await client.invalidateQueries({ queryKey: ['screens'] });
            onRevoked();
          }}
        />
      ) : null}
    </section>
  );
}

function Settings({ screen }: { readonly screen: ScreenShown }) {
  const say = useSay();
  const client = useQueryClient();
  const [draft, setDraft] = useState<ScreenDraft>(() => draftOf(screen));
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { faults, judge, take } = useFaults();
  const change = (part: Partial<ScreenDraft>) => {
    setSaved(false);
    setDraft((now) => ({ ...now, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    const body = settingsOf(draft);
    if (!judge(screenSettingsSchema, body)) return;
    setBusy(true);
    ask(screenShownSchema, `/api/v1/screens/${screen.id}`, { method: 'PATCH', body })
      .then(() => setSaved(true))
      .then(() => client.invalidateQueries({ queryKey: ['screens'] }))
      .catch((error: unknown) => (error instanceof Refusal && take(error) ? undefined : setFailure(error)))
      .finally(() => setBusy(false));
  };
  return (
    <form className="form settings" noValidate onSubmit={submit}>
      <div className="halves">
        <div className="form">
          <NameFields draft={draft} faults={faults} onChange={change} />
          <SceneFields draft={draft} faults={faults} onChange={change} />
        </div>
        <div className="form">
          <FormatFields draft={draft} faults={faults} onChange={change} />
        </div>
      </div>
      <ScheduleFields draft={draft} faults={faults} onChange={change} />
      {failure ? <Failed error={failure} /> : null}
      {saved ? (
        <Notice shape="info">{say('Tersimpan. Layar mengikuti dalam beberapa detik.', 'Saved. The screen follows within seconds.')}</Notice>
      ) : null}
      <div className="form-acts start">
        <Button type="submit" look="primary" busy={busy}>
          {say('Simpan', 'Save')}
        </Button>
      </div>
    </form>
  );
}
