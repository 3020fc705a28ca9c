import { type Trace, type TraceStep, traceSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { rupiahText } from '../../../shared/number-format.js';
import { Shape } from '../../../shared/shape.js';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Answered, Empty } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { breakText, reasonText, STEP_WORDS, stateText } from './thread-words.js';

/** Columns of the picture, each with its steps: the papers before a payment stand with it. */
const COLUMNS: readonly (readonly TraceStep['step'][])[] = [
  ['plan'],
  ['budget'],
  ['package'],
  ['process'],
  ['agreement'],
  ['spd'],
  ['payment', 'spm', 'spp'],
];

/** The thread of one key from plan to payment, whichever end it was found at; a press on a step walks on from there. */
export function TraceView({
  channel,
  wanted,
  onWalk,
}: {
  readonly channel: string;
  readonly wanted: string;
  readonly onWalk: (key: string) => void;
}) {
  const say = useSay();
  const query = useQuery({
    queryKey: ['trace', channel, wanted],
    queryFn: ({ signal }) =>
      ask(traceSchema, `/api/v1/trace/${encodeURIComponent(wanted)}${channel === 'main' ? '' : `?channel=${channel}`}`, { signal }),
    enabled: wanted !== '',
    retry: false,
  });
  if (wanted === '')
    return (
      <Empty title={say('Cari satu kunci', 'Search a key')}>
        {say(
          'Nomor SP2D atau kontrak, kode RUP, kode sub kegiatan, atau kode program. Benangnya dibaca ke dua arah.',
          'The number of an SP2D or contract, a RUP code, the code of a sub-activity or programme. Its thread is read both ways.',
        )}
      </Empty>
    );
  return <Answered query={query}>{(trace) => <Steps trace={trace} onWalk={onWalk} />}</Answered>;
}

function Steps({ trace, onWalk }: { readonly trace: Trace; readonly onWalk: (key: string) => void }) {
  const say = useSay();
  const present = COLUMNS.filter((column) => trace.steps.some(({ step }) => column.includes(step)));
  return (
    <>
      <p className="meta">
        {say(`Keadaan sampai ${trace.asOf}, revisi ${trace.revision}`, `As of ${trace.asOf}, revision ${trace.revision}`)}
        {trace.more > 0 ? say(`; ${trace.more} langkah lain tidak ditampilkan`, `; ${trace.more} more steps are not shown`) : ''}
      </p>
      <ol className="thread">
        {present.map((column) => (
          <li key={column[0]}>
            <h3>{say(STEP_WORDS[column[0] ?? 'payment'])}</h3>
            <ul>
              {column.flatMap((kind) =>
                trace.steps
                  .filter(({ step }) => step === kind)
                  .map((each) => (
                    <StepCard
                      key={`${each.step}|${each.key}|${each.code}`}
                      step={each}
                      isFound={each.step === trace.found && each.key === trace.key}
                      onWalk={onWalk}
                    />
                  )),
              )}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function StepCard({
  step,
  isFound,
  onWalk,
}: {
  readonly step: TraceStep;
  readonly isFound: boolean;
  readonly onWalk: (key: string) => void;
}) {
  const say = useSay();
  const { language } = usePreferences();
  const { title, key, code, amount, date, status, vendor, unit, breaks, candidates } = step;
  return (
    <li className={isFound ? 'step found' : 'step'} aria-current={isFound ? 'true' : undefined}>
      <button type="button" className="walk" onClick={() => onWalk(key)} title={say('Telusuri dari sini', 'Walk on from here')}>
        {title ?? code ?? key}
      </button>
      {step.step === 'spp' || step.step === 'spm' ? <small>{say(STEP_WORDS[step.step])}</small> : null}
      <b className="amount">{amount === null ? say('tanpa jumlah', 'no amount') : rupiahText(amount, language)}</b>
      <small>
        {[code === title ? null : code, date, unit, vendor, status === null ? null : say(stateText(status))].filter(Boolean).join(' · ')}
      </small>
      {breaks.map((kind) => (
        <span key={kind} className="break">
          <Shape name="waspada" /> {say(breakText(kind))}
        </span>
      ))}
      {candidates.map((candidate) => (
        <small key={candidate.key}>
          {say('mungkin', 'maybe')} {candidate.key}: {candidate.reasons.map((reason) => say(reasonText(reason))).join(', ')}
        </small>
      ))}
      <Sources step={step} />
    </li>
  );
}

const FIRST = 2;

/** The files and rows a step came with; each opens its original. */
function Sources({ step: { sources } }: { readonly step: TraceStep }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const mayOpen = useSession().may('originals.read');
  if (sources.length === 0) return <small>{say('tanpa sumber tercatat', 'no recorded source')}</small>;
  return (
    <ul className="origins">
      {(all ? sources : sources.slice(0, FIRST)).map((source) => (
        <li key={`${source.kind}|${source.recordedAt}|${source.row}`}>
          {source.run !== null && mayOpen ? (
            <a href={`/api/v1/originals/${source.run}`} download>
              {source.file ?? `${say('kiriman', 'push')} ${source.connector}`}
            </a>
          ) : (
            (source.file ?? `${say('kiriman', 'push')} ${source.connector}`)
          )}{' '}
          {say('baris', 'row')} {source.row}
        </li>
      ))}
      {!all && sources.length > FIRST ? (
        <li>
          <Button look="quiet" onPress={() => setAll(true)}>
            {say(`${sources.length - FIRST} sumber lagi`, `${sources.length - FIRST} more sources`)}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}
