import { legibilityRemedy } from '@lcc/contract';
import { sceneWords } from '../../../shared/scene-words.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import type { Faults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';
import { Legibility } from './legibility.js';
import { numberOf, type SceneChoice, type ScreenDraft } from './screen-draft.js';

interface FieldsProps {
  readonly draft: ScreenDraft;
  readonly faults: Faults;
  readonly onChange: (part: Partial<ScreenDraft>) => void;
}

export function NameFields({ draft, faults, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('Nama layar', 'Name of the screen')}
        help={say(
          'Tampil di pojok layar dan di jejak audit, misalnya Dinding Utama.',
          'Shows in a corner of the screen and in the audit trail.',
        )}
        error={faults.name}
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        label={say('Ruang', 'Room')}
        help={say('Tempatnya, agar orang menemukannya, misalnya Ruang komando, lantai 1.', 'Where it hangs, so that people find it.')}
        error={faults.place}
        value={draft.place}
        onChange={(event) => onChange({ place: event.target.value })}
      />
    </>
  );
}

/** Size, farthest seat, way up and light; what the farthest seat can read is told while one types. */
export function FormatFields({ draft, faults, onChange }: FieldsProps) {
  const say = useSay();
  const format = { diagonalInch: numberOf(draft.diagonalInch), seatM: numberOf(draft.seatM) };
  const isTooFar = legibilityRemedy(format) !== null;
  return (
    <>
      <div className="pair">
        <TextField
          label={say('Diagonal, inci', 'Diagonal, inches')}
          help={say('Tertulis di belakang layar, misalnya 65.', 'On the back of the screen, for example 65.')}
          inputMode="decimal"
          error={faults.diagonalInch}
          value={draft.diagonalInch}
          onChange={(event) => onChange({ diagonalInch: event.target.value })}
        />
        <TextField
          label={say('Kursi terjauh, meter', 'Farthest seat, metres')}
          help={say('Dari kaca sampai mata orang yang duduk paling belakang.', 'From the glass to the eyes in the last row.')}
          inputMode="decimal"
          error={faults.seatM}
          value={draft.seatM}
          onChange={(event) => onChange({ seatM: event.target.value })}
        />
        <SelectField
          label={say('Arah layar', 'Orientation')}
          help={say('Pilih bila perambannya salah mengira.', 'Choose if the browser gets it wrong.')}
          value={draft.orientation}
          options={[
            { value: '', label: say('mengikuti jendela', 'as the window is') },
            { value: 'landscape', label: say('mendatar', 'landscape') },
            { value: 'portrait', label: say('tegak', 'portrait') },
          ]}
          onChange={(event) => onChange({ orientation: event.target.value as ScreenDraft['orientation'] })}
        />
        <SelectField
          label={say('Cahaya ruang', 'Light of the room')}
          help={say('Menentukan latar gelap atau terang.', 'Decides between a dark and a light ground.')}
          value={draft.room}
          options={[
            { value: 'dark', label: say('redup', 'dim') },
            { value: 'light', label: say('terang', 'bright') },
          ]}
          onChange={(event) => onChange({ room: event.target.value as ScreenDraft['room'] })}
        />
      </div>
      <Legibility format={format} />
      {isTooFar ? (
        <TextField
          label={say('Alasan menerima huruf kecil', 'Reason to accept small text')}
          help={say(
            'Huruf di bawah 16 menit busur sulit dibaca dari kursi itu; alasannya masuk jejak audit.',
            'Text below 16 arc-minutes is hard to read from that seat; the reason goes into the audit trail.',
          )}
          error={faults.smallTextReason}
          value={draft.smallTextReason}
          onChange={(event) => onChange({ smallTextReason: event.target.value })}
        />
      ) : null}
    </>
  );
}

/** Which scenes, in which order, how long each. */
export function SceneFields({ draft, faults, onChange }: FieldsProps) {
  const say = useSay();
  const { scenes } = draft;
  const put = (index: number, part: Partial<SceneChoice>) =>
    onChange({ scenes: scenes.map((scene, i) => (i === index ? { ...scene, ...part } : scene)) });
  const move = (index: number, by: -1 | 1) => {
    const next = [...scenes];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    onChange({ scenes: next });
  };
  return (
    <fieldset className="scene-list">
      <legend>{say('Adegan menurut urutan, dan lamanya dalam detik', 'Scenes in order, and seconds for each')}</legend>
      {scenes.map((scene, i) => {
        const name = say(sceneWords(scene.id));
        return (
          <div key={scene.id}>
            <label>
              <input type="checkbox" checked={scene.chosen} onChange={(event) => put(i, { chosen: event.target.checked })} /> {name}
            </label>
            <input
              inputMode="numeric"
              aria-label={say(`Lama ${name}, detik`, `Seconds for ${name}`)}
              placeholder={say('bawaan', 'default')}
              value={scene.dwell}
              onChange={(event) => put(i, { dwell: event.target.value })}
            />
            <Button look="quiet" locked={i === 0 ? say('Sudah paling atas', 'Already first') : null} onPress={() => move(i, -1)}>
              ↑<span className="sr-only">{say(`${name} ke atas`, `${name} up`)}</span>
            </Button>
            <Button
              look="quiet"
              locked={i === scenes.length - 1 ? say('Sudah paling bawah', 'Already last') : null}
              onPress={() => move(i, 1)}
            >
              ↓<span className="sr-only">{say(`${name} ke bawah`, `${name} down`)}</span>
            </Button>
          </div>
        );
      })}
      {(faults.scenes ?? faults.dwell) ? (
        <p className="fault">
          {faults.scenes
            ? say('Pilih paling sedikit satu adegan.', 'Choose at least one scene.')
            : say('Lama adegan: 5 sampai 600 detik.', 'A scene stands 5 to 600 seconds.')}
        </p>
      ) : null}
    </fieldset>
  );
}
