import type { RuleDetail, TrialSubject } from '@lcc/contract';
import { Shape } from '../../../shared/shape.js';
import { fitUnitName } from '../../../shared/unit-name.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';
import { UNIT_WORDS, valueText } from './rule-number.js';
import type { TrialState } from './use-trial.js';

const MOST = 12;

/** What would happen now, by name: who stays, who goes out, who comes on. */
export function NowPanel({
  state: { trial, isWorking, progress },
  rule,
}: {
  readonly state: TrialState;
  readonly rule: RuleDetail['rule'];
}) {
  const say = useSay();
  if (!trial) return <WorkingPanel progress={progress} />;
  const { stay, leave, join, held } = trial.effect;
  const unit = rule.parameters.find(({ name }) => name === 'enter' || name === 'most' || name === 'least')?.unit ?? '';
  const isMark = rule.kind === 'mark';
  return (
    <section
      className={isWorking ? 'panel working' : 'panel'}
      aria-busy={isWorking}
      aria-label={say('Sekarang, bila diterapkan', 'Now, if applied')}
    >
      <header>
        <h2>{say('Sekarang, bila diterapkan', 'Now, if applied')}</h2>
        <span className="meta">
          {say(
            `nyala ${trial.totals.before.up} menjadi ${trial.totals.after.up}, dihitung dalam ${valueText(Math.max(1, Math.round(trial.ms / 100)) / 10, 'id')} detik`,
            `on: ${trial.totals.before.up}, then ${trial.totals.after.up}; worked out in ${valueText(Math.max(1, Math.round(trial.ms / 100)) / 10, 'en')} seconds`,
          )}
        </span>
      </header>
      <dl className="counts">
        <div>
          <dt>{say('Tetap nyala', 'Stay on')}</dt>
          <dd>{stay.length}</dd>
        </div>
        <div>
          <dt>{say('Padam', 'Go off')}</dt>
          <dd>{leave.length}</dd>
        </div>
        <div>
          <dt>{say('Baru nyala', 'Come on')}</dt>
          <dd>{join.length}</dd>
        </div>
      </dl>
      {leave.length + join.length === 0 ? (
        <p className="quiet">{say('Tidak ada yang berubah hari ini.', 'Nothing changes today.')}</p>
      ) : null}
      <Names title={say('Padam', 'Go off')} list={leave} unit={unit} shape="normal" isMark={isMark} />
      <Names title={say('Baru nyala', 'Come on')} list={join} unit={unit} shape="waspada" isMark={isMark} />
      <Names title={say('Tetap nyala', 'Stay on')} list={stay} unit={unit} shape="waspada" isMark={isMark} />
      <p className="quiet">
        {isMark
          ? say('Hanya memberi tanda; tidak membuka kasus.', 'It only marks; it opens no case.')
          : say(
              'Kasus tidak diatur ulang: pemilik, janji, catatan dan umurnya tetap.',
              'Cases are not reset: owner, promise, notes and age stay.',
            )}{' '}
        {held.length > 0 ? say(`${held.length} tidak dapat dinilai sekarang.`, `${held.length} cannot be judged now.`) : null}
      </p>
    </section>
  );
}

/** Before the first answer: how far it has come, never an empty box. */
function WorkingPanel({ progress }: Pick<TrialState, 'progress'>) {
  const say = useSay();
  return (
    <section className="panel" aria-busy="true" role="status">
      <header>
        <h2>{say('Menguji pada data yang lalu', 'Trying on the past')}</h2>
      </header>
      <p className="quiet">
        {progress && progress.of > 0
          ? say(`Hari ${progress.done} dari ${progress.of}.`, `Day ${progress.done} of ${progress.of}.`)
          : say('Membaca catatan tahun ini.', 'Reading the year’s log.')}
      </p>
      <progress
        value={progress?.done ?? 0}
        max={Math.max(1, progress?.of ?? 1)}
        aria-label={say('Kemajuan uji', 'Progress of the trial')}
      />
    </section>
  );
}

function Names({
  title,
  list,
  unit,
  shape,
  isMark,
}: {
  readonly title: string;
  readonly list: readonly TrialSubject[];
  readonly unit: string;
  readonly shape: 'waspada' | 'normal';
  /** Nobody owns a mark. */
  readonly isMark: boolean;
}) {
  const say = useSay();
  const { language } = usePreferences();
  const unitText = UNIT_WORDS[unit];
  const unitWord = unitText ? say(unitText) : '';
  if (list.length === 0) return null;
  return (
    <>
      <h3>
        {title}: {list.length}
        {unitWord === '' ? null : <span className="meta">{say(`nilai dalam ${unitWord}`, `values in ${unitWord}`)}</span>}
      </h3>
      <ul className="named">
        {list.slice(0, MOST).map(({ key, name, value, owner, promisedOn }) => (
          <li key={key}>
            <Shape name={shape} />
            <span title={name}>{fitUnitName(name, 190, 14)}</span>
            <small>
              {isMark
                ? null
                : owner
                  ? `${owner}${promisedOn ? `, ${say('janji', 'by')} ${dayOf(promisedOn, language)}` : ''}`
                  : say('belum ada pemilik', 'no owner yet')}
            </small>
            <b>{value === null ? '—' : valueText(Math.round(value * 10) / 10, language)}</b>
          </li>
        ))}
      </ul>
      {list.length > MOST ? <p className="quiet">{say(`dan ${list.length - MOST} lagi`, `and ${list.length - MOST} more`)}</p> : null}
    </>
  );
}
