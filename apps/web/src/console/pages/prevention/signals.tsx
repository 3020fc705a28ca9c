import type { EvidenceSignal } from '@lcc/contract';
import { Shape } from '../../../shared/shape.js';
import { dayText } from '../../../shared/time-format.js';
import { Section } from '../../parts/page.js';
import { Empty } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';

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
              {code} {name}
              {disagreement === null ? null : (
                <p>
                  <Shape name="waspada" />{' '}
                  {disagreement === 'sinyal-lebih-buruk'
                    ? say('Buktinya sudah diverifikasi, datanya berkata lain.', 'The evidence is verified, the data say otherwise.')
                    : say('Datanya baik, buktinya belum menyusul.', 'The data are good, the evidence has not followed yet.')}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
