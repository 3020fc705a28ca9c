import type { Replays } from '@lcc/contract';
import { CheckField } from '../../parts/field.js';
import { useSay } from '../../preferences.js';

/** Which of the paired screens something is shown on. */
export function ScreenChoice({
  screens,
  chosen,
  onChoose,
}: {
  readonly screens: Replays['screens'];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}) {
  const say = useSay();
  return (
    <fieldset>
      <legend>{say('Layar', 'Screens')}</legend>
      {screens.length === 0 ? <p>{say('Belum ada layar yang dipasangkan.', 'No screen is paired yet.')}</p> : null}
      {screens.map(({ id, name, place, connected }) => (
        <CheckField
          key={id}
          label={[name, place].filter(Boolean).join(', ')}
          help={connected ? null : say('terputus', 'disconnected')}
          checked={chosen.includes(id)}
          onChange={() => onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])}
        />
      ))}
    </fieldset>
  );
}
