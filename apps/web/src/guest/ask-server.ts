import { type GuestJoined, guestJoinedSchema, type VisitFigures, visitFiguresSchema } from '@lcc/contract';

const HEADERS = { 'Content-Type': 'application/json', 'X-LCC-Page': 'guest' };

/** Asks to come in; `away` = try again, also when too many came at once. */
export async function join(code: string): Promise<GuestJoined | 'unknown' | 'over' | 'away'> {
  const response = await send('', { method: 'POST', headers: HEADERS, body: JSON.stringify({ code }) });
  if (response?.status === 404 || response?.status === 422) return 'unknown';
  if (response?.status === 410) return 'over';
  const joined = guestJoinedSchema.safeParse(response?.ok ? await response.json().catch(() => null) : null);
  return joined.success ? joined.data : 'away';
}

/** A beat's figures, or null when they cannot be had now. */
export async function readFigures(token: string, beat: string): Promise<VisitFigures | null> {
  const response = await send(`/figures?beat=${encodeURIComponent(beat)}`, { headers: { 'X-LCC-Guest': token } });
  const told = visitFiguresSchema.safeParse(response?.ok ? await response.json().catch(() => null) : null);
  return told.success ? told.data : null;
}

/** Sends a question to the presenter. */
export async function ask(token: string, beat: string, text: string): Promise<'sent' | 'tooOften' | 'tooShort' | 'unsent'> {
  const headers = { ...HEADERS, 'X-LCC-Guest': token };
  const response = await send('/questions', { method: 'POST', headers, body: JSON.stringify({ beat, text }) });
  if (response?.ok) return 'sent';
  return response?.status === 429 ? 'tooOften' : response?.status === 422 ? 'tooShort' : 'unsent';
}

const send = (path: string, init: RequestInit): Promise<Response | null> =>
  fetch(`/api/v1/guests${path}`, { ...init, cache: 'no-store', signal: AbortSignal.timeout(8_000) }).catch(() => null);
