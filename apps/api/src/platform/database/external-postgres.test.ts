import { describe, expect, it } from 'vitest';
import { DatabaseUnavailableError } from './database-handle.js';
import { openDatabase } from './open-database.js';
import { withTestDatabase } from './testing.js';

describe('a database of the operator', () => {
  const database = withTestDatabase();

  it('is opened by its URL, and left running when closed', async () => {
    const { connection } = database.handle;
    const url =
      'url' in connection ? connection.url : `postgres://${connection.user}@localhost/${connection.database}?host=${connection.host}`;
    const handle = await openDatabase({ dataDir: '/does/not/matter', databaseUrl: url });
    expect(handle.state).toEqual({ kind: 'up' });
    await handle.close();
    expect(await database.dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is refused in words that name the variable and hide the password', async () => {
    const attempt = openDatabase({ dataDir: '/does/not/matter', databaseUrl: 'postgres://lcc:sangatrahasia@127.0.0.1:9/lcc' });
    await expect(attempt).rejects.toThrow(DatabaseUnavailableError);
    await expect(attempt).rejects.toThrow(/^DATABASE_URL: (?!.*sangatrahasia)/);
  });
});
