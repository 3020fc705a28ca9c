import type { EvidenceSignal } from '@lcc/contract';
import { Shape } from '../../../shared/shape.js';
import { dayText } from '../../../shared/time-format.js';
import { Section } from '../../parts/page.js';
import { Empty } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';

/** What the regency's own data say beside the evidence, and where the two disagree. */
export function Signals({ signals }: { readonly signals: readonly EvidenceSignal[] }) {
  const say = useSay();
  const { language } = usePreferences();
  if (signals.length === 0)
    return (
      <Empty title={say('Tidak ada sinyal untuk akun ini', 'No signal for this account')}>
        {say('Sinyal dihitung untuk seluruh daerah.', 'Signals are worked out for the whole region.')}
      </Empty>
    );
  return (
    <>
      <p className="second">
        {say(
          'Indikasi dari data sendiri, bukan skor terverifikasi. Perlu ditelaah bila berbeda dengan bukti.',
          'Signs from our own data, not verified scores. To be looked at where they differ from the evidence.',
        )}
      </p>
      {signals.map(({ id, title, formula, text, source, isGood, date, items }) => (
        <Section key={id} title={say(title)} note={date === null ? undefined : dayText(Date.parse(`${date}T12:00:00+07:00`), language)}>
          <p>
            <Shape name={isGood === null ? 'bisu' : isGood ? 'normal' : 'waspada'} />{' '}
            <b>{text === null ? say('Belum dapat dinilai: datanya belum ada.', 'Cannot be judged: the data are not there.') : say(text)}</b>{' '}
            {isGood === false ? say('perlu ditelaah', 'to be looked at') : null}
          </p>
          <p className="second">
            {say(formula)}
            {source === null ? null : `. ${say('Sumber', 'Source')}: ${say(source)}.`}
          </p>
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
        </Section>
      ))}
    </>
  );
}
