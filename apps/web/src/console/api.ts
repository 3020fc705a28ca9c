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
  /** Asked by the page on its own: it does not keep the session from idling out. */
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

async function send(path: string, { method = 'GET', body, form, background, signal }: Ask): Promise<Response> {
  const headers: Record<string, string> = { 'X-LCC-Page': background ? 'background' : 'console' };
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
  const problem = problemSchema.safeParse(await response.json().catch(() => ({})));
  // A proxy in front answers for a server that is away.
  if (!problem.success || (response.status >= 502 && problem.data.correlationId === '')) throw new Unreachable();
  const { title, detail, code, issues, means, correlationId } = problem.data;
  throw new Refusal(response.status, code, title, detail, issues, means, correlationId.slice(0, 8));
}
