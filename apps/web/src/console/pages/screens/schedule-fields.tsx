import { type ScheduleRule, type Season, sceneIds, seasons, weekParts } from '@lcc/contract';
import { sceneWords } from '../../../shared/scene-words.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import type { Faults } from '../../parts/use-faults.js';
import { type Text, useSay } from '../../preferences.js';
import type { ScreenDraft } from './screen-draft.js';

const SEASON_WORDS: Readonly<Record<Season, Text>> = {
  always: { id: 'sepanjang tahun', en: 'all year' },
  'quarter-end': { id: 'sepuluh hari akhir triwulan', en: 'last ten days of a quarter' },
  'year-end': { id: 'akhir tahun, mulai 15 Desember', en: 'year end, from 15 December' },
  'year-start': { id: 'awal tahun, Januari dan Februari', en: 'year start, January and February' },
};
const DAY_WORDS: Readonly<Record<ScheduleRule['days'], Text>> = {
  all: { id: 'setiap hari', en: 'every day' },
  weekdays: { id: 'Senin sampai Jumat', en: 'Monday to Friday' },
  weekend: { id: 'Sabtu dan Minggu', en: 'Saturday and Sunday' },
};
const NEW_RULE: ScheduleRule = { from: '18.00', to: '06.00', days: 'all', season: 'always', shows: 'night' };

interface ScheduleFieldsProps {
  readonly draft: ScreenDraft;
  readonly faults: Faults;
  readonly onChange: (part: Partial<ScreenDraft>) => void;
}

/** Rules by hour, day and season of the fiscal year; the first that holds counts, without one the screen's own scenes are shown. */
export function ScheduleFields({ draft: { schedule }, faults, onChange }: ScheduleFieldsProps) {
  const say = useSay();
  const put = (index: number, part: Partial<ScheduleRule>) =>
    onChange({ schedule: schedule.map((rule, i) => (i === index ? { ...rule, ...part } : rule)) });
  return (
    <fieldset className="rules">
      <legend>{say('Jadwal: aturan pertama yang berlaku dipakai', 'Schedule: the first rule that holds counts')}</legend>
      {schedule.map((rule, i) => (
        <Rule
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name but their place
          key={i}
          rule={rule}
          number={i + 1}
          onChange={(part) => put(i, part)}
          onRemove={() => onChange({ schedule: schedule.filter((_, at) => at !== i) })}
        />
      ))}
      {faults.schedule ? (
        <p className="fault">
          {say(
            'Periksa jadwal: jam ditulis seperti 06.30, dan tiap aturan menampilkan sesuatu.',
            'Check the schedule: times like 06.30, and each rule shows something.',
          )}
        </p>
      ) : null}
      <Button icon="plus" onPress={() => onChange({ schedule: [...schedule, NEW_RULE] })}>
        {say('Tambah aturan', 'Add a rule')}
      </Button>
    </fieldset>
  );
}

interface RuleProps {
  readonly rule: ScheduleRule;
  readonly number: number;
  readonly onChange: (part: Partial<ScheduleRule>) => void;
  readonly onRemove: () => void;
}

function Rule({ rule, number, onChange, onRemove }: RuleProps) {
  const say = useSay();
  const shown = rule.shows === 'night' ? [] : rule.shows;
  const toggle = (id: string, isOn: boolean) => onChange({ shows: isOn ? [...shown, id] : shown.filter((each) => each !== id) });
  return (
    <fieldset className="rule">
      <legend className="sr-only">{say(`Aturan ${number}`, `Rule ${number}`)}</legend>
      <TextField
        help={say('Jam WIB, misalnya 07.30.', 'WIB time, for example 07.30.')}
        label={say('Dari', 'From')}
        value={rule.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <TextField
        help={say('Tidak sesudah awalnya: sampai esok hari.', 'Not after its start: until the next day.')}
        label={say('Sampai', 'To')}
        value={rule.to}
        onChange={(event) => onChange({ to: event.target.value })}
      />
      <SelectField
        label={say('Hari', 'Days')}
        help={say('Menurut hari dalam pekan; hari libur tidak dibedakan.', 'By the day of the week; holidays make no difference.')}
        value={rule.days}
        options={weekParts.map((value) => ({ value, label: say(DAY_WORDS[value]) }))}
        onChange={(event) => onChange({ days: event.target.value as ScheduleRule['days'] })}
      />
      <SelectField
        label={say('Musim anggaran', 'Season')}
        help={say('Menurut kalender anggaran.', 'By the fiscal calendar.')}
        value={rule.season}
        options={seasons.map((value) => ({ value, label: say(SEASON_WORDS[value]) }))}
        onChange={(event) => onChange({ season: event.target.value as Season })}
      />
      <SelectField
        label={say('Tampilkan', 'Show')}
        help={say('Malam meredupkan layar tanpa mematikannya.', 'Night dims the screen without turning it off.')}
        value={rule.shows === 'night' ? 'night' : 'scenes'}
        options={[
          { value: 'night', label: say('malam: jam redup', 'night: dim clock') },
          { value: 'scenes', label: say('adegan ini', 'these scenes') },
        ]}
        onChange={(event) => onChange({ shows: event.target.value === 'night' ? 'night' : [sceneIds[0]] })}
      />
      <Button onPress={onRemove}>{say('Hapus aturan', 'Remove rule')}</Button>
      {rule.shows === 'night' ? null : (
        <div className="rule-scenes">
          {sceneIds.map((id) => (
            <label key={id}>
              <input type="checkbox" checked={shown.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />{' '}
              {say(sceneWords(id))}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
