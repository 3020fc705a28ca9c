import { z } from 'zod';

/** A refusal of the server, in the words it gave. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** `sign-in`, `stage`, `step-up`, `wait`, `wrong`, or empty. */
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly issues: readonly { readonly field: string; readonly message: string }[],
    readonly means: readonly string[],
    readonly trace: string,
  ) {
    super(detail);
  }
}

/** The server did not answer. */
export class Unreachable extends Error {}

const problemSchema = z.object({
  title: z.string().default(''),
  detail: z.string().default(''),
  code: z.string().default(''),
  correlationId: z.string().default(''),
  issues: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
  means: z.array(z.string()).default([]),
});

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** A form with a file, instead of a body. */
  readonly form?: FormData;
  /** Asked by the page on its own: it does not keep the session from idling out, unless the person did something here since. */
  readonly background?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Asks the server and holds the answer against its shape.
 *
 * @throws Refusal with the server's words; Unreachable when there is no answer
 */
export async function ask<T>(shape: z.ZodType<T>, path: string, options: Ask = {}): Promise<T> {
  const response = await send(path, options);
  return shape.parse(response.status === 204 ? undefined : await response.json());
}

/** For acts that answer nothing. */
export const act = (path: string, options: Ask): Promise<void> => ask(z.undefined(), path, options);

/** When the person last did something here, by the page's own clock; what is asked after it is asked by the person, also by itself. */
let didAt = Number.NEGATIVE_INFINITY;
let toldAt = 0;

/** Notes what the person does from now on; the answer ends it. */
export function watchActs(): () => void {
  const note = (): void => {
    didAt = performance.now();
  };
  const events = ['keydown', 'pointerdown', 'wheel'] as const;
  for (const event of events) document.addEventListener(event, note, { capture: true, passive: true });
  return () => {
    for (const event of events) document.removeEventListener(event, note, { capture: true });
  };
}

/** Who writes or reads for an hour without asking anything is not away. */
function isByPerson(background: boolean | undefined): boolean {
  const isBy = !background || didAt > toldAt;
  if (isBy) toldAt = performance.now();
  return isBy;
}

async function send(path: string, { method = 'GET', body, form, background, signal }: Ask): Promise<Response> {
  const headers: Record<string, string> = { 'X-LCC-Page': isByPerson(background) ? 'console' : 'background' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form ? { body: form } : {}),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
  if (response.ok) return response;
  throw refusalOf(response.status, await response.json().catch(() => ({})));
}

/** What the server said when it refused; a proxy in front answers for a server that is away. */
function refusalOf(status: number, body: unknown): Refusal | Unreachable {
  const problem = problemSchema.safeParse(body);
  if (!problem.success || (status >= 502 && problem.data.correlationId === '')) return new Unreachable();
  const { title, detail, code, issues, means, correlationId } = problem.data;
  return new Refusal(status, code, title, detail, issues, means, correlationId.slice(0, 8));
}

/**
 * Sends a form with a file; `onProgress` is told which part of it has gone, 0 to 1.
 *
 * @throws as {@link ask}
 */
export function upload<T>(shape: z.ZodType<T>, path: string, form: FormData, onProgress: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('X-LCC-Page', 'console');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      const { status, response } = request;
      const answer = status < 300 ? shape.safeParse(response) : null;
      if (answer?.success) resolve(answer.data);
      else reject(answer ? answer.error : refusalOf(status, response ?? {}));
    };
    request.send(form);
  });
}
