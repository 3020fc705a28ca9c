import { type SourceShown, sourceAddSchema, sourceChangeSchema, sourceShownSchema } from '@lcc/contract';
import { type FormEvent, useState } from 'react';
import { ask, Refusal } from '../../api.js';
import { useAct, wasGivenUp } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Failed } from '../../parts/states.js';
import { type Faults, useFaults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';
import { addOf, type CredentialKind, changeOf, draftOf, type SourceDraft } from './source-draft.js';

interface SourceFormProps {
  /** Null = a new one. */
  readonly source: SourceShown | null;
  readonly onDone: (id: string) => Promise<unknown>;
  readonly onCancel?: () => void;
}

/** A source: what it is, where it is asked and when, who answers for it. Credentials are written and never shown. */
export function SourceForm({ source, onDone, onCancel }: SourceFormProps) {
  const say = useSay();
  const act = useAct();
  const [draft, setDraft] = useState<SourceDraft>(() => draftOf(source));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { faults, judge, take } = useFaults();
  const change = (part: Partial<SourceDraft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    const body = source ? changeOf(draft) : addOf(draft);
    if (!judge(source ? sourceChangeSchema : sourceAddSchema, body)) return;
    setBusy(true);
    const [method, path] = source ? (['PATCH', `/api/v1/sources/${source.id}`] as const) : (['POST', '/api/v1/sources'] as const);
    act(() => ask(sourceShownSchema, path, { method, body }))
      .then(({ id }) => {
        change({ secret: '', ...(source ? { credential: 'keep', address: '' } : {}) });
        return onDone(id);
      })
      .catch((error: unknown) => (wasGivenUp(error) || (error instanceof Refusal && take(error)) ? undefined : setFailure(error)))
      .finally(() => setBusy(false));
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      {source ? null : <Beginning draft={draft} faults={faults} onChange={change} />}
      <TextField
        label={say('Nama', 'Name')}
        help={say('Seperti orang menyebutnya, misalnya Tender LPSE.', 'As people call it.')}
        error={faults.title}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextField
        label={say('Konektor', 'Connector')}
        help={say(
          'Yang memahami isinya, misalnya lkpp-spse-tenderpengumuman; daftarnya di docs/formats.md.',
          'What understands it, e.g. lkpp-spse-tenderpengumuman.',
        )}
        error={faults.connector}
        value={draft.connector}
        onChange={(event) => change({ connector: event.target.value })}
      />
      <div className="pair">
        <TextField
          label={say('Penanggung jawab', 'Owner')}
          help={say('Bagian yang ditelepon bila macet.', 'Who is called when it halts.')}
          error={faults.owner}
          value={draft.owner}
          onChange={(event) => change({ owner: event.target.value })}
        />
        <TextField
          label={say('Irama, jam', 'Cadence, hours')}
          help={say(
            'Jarak wajar antara dua kedatangan; lewat dua kali disebut basi.',
            'What is normal between two arrivals; beyond twice it is stale.',
          )}
          inputMode="decimal"
          error={faults.cadenceHours}
          value={draft.cadenceHours}
          onChange={(event) => change({ cadenceHours: event.target.value })}
        />
      </div>
      {draft.kind === 'http' ? <Fetching draft={draft} faults={faults} onChange={change} known={source} /> : null}
      {failure ? <Failed error={failure} /> : null}
      <div className="form-acts">
        {onCancel ? <Button onPress={onCancel}>{say('Batal', 'Cancel')}</Button> : null}
        <Button type="submit" look="primary" busy={busy}>
          {source ? say('Simpan', 'Save') : say('Tambah', 'Add')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: SourceDraft;
  readonly faults: Faults;
  readonly onChange: (part: Partial<SourceDraft>) => void;
}

/** What cannot be changed later: the way it comes, its short name, its key. */
function Beginning({ draft, faults, onChange }: PartProps) {
  const say = useSay();
  return (
    <>
      <div className="pair">
        <SelectField
          label={say('Cara datang', 'How it comes')}
          help={say(
            'Ditarik: server ini mengambil. Mengirim: sistem lain yang memulai.',
            'Pulled: this server fetches. Sends: the other system begins.',
          )}
          value={draft.kind}
          options={[
            { value: 'http', label: say('ditarik menurut jadwal', 'pulled by a schedule') },
            { value: 'push', label: say('mengirim sendiri', 'sends by itself') },
          ]}
          onChange={(event) => onChange({ kind: event.target.value === 'push' ? 'push' : 'http' })}
        />
        <TextField
          label={say('Nama pendek', 'Short name')}
          help={say('Huruf kecil, angka, tanda hubung; tidak dapat diganti.', 'Small letters, digits, hyphens; cannot be changed.')}
          error={faults.id}
          value={draft.id}
          onChange={(event) => onChange({ id: event.target.value })}
        />
      </div>
      {draft.kind === 'push' ? (
        <TextField
          label={say('Kunci mesin', 'Machine key')}
          help={say('Nomor kunci berlingkup kirim, dari halaman Kunci mesin.', 'Id of a key of scope ingest, from the page Machine keys.')}
          error={faults.key}
          value={draft.key}
          onChange={(event) => onChange({ key: event.target.value })}
        />
      ) : null}
    </>
  );
}

function Fetching({ draft, faults, onChange, known }: PartProps & { readonly known: SourceShown | null }) {
  const say = useSay();
  const kinds: readonly CredentialKind[] = known ? ['keep', 'none', 'bearer', 'basic', 'header'] : ['none', 'bearer', 'basic', 'header'];
  const words: Readonly<Record<CredentialKind, string>> = {
    keep: known?.hasCredential ? say('tetap seperti sekarang', 'as it is now') : say('tanpa, seperti sekarang', 'none, as it is now'),
    none: say('tanpa kredensial', 'no credential'),
    bearer: say('token (Bearer)', 'token (Bearer)'),
    basic: say('nama dan sandi (Basic)', 'name and password (Basic)'),
    header: say('kunci di header', 'key in a header'),
  };
  const needsName = draft.credential === 'basic' || draft.credential === 'header';
  const needsSecret = needsName || draft.credential === 'bearer';
  return (
    <>
      <TextField
        label={say('Alamat', 'Address')}
        help={
          known
            ? say(
                `Sekarang ${known.address ?? '—'}. Kosongkan bila tetap; {tahun} berarti tahun berjalan.`,
                `Now ${known.address ?? '—'}. Leave empty to keep it.`,
              )
            : say(
                'https://…; {tahun} berarti tahun berjalan. Host harus ada di LCC_SOURCE_HOSTS.',
                'https://…; {tahun} is the running year. Its host must be in LCC_SOURCE_HOSTS.',
              )
        }
        error={faults.address}
        value={draft.address}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      <TextField
        label={say('Jadwal', 'Schedule')}
        help={say('15m, 4h, 1d, atau jam WIB seperti 05.30 13.00.', '15m, 4h, 1d, or times in WIB like 05.30 13.00.')}
        error={faults.schedule}
        value={draft.schedule}
        onChange={(event) => onChange({ schedule: event.target.value })}
      />
      <SelectField
        label={say('Kredensial', 'Credential')}
        help={say('Disimpan terkunci; tidak pernah ditampilkan lagi.', 'Kept locked; never shown again.')}
        value={draft.credential}
        options={kinds.map((value) => ({ value, label: words[value] }))}
        onChange={(event) => onChange({ credential: event.target.value as CredentialKind })}
      />
      {needsName ? (
        <TextField
          label={draft.credential === 'basic' ? say('Nama pengguna', 'User name') : say('Nama header', 'Name of the header')}
          help={
            draft.credential === 'basic'
              ? say('Seperti diberikan pemilik sumber.', 'As the owner of the source gave it.')
              : say('Misalnya X-Api-Key.', 'For example X-Api-Key.')
          }
          error={faults.credential}
          value={draft.credentialName}
          onChange={(event) => onChange({ credentialName: event.target.value })}
        />
      ) : null}
      {needsSecret ? (
        <TextField
          label={say('Rahasia', 'Secret')}
          help={say('Hanya dapat ditulis; tidak pernah ditampilkan lagi.', 'It can only be written; it is never shown again.')}
          type="password"
          autoComplete="new-password"
          error={faults.credential}
          value={draft.secret}
          onChange={(event) => onChange({ secret: event.target.value })}
        />
      ) : null}
    </>
  );
}
