import { createHmac } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** The demo's schema. Its role may enter this one alone. */
const DEMO_SCHEMA = 'lcc_demo';

/**
 * Makes the demo's role and an empty schema for it, in one transaction. What stood in the schema belonged to another role and is
 * made up anyway: it is dropped, and the demo begins anew.
 *
 * @param client connected to the application's database as somebody who may create roles
 */
export async function createDemoRole(client: Client, role: string, password?: string): Promise<void> {
  const name = escapeIdentifier(role);
  const secret = password === undefined ? '' : ` PASSWORD ${escapeLiteral(password)}`;
  await client.query(
    `BEGIN; DROP SCHEMA IF EXISTS ${DEMO_SCHEMA} CASCADE; CREATE ROLE ${name} LOGIN NOINHERIT${secret};
     CREATE SCHEMA ${DEMO_SCHEMA}; GRANT USAGE, CREATE ON SCHEMA ${DEMO_SCHEMA} TO ${name}; COMMIT`,
  );
}

/** Any fixed number. */
const ROLE_LOCK = 7_226_105_122;

/**
 * The URL the demo connects with beside `url`: a role of its own, made now if it is missing and the operator's role may create
 * roles. Its password follows from the operator's, so every instance knows it, and says nothing about that.
 *
 * @returns the reason (for the log) instead, when there can be no such role; then the demo has to use the operator's
 */
export async function demoUrlBeside(url: string): Promise<{ url: string } | { reason: string }> {
  const own = new URL(url);
  if (own.username === '' || own.password === '') return { reason: 'DATABASE_URL tidak memuat pengguna dan sandi' };
  const role = `${decodeURIComponent(own.username)}_demo`;
  const password = createHmac('sha256', decodeURIComponent(own.password)).update(`lcc:${role}`).digest('hex');
  own.username = encodeURIComponent(role);
  own.password = password;
  const demo = own.toString();
  try {
    if (await entersItsSchema(demo)) return { url: demo };
    await using(url, (client) => renewDemoRole(client, role, password));
    return (await entersItsSchema(demo)) ? { url: demo } : { reason: `peran ${role} tidak dapat masuk` };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * A role that exists has lost its password (the operator's changed) or its schema. Instances that start together take turns, by a lock that
 * ends with the connection.
 */
async function renewDemoRole(client: Client, role: string, password: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${ROLE_LOCK})`);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) return createDemoRole(client, role, password);
  const name = escapeIdentifier(role);
  await client.query(
    `BEGIN; ALTER ROLE ${name} PASSWORD ${escapeLiteral(password)}; CREATE SCHEMA IF NOT EXISTS ${DEMO_SCHEMA};
     GRANT USAGE, CREATE ON SCHEMA ${DEMO_SCHEMA} TO ${name}; COMMIT`,
  );
}

async function entersItsSchema(url: string): Promise<boolean> {
  try {
    const answer = await using(url, (client) =>
      client.query<{ may: boolean | null }>(`SELECT has_schema_privilege(to_regnamespace('${DEMO_SCHEMA}')::oid, 'CREATE') AS may`),
    );
    return answer.rows[0]?.may === true;
  } catch {
    return false;
  }
}

async function using<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000, application_name: 'lcc-check' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
