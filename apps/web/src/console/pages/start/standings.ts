import {
  backupStandingSchema,
  channelListSchema,
  type Role,
  type SourceFile,
  screenListSchema,
  sourceFilesSchema,
  sourceListSchema,
  userListSchema,
} from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask, Refusal } from '../../api.js';
import { counted, type Text } from '../../preferences.js';
import { ROLE_WORDS } from '../../words/roles.js';

/** How far a first step has come: done or not, and in words what there is. */
export interface Standing {
  readonly isDone: boolean;
  readonly words: Text;
}

/** What a step is asked by: no standing while the server has not answered, or when it failed. */
export type UseStanding = () => { readonly standing?: Standing | undefined; readonly failed: boolean };

interface Question<T> {
  readonly key: string;
  readonly ask: (signal: AbortSignal) => Promise<T>;
  readonly standingOf: (answer: T) => Standing;
}

function useAnswer<T>({ key, ask, standingOf }: Question<T>): ReturnType<UseStanding> {
  const { data, isError } = useQuery({ queryKey: ['first-steps', key], queryFn: ({ signal }) => ask(signal) });
  return { standing: data === undefined ? undefined : standingOf(data), failed: isError };
}

const from =
  <T>(shape: z.ZodType<T>, path: string) =>
  (signal: AbortSignal): Promise<T> =>
    ask(shape, path, { signal, background: true });

const NEEDED = ['threshold-editor', 'approver'] as const;
const screens = from(screenListSchema, '/api/v1/screens');
const users = from(userListSchema, '/api/v1/users');
const sources = from(sourceListSchema, '/api/v1/sources');
const channels = from(channelListSchema, '/api/v1/channels');
const backups = from(backupStandingSchema, '/api/v1/backups');
const files = from(sourceFilesSchema, '/api/v1/boards/main/sources');
const FILES: readonly (readonly [readonly string[], Text])[] = [
  [['roster'], { id: 'SKPD', en: 'agencies' }],
  [['budget-lines', 'lra'], { id: 'anggaran', en: 'budget' }],
  [['cash-plan'], { id: 'rencana kas', en: 'cash plan' }],
  [['sp2d', 'lra'], { id: 'realisasi', en: 'spending' }],
];

/** Which of the four kinds of files that make a board have come; before the first there is no board. */
export const useFiles: UseStanding = () =>
  useAnswer({
    key: 'files',
    ask: (signal) => files(signal).then((answer) => answer.files, absentIsNone),
    standingOf: (come) =>
      missingOr(
        FILES.filter(([sources]) => !come.some(({ source }) => sources.includes(source))).map(([, name]) => name),
        { id: 'keempatnya sudah ada', en: 'all four are there' },
      ),
  });

function absentIsNone(error: unknown): SourceFile[] {
  if (error instanceof Refusal && error.status === 404) return [];
  throw error;
}

/** Whether a wall is paired. */
export const useScreens: UseStanding = () =>
  useAnswer({
    key: 'screens',
    ask: screens,
    standingOf: ({ screens }) => atLeastOne(screens.filter(({ revoked }) => revoked === null).length, 'layar', 'screens'),
  });

/** Whether somebody proposes thresholds and somebody else approves. */
export const usePeople: UseStanding = () =>
  useAnswer({
    key: 'users',
    ask: users,
    standingOf: ({ users }) => {
      const roles = new Set<Role>(users.filter(({ disabled }) => disabled === null).map(({ role }) => role));
      const missing = NEEDED.filter((role) => !roles.has(role)).map((role) => ROLE_WORDS[role].title);
      return missingOr(missing, counted(users.length, 'akun', 'accounts'));
    },
  });

/** Whether anything comes by itself. */
export const useSources: UseStanding = () =>
  useAnswer({
    key: 'sources',
    ask: sources,
    standingOf: ({ sources }) => atLeastOne(sources.length, 'sumber', 'sources'),
  });

/** Whether messages have a way out. */
export const useChannels: UseStanding = () =>
  useAnswer({
    key: 'channels',
    ask: channels,
    standingOf: ({ channels }) => atLeastOne(channels.length, 'kanal', 'channels'),
  });

/** Whether a backup was made and read back, and lies in a second place. */
export const useBackups: UseStanding = () =>
  useAnswer({
    key: 'backups',
    ask: backups,
    standingOf: ({ state, secondPlace }) =>
      missingOr(
        [
          ...(state === 'segar' ? [] : [{ id: 'cadangan yang segar', en: 'a fresh backup' }]),
          ...(secondPlace === null ? [{ id: 'tempat kedua', en: 'a second place' }] : []),
        ],
        { id: 'segar, di dua tempat', en: 'fresh, in two places' },
      ),
  });

const atLeastOne = (count: number, id: string, en: string): Standing => ({
  isDone: count > 0,
  words: count > 0 ? counted(count, id, en) : { id: `belum ada ${id}`, en: `no ${en} yet` },
});

const missingOr = (missing: readonly Text[], complete: Text): Standing =>
  missing.length === 0
    ? { isDone: true, words: complete }
    : {
        isDone: false,
        words: {
          id: `belum ada: ${missing.map(({ id }) => id).join(', ')}`,
          en: `not there yet: ${missing.map(({ en }) => en).join(', ')}`,
        },
      };
