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
const certificateSchema = z.object({ status: z.enum(['ok', 'expiring', 'expired']), daysLeft: z.number() });
const readySchema = z.object({
  status: z.enum(['ok', 'down']),
  dependencies: z.object({ certificate: certificateSchema.optional() }),
});
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
  const { isError, data, dataUpdatedAt } = useQuery({
    queryKey: ['ready'],
    queryFn: ({ signal }) => ask(readySchema, '/api/health/ready', { background: true, signal }),
    refetchInterval: READY_MS,
    retry: false,
  });
  const certificate = data?.dependencies.certificate;
  return (
    <p>
      <Shape name={isError ? 'putus' : certificate && certificate.status !== 'ok' ? 'waspada' : 'normal'} />
      {say('Tautan:', 'Link:')}{' '}
      <b>
        {isError
          ? `${say('terputus sejak', 'lost since')} ${clockText(dataUpdatedAt || Date.now(), language)}`
          : say('terhubung', 'connected')}
        {certificate && certificate.status !== 'ok' && certificateWords(certificate.daysLeft, say)}
      </b>
    </p>
  );
}

/** Said three weeks before it ends: a new one takes an office days. */
const certificateWords = (daysLeft: number, say: ReturnType<typeof useSay>): string =>
  daysLeft < 0
    ? say(', sertifikat sudah habis', ', certificate expired')
    : say(`, sertifikat habis dalam ${daysLeft} hari`, `, certificate ends in ${daysLeft} days`);

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
