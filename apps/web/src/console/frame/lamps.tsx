import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Shape } from '../../shared/shape.js';
import { readSource, type SourceState } from '../../shared/source-age.js';
import { clockText } from '../../shared/time-format.js';
import { ask } from '../api.js';
import { usePreferences, useSay } from '../preferences.js';
import { useSession } from '../session.js';

const READY_MS = 10_000;
const SOURCES_MS = 60_000;
const readySchema = z.object({ status: z.enum(['ok', 'down']) });
/** Of a board only what the lamp tells. */
const sourcesSchema = z.object({
  board: z.object({
    sources: z.array(z.object({ cadenceHours: z.number(), lastAcceptedAt: z.string() })),
  }),
});

/** The two lamps in words: does the server answer, and are the sources in time? */
export function Lamps() {
  return (
    <div className="lamps">
      <LinkLamp />
      <SourceLamp />
    </div>
  );
}

function LinkLamp() {
  const say = useSay();
  const { language } = usePreferences();
  const { isError, dataUpdatedAt } = useQuery({
    queryKey: ['ready'],
    queryFn: ({ signal }) => ask(readySchema, '/api/health/ready', { background: true, signal }),
    refetchInterval: READY_MS,
    retry: false,
  });
  return (
    <p>
      <Shape name={isError ? 'putus' : 'normal'} />
      {say('Tautan:', 'Link:')}{' '}
      <b>
        {isError
          ? `${say('terputus sejak', 'lost since')} ${clockText(dataUpdatedAt || Date.now(), language)}`
          : say('terhubung', 'connected')}
      </b>
    </p>
  );
}

function SourceLamp() {
  const say = useSay();
  const may = useSession().may('board.read');
  const { data } = useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => ask(sourcesSchema, '/api/v1/boards/main', { background: true, signal }),
    refetchInterval: SOURCES_MS,
    retry: false,
    enabled: may,
  });
  if (!may) return null;
  const states = data?.board.sources.map((source) => readSource(source, Date.now()).state) ?? [];
  const count = (state: SourceState): number => states.filter((each) => each === state).length;
  const [stale, late] = [count('basi'), count('terlambat')];
  const words = [stale > 0 ? `${stale} ${say('basi', 'stale')}` : '', late > 0 ? `${late} ${say('tertunda', 'late')}` : '']
    .filter(Boolean)
    .join(', ');
  return (
    <p>
      <Shape name={stale > 0 ? 'basi' : late > 0 ? 'waspada' : 'normal'} />
      {say('Sumber:', 'Sources:')} <b>{words || (states.length > 0 ? say('segar', 'fresh') : say('belum ada', 'none yet'))}</b>
    </p>
  );
}
