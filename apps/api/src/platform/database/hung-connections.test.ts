import { describe, expect, it } from 'vitest';
import { isUnavailable } from '../http/problem.js';
import type { DatabaseState } from './database-handle.js';
import { endHung } from './hung-connections.js';
import { withTestDatabase } from './testing.js';

describe('connections to a database that hangs', () => {
  const database = withTestDatabase();

  it('are ended while it is down, so that who waits may try again, and are made anew', async () => {
    const source = await database.another();
    let say: (state: DatabaseState) => void = () => undefined;
    endHung(
      source,
      {
        onState: (listener) => {
          say = listener;
          return () => undefined;
        },
      },
      10,
    );
    const waiting = source.query('SELECT pg_sleep(600)').catch((error: unknown) => error);
    await expect
      .poll(() => source.query("SELECT count(*)::int AS n FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'"))
      .toEqual([{ n: 1 }]);
    say({ kind: 'down', since: 0 });
    expect(isUnavailable(await waiting)).toBe(true);
    say({ kind: 'up' });
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
