import type { EvidenceSignal } from '@lcc/contract';
import { Link } from 'wouter';
import { Shape } from '../../../shared/shape.js';
import { dayText } from '../../../shared/time-format.js';
import { Section } from '../../parts/page.js';
import { Empty } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';

const DISAGREEMENTS = {
  'sinyal-lebih-buruk': {
    id: 'Buktinya sudah diverifikasi, datanya berkata lain.',
    en: 'The evidence is verified, the data say otherwise.',
  },
  'bukti-tertinggal': { id: 'Datanya baik, buktinya belum menyusul.', en: 'The data are good, the evidence has not followed yet.' },
} as const;

/** What the regency's own data say beside the evidence, and where the two disagree; then what no indicator of the catalogue is about. */
export function Signals({ signals }: { readonly signals: readonly EvidenceSignal[] }) {
  const say = useSay();
  if (signals.length === 0)
    return (
      <Empty title={say('Tidak ada sinyal untuk akun ini', 'No signal for this account')}>
        {say('Sinyal dihitung untuk seluruh daerah.', 'Signals are worked out for the whole region.')}
      </Empty>
    );
  const beside = signals.filter(({ items }) => items.length > 0);
  const alone = signals.filter(({ items }) => items.length === 0);
  return (
    <>
      <p className="second">
        {say(
          'Indikasi dari data sendiri, bukan skor terverifikasi. Perlu ditelaah bila berbeda dengan bukti.',
          'Signs from our own data, not verified scores. To be looked at where they differ from the evidence.',
        )}
      </p>
      {beside.map((signal) => (
        <SignalSection key={signal.id} signal={signal} />
      ))}
      {alone.length > 0 ? (
        <p className="second">{say('Belum ada indikator katalog yang dikenali untuk:', 'No indicator of the catalogue is known for:')}</p>
      ) : null}
      {alone.map((signal) => (
        <SignalSection key={signal.id} signal={signal} />
      ))}
    </>
  );
}

/** What the data say of an item, beside its evidence; the way back leads to the signal. */
export function SignalLine({ signal, code }: { readonly signal: EvidenceSignal; readonly code: string | null }) {
  const say = useSay();
  const { title, text, isGood, items } = signal;
  const disagreement = items.find((item) => item.code === code)?.disagreement ?? null;
  return (
    <p>
      <Shape name={isGood === null ? 'bisu' : isGood ? 'normal' : 'waspada'} /> <Link href="/pencegahan/sinyal">{say(title)}</Link>:{' '}
      {text === null ? say('tidak dapat dihitung', 'cannot be worked out') : say(text)}
      {disagreement === null ? null : `. ${say(DISAGREEMENTS[disagreement])}`}
    </p>
  );
}

function SignalSection({ signal: { title, formula, text, reason, source, isGood, date, items } }: { readonly signal: EvidenceSignal }) {
  const say = useSay();
  const { language } = usePreferences();
  return (
    <Section title={say(title)} note={date === null ? undefined : dayText(Date.parse(`${date}T12:00:00+07:00`), language)}>
      <p>
        <Shape name={isGood === null ? 'bisu' : isGood ? 'normal' : 'waspada'} />{' '}
        <b>{text === null ? say('Tidak dapat dihitung', 'Cannot be worked out') : say(text)}</b>
        {reason === null ? null : `: ${say(reason)}.`} {isGood === false ? say('perlu ditelaah', 'to be looked at') : null}
      </p>
      <p className="second">
        {say(formula)}
        {source === null ? null : `. ${say('Sumber', 'Source')}: ${say(source)}.`}
      </p>
      {items.length === 0 ? null : (
        <ul className="plain-list">
          {items.map(({ code, name, disagreement }) => (
            <li key={code}>
              <Link href={`/pencegahan/dokumen?${new URLSearchParams({ cari: name })}`}>
                {code} {name}
              </Link>
              {disagreement === null ? null : (
                <p>
                  <Shape name="waspada" /> {say(DISAGREEMENTS[disagreement])}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
