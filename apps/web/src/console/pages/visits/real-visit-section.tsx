import {
  REAL_VISIT_MINUTES,
  type RealVisit,
  type RealVisits,
  realVisitOpenSchema,
  realVisitSchema,
  realVisitsSchema,
  visitPinSchema,
} from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { clockText } from '../../../shared/time-format.js';
import { ask, Refusal, act as send } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { Answered } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { useFaults } from '../../parts/use-faults.js';
import { usePreferences, useSay } from '../../preferences.js';
import { Doorway } from './entrance.js';
import { ScreenChoice } from './screen-choice.js';

const REAL_VISITS = ['real-visits'];
const LOOK_EVERY_MS = 2_000;
const PATH = '/api/v1/real-visits';

/** Guests see real figures, masked by the server, for a while: a PIN opens it, its time ends it. */
export function RealVisitSection() {
  const say = useSay();
  const [isSetting, setSetting] = useState(false);
  const query = useQuery({
    queryKey: REAL_VISITS,
    queryFn: ({ signal }) => ask(realVisitsSchema, PATH, { signal, background: true }),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Section title={say('Tamu melihat data nyata (TAMU-NYATA)', 'Guests see real data (TAMU-NYATA)')}>
      <p className="visit-text">
        {say(
          'Layar terpilih dan telepon tamu menampilkan angka nyata yang disamarkan server: jumlah, OPD, pendapatan, pekerjaan, dan pencegahan per area, tanpa nama orang atau perusahaan, tanpa kasus. Setiap gambar bertanda TAMU-NYATA. Berakhir sendiri.',
          'Chosen screens and guests’ phones show real figures, masked by the server: sums, units, revenue, works, and prevention by area, without names of persons or firms, without cases. Every picture is marked TAMU-NYATA. It ends by itself.',
        )}
      </p>
      <Answered query={query}>
        {(told) =>
          told.running ? (
            <Running visit={told.running} told={told} />
          ) : isSetting || told.pin !== 'set' ? (
            <SetPin standing={told.pin} onDone={() => setSetting(false)} />
          ) : (
            <Open told={told} onPin={() => setSetting(true)} />
          )
        }
      </Answered>
    </Section>
  );
}

function useRenew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: REAL_VISITS });
}

function Running({ visit: { id, address, screens, by, endsAt }, told }: { readonly visit: RealVisit; readonly told: RealVisits }) {
  const say = useSay();
  const { language } = usePreferences();
  const renew = useRenew();
  const { run, busy, failure } = useDeed();
  const names = told.screens.filter((screen) => screens.includes(screen.id)).map(({ name }) => name);
  const where = names.length > 0 ? names.join(', ') : say('telepon tamu saja', 'guests’ phones only');
  const until = clockText(Date.parse(endsAt), language);
  return (
    <>
      <p role="status" className="visit-until">
        <b>{say(`Terbuka sampai ${until} WIB`, `Open until ${until} WIB`)}</b>
      </p>
      <p className="visit-text">{say(`Dibuka oleh ${by}. Tampil di: ${where}.`, `Opened by ${by}. Shown on: ${where}.`)}</p>
      <Doorway address={address} code={address.slice(-6)} />
      {failure}
      <p className="visit-end">
        <Button busy={busy} onPress={() => void run(() => send(`${PATH}/${id}`, { method: 'DELETE' }).then(renew))}>
          {say('Akhiri sekarang', 'End it now')}
        </Button>
      </p>
    </>
  );
}

function SetPin({ standing, onDone }: { readonly standing: RealVisits['pin']; readonly onDone: () => void }) {
  const say = useSay();
  const act = useAct();
  const renew = useRenew();
  return (
    <div className="visit-open">
      {standing === 'void' ? (
        <Notice shape="waspada">
          {say('PIN Anda batal setelah lima kali salah. Setel yang baru.', 'Your PIN is void after five wrong ones. Set a new one.')}
        </Notice>
      ) : null}
      <SchemaForm
        schema={visitPinSchema}
        start={{ pin: '' }}
        fields={[
          {
            name: 'pin',
            control: 'password',
            autoComplete: 'new-password',
            label: { id: 'PIN kunjungan baru', en: 'New PIN for visits' },
            help: {
              id: 'Enam angka, hanya milik Anda. Diminta setiap kali data nyata dibuka bagi tamu.',
              en: 'Six digits, yours alone. It is asked for each time real data are opened to guests.',
            },
          },
        ]}
        submit={say('Setel PIN', 'Set the PIN')}
        {...(standing === 'set' ? { onCancel: onDone } : {})}
        onSubmit={async (body) => {
          await act(() => send(`${PATH}/pin`, { method: 'PUT', body }));
          await renew();
          onDone();
        }}
      />
    </div>
  );
}

function Open({ told: { screens }, onPin }: { readonly told: RealVisits; readonly onPin: () => void }) {
  const say = useSay();
  const renew = useRenew();
  const { run, busy, failure } = useDeed();
  const { faults, judge, take } = useFaults();
  const [minutes, setMinutes] = useState<number>(REAL_VISIT_MINUTES[1]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [pin, setPin] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { minutes, screens: chosen, pin };
    if (!judge(realVisitOpenSchema, body)) return;
    void run(() =>
      ask(realVisitSchema, PATH, { method: 'POST', body }).catch((error: unknown) => {
        if (!(error instanceof Refusal && take(error))) throw error;
      }),
    ).then(renew);
  };
  return (
    <form className="form visit-open" onSubmit={submit} noValidate>
      <SelectField
        label={say('Berakhir sendiri sesudah', 'Ends by itself after')}
        help={say('Dapat diakhiri kapan saja sebelumnya.', 'It can be ended any time before.')}
        value={String(minutes)}
        options={REAL_VISIT_MINUTES.map((each) => ({ value: String(each), label: say(`${each} menit`, `${each} minutes`) }))}
        onChange={(event) => setMinutes(Number(event.target.value))}
      />
      <ScreenChoice screens={screens} chosen={chosen} onChoose={setChosen} />
      <TextField
        label={say('PIN kunjungan Anda', 'Your PIN for visits')}
        help={say('Enam angka. Lima kali salah membatalkannya.', 'Six digits. Five wrong ones void it.')}
        error={faults.pin}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={(event) => setPin(event.target.value)}
      />
      {failure}
      <div className="form-acts">
        <Button onPress={onPin}>{say('Ganti PIN', 'Change the PIN')}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {say('Buka bagi tamu', 'Open to guests')}
        </Button>
      </div>
    </form>
  );
}
