import { REPLAY_DAYS_LEAST, REPLAY_SECONDS, type Replay, type Replays, replaySchema, replaysSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { dayStart, dayText } from '../../../shared/time-format.js';
import { ask, act as send } from '../../api.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Section } from '../../parts/page.js';
import { Answered } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { ScreenChoice } from './screen-choice.js';

const REPLAYS = ['replays'];
const LOOK_EVERY_MS = 2_000;

/** A past period once more within a minute, on chosen screens: start it, see how it goes, stop it. */
export function ReplaySection() {
  const say = useSay();
  const query = useQuery({
    queryKey: REPLAYS,
    queryFn: ({ signal }) => ask(replaysSchema, '/api/v1/replays', { signal, background: true }),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Section title={say('Putar ulang (REKAMAN)', 'Replay (REKAMAN)')}>
      <p className="visit-text">
        {say(
          `Satu periode yang lewat tampil sekali lagi dalam ${REPLAY_SECONDS} detik. Setiap gambar bertanda REKAMAN dengan harinya; kasus kritis yang datang saat itu tetap tampil. Sesudahnya layar kembali ke jadwalnya.`,
          `A past period shows once more within ${REPLAY_SECONDS} seconds. Every picture is marked REKAMAN with its day; a critical case that comes meanwhile still shows. Then the screens are back to their schedule.`,
        )}
      </p>
      <Answered query={query}>
        {(told) => (told.running ? <Running replay={told.running} told={told} /> : <StartReplay told={told} />)}
      </Answered>
    </Section>
  );
}

function Running({ replay: { id, channel, from, to, screens, by }, told }: { readonly replay: Replay; readonly told: Replays }) {
  const say = useSay();
  const { language } = usePreferences();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const names = told.screens.filter((screen) => screens.includes(screen.id)).map(({ name }) => name);
  const day = (date: string): string => dayText(dayStart(date), language);
  const where = names.length > 0 ? names.join(', ') : say('semua dinding simulasi', 'all walls of the simulation');
  const stop = () => send(`/api/v1/replays/${id}`, { method: 'DELETE' }).then(() => client.invalidateQueries({ queryKey: REPLAYS }));
  return (
    <div role="status">
      <p>
        <b>
          {channel}, {day(from)} – {day(to)}
        </b>
      </p>
      <p className="visit-text">{say(`Diputar oleh ${by} di: ${where}.`, `Played by ${by} on: ${where}.`)}</p>
      {failure}
      <Button onPress={() => void run(stop)} busy={busy}>
        {say('Hentikan', 'Stop')}
      </Button>
    </div>
  );
}

function StartReplay({ told: { channels, screens } }: { readonly told: Replays }) {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const [name, setName] = useState(channels[0]?.channel ?? '');
  const [period, setPeriod] = useState<{ readonly from?: string; readonly to?: string }>({});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const channel = channels.find((each) => each.channel === name) ?? channels[0];
  if (!channel) return <p className="visit-text">{say('Belum ada angka untuk diputar ulang.', 'There are no figures to replay yet.')}</p>;
  const { isDemo } = channel;
  const [from, to] = [period.from ?? channel.from, period.to ?? channel.to];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { channel: channel.channel, from, to, screens: isDemo ? [] : chosen };
    void run(() =>
      ask(replaySchema, '/api/v1/replays', { method: 'POST', body }).then(() => client.invalidateQueries({ queryKey: REPLAYS })),
    );
  };
  const range = { type: 'date', min: channel.from, max: channel.to, required: true } as const;
  return (
    <form className="form visit-open" onSubmit={submit}>
      <SelectField
        label={say('Saluran', 'Channel')}
        help={say('Daerah dan tahun anggaran yang diputar.', 'The region and fiscal year to be shown.')}
        value={channel.channel}
        options={channels.map((each) => ({
          value: each.channel,
          label: each.isDemo ? `${each.channel} (${say('simulasi', 'simulation')})` : each.channel,
        }))}
        onChange={(event) => {
          setName(event.target.value);
          setPeriod({});
        }}
      />
      <TextField
        label={say('Dari', 'From')}
        help={say('Hari pertama yang tampil.', 'The first day shown.')}
        {...range}
        value={from}
        onChange={(event) => setPeriod((now) => ({ ...now, from: event.target.value }))}
      />
      <TextField
        label={say('Sampai', 'To')}
        help={say(`Sekurangnya ${REPLAY_DAYS_LEAST} hari`, `At least ${REPLAY_DAYS_LEAST} days`)}
        {...range}
        value={to}
        onChange={(event) => setPeriod((now) => ({ ...now, to: event.target.value }))}
      />
      {isDemo ? (
        <p>
          {say('Tampil di semua dinding simulasi dan telepon tamunya.', 'Shown on all walls of the simulation and its guests’ phones.')}
        </p>
      ) : (
        <ScreenChoice screens={screens} chosen={chosen} onChoose={setChosen} />
      )}
      {failure}
      <div className="form-acts">
        <Button
          type="submit"
          look="primary"
          busy={busy}
          locked={!isDemo && chosen.length === 0 ? say('Pilih layar dahulu', 'Choose a screen first') : undefined}
        >
          {say('Putar ulang', 'Replay')}
        </Button>
      </div>
    </form>
  );
}
