import type { QuestionAsk, QuestionList } from '@lcc/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';

const AGAIN_MS = 60_000;
const TIMEOUT_MS = 8_000;
const PATH = '/api/v1/questions';
const UNSENT = 'lcc.regent.unsent';

/** What was asked of units, and how one asks. */
export interface Asking {
  /** Null until the server has answered. */
  readonly list: QuestionList | null;
  /** Written while there was no network; they go out as soon as there is one. */
  readonly unsent: readonly QuestionAsk[];
  /** Units whose last question the server did not take. */
  readonly refused: ReadonlySet<string>;
  readonly ask: (unit: string, text: string) => void;
}

/**
 * For the account that may ask, null for anybody else. Asked again each minute, when the page is looked at, and when the network comes back.
 * What waits to be sent is the account's that wrote it: it stays over a sign-in, and goes out under no other name.
 */
export function useQuestions(asker: string | null): Asking | null {
  const [list, setList] = useState<QuestionList | null>(null);
  const [unsent, setUnsent] = useState<readonly QuestionAsk[]>([]);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const look = useCallback(async (): Promise<void> => {
    if (asker === null) return;
    for (const question of keptUnsent(asker)) {
      const status = await send(question);
      if (status === null || status >= 500 || status === 401) break; // later
      keepUnsent(
        asker,
        keptUnsent(asker).filter(({ id }) => id !== question.id),
      );
      if (status >= 400) setRefused((all) => new Set([...all, question.unit]));
    }
    setUnsent(keptUnsent(asker));
    const told = await read();
    if (told) setList(told);
  }, [asker]);
  useEffect(() => {
    if (asker === null) return;
    const seen = (): void => {
      if (document.visibilityState === 'visible') void look();
    };
    seen();
    const timer = setInterval(seen, AGAIN_MS);
    document.addEventListener('visibilitychange', seen);
    addEventListener('online', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('online', seen);
    };
  }, [asker, look]);
  const ask = useCallback(
    (unit: string, text: string): void => {
      if (asker === null) return;
      keepUnsent(asker, [...keptUnsent(asker), { id: newId(), unit, text }]);
      setUnsent(keptUnsent(asker));
      setRefused((all) => new Set([...all].filter((each) => each !== unit)));
      void look();
    },
    [asker, look],
  );
  return useMemo(() => (asker === null ? null : { list, unsent, refused, ask }), [asker, list, unsent, refused, ask]);
}

/** The status of the answer; null without one. */
async function send(question: QuestionAsk): Promise<number | null> {
  try {
    const answer = await fetch(PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-LCC-Page': 'regent' },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return answer.status;
  } catch {
    return null;
  }
}

async function read(): Promise<QuestionList | null> {
  try {
    const answer = await fetch(PATH, { headers: { 'X-LCC-Page': 'background' }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const told: unknown = answer.ok ? await answer.json() : null;
    return isList(told) ? told : null;
  } catch {
    return null;
  }
}

/** Enough to paint it: the server has checked the rest. */
const isList = (value: unknown): value is QuestionList =>
  typeof value === 'object' && value !== null && 'questions' in value && Array.isArray(value.questions);

interface Unsent {
  readonly asker: string;
  readonly questions: readonly QuestionAsk[];
}

function keptUnsent(asker: string): readonly QuestionAsk[] {
  try {
    const kept: Unsent | null = JSON.parse(localStorage.getItem(UNSENT) ?? 'null');
    return kept?.asker === asker ? kept.questions : [];
  } catch {
    return [];
  }
}

function keepUnsent(asker: string, questions: readonly QuestionAsk[]): void {
  if (questions.length === 0) localStorage.removeItem(UNSENT);
  else localStorage.setItem(UNSENT, JSON.stringify({ asker, questions } satisfies Unsent));
}

/** A random UUID; `crypto.randomUUID` is not there on a plain http address. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
