/** The database the tests use instead of an embedded one, e.g. to run them on PostgreSQL 15. */
export function testDatabaseUrl(): string | undefined {
  return process.env.LCC_TEST_DATABASE_URL || undefined;
}
