import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';

/**
 * Runs a statement that PostgreSQL keeps prepared on its connection, so that the way of every push is not parsed and planned
 * anew. `name` belongs to the text for ever. Answers the rows.
 */
export async function prepared<T>(runner: QueryRunner, name: string, text: string, values: unknown[]): Promise<T[]> {
  const client: PoolClient = await runner.connect();
  return (await client.query({ name, text, values })).rows as T[];
}
