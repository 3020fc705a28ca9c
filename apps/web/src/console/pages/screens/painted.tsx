import { type Painting, paintingAnswerSchema, type ScreenShown } from '@lcc/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sceneWords } from '../../../shared/scene-words.js';
import { clockText, dateText } from '../../../shared/time-format.js';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';

/** What the screen itself says stands on its glass, and the question what stood there at another time. */
export function Painted({ screen }: { readonly screen: ScreenShown }) {
  const say = useSay();
  return (
    <>
      {screen.painting ? (
        <Picture painting={screen.painting} />
      ) : (
        <p className="second">
          {screen.connected
            ? say('Tersambung; layar belum melapor sudah menggambar.', 'Connected; the screen has not yet said that it painted.')
            : say(
                'Terputus. Layar memegang gambar terakhirnya sendiri dan mengatakannya di kepalanya.',
                'Cut off. The screen keeps its last picture and says so in its header.',
              )}
        </p>
      )}
      <ShownAt screen={screen} />
    </>
  );
}

function Picture({ painting }: { readonly painting: Painting }) {
  const say = useSay();
  const { language } = usePreferences();
  const { scene, page, pages, revision, mode, at } = painting;
  const name = say(sceneWords(scene));
  return (
    <dl className="painted">
      <Fact title={say('Adegan', 'Scene')}>
        {mode === 'night'
          ? say('Malam: jam redup', 'Night: dim clock')
          : `${name}, ${say(`laman ${page} dari ${pages}`, `page ${page} of ${pages}`)}`}
      </Fact>
      <Fact title={say('Revisi', 'Revision')}>{revision ?? '—'}</Fact>
      <Fact title={say('Dilaporkan', 'Told')}>{`${clockText(Date.parse(at), language)} WIB`}</Fact>
    </dl>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The wall as it was: the day and what was known then, so that the picture can be seen again. */
function wallAddress({ scene, channel, at }: Painting): string {
  const day = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ hold: '', asOf: day, knownAt: at, ...(channel ? { channel } : {}) });
  return `/wall/${scene}?${query.toString()}`;
}

function ShownAt({ screen }: { readonly screen: ScreenShown }) {
  const say = useSay();
  const { language } = usePreferences();
  const { run, busy, failure } = useDeed();
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString();
  const [day, setDay] = useState(today.slice(0, 10));
  const [time, setTime] = useState(today.slice(11, 16));
  const [answer, setAnswer] = useState<Painting | 'nothing' | null>(null);
  const look = (event: FormEvent) => {
    event.preventDefault();
    const at = new Date(`${day}T${time}:59+07:00`);
    if (Number.isNaN(at.getTime())) return;
    void run(async () => {
      const path = `/api/v1/screens/${screen.id}/painting?at=${encodeURIComponent(at.toISOString())}`;
      setAnswer((await ask(paintingAnswerSchema, path)).painting ?? 'nothing');
    });
  };
  return (
    <form className="shown-at" onSubmit={look}>
      <label htmlFor="shown-time">{say('Apa yang tampil pukul', 'What was shown at')}</label>
      <input id="shown-time" type="time" required value={time} onChange={(event) => setTime(event.target.value)} />
      <input aria-label={say('Tanggal', 'Date')} type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      <Button type="submit" busy={busy}>
        {say('Lihat', 'Look')}
      </Button>
      {failure}
      <p role="status">
        {answer === 'nothing'
          ? say(
              'Layar belum melapor apa pun sampai saat itu; catatan disimpan 31 hari.',
              'The screen had told nothing by then; notes are kept for 31 days.',
            )
          : null}
        {answer !== null && answer !== 'nothing' ? (
          <>
            <b>{answer.mode === 'night' ? say('Jam malam', 'Night clock') : say(sceneWords(answer.scene))}</b>,{' '}
            {say(
              `laman ${answer.page}, revisi ${answer.revision ?? '—'}, sejak`,
              `page ${answer.page}, revision ${answer.revision ?? '—'}, since`,
            )}{' '}
            {dateText(Date.parse(answer.at), language, false)} {clockText(Date.parse(answer.at), language)}.{' '}
            {answer.mode === 'night' ? null : (
              <a href={wallAddress(answer)} target="_blank" rel="noreferrer">
                {say('Lihat gambar saat itu', 'See the picture of then')}
              </a>
            )}
          </>
        ) : null}
      </p>
    </form>
  );
}
