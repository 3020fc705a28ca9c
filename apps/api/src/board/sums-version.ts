import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This file as it runs: compiled, or its source in a test. */
const HERE = fileURLToPath(import.meta.url);
const DOMAIN = resolve(HERE, '../../../../../libs/domain', HERE.includes('/apps/api/src/') ? 'src' : 'dist');

let known: string | undefined;

/**
 * Names the program that sums: a hash of all of the domain's code. Sums that another program saved are not trusted, whatever changed
 * between the two.
 */
export function sumsVersion(): string {
  known ??= hashOfCode();
  return known;
}

function hashOfCode(): string {
  const hash = createHash('sha256').update(`v8 ${process.versions.v8.split('.')[0]}`);
  const files = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.[jt]s$/.test(name));
  for (const name of files.filter((each) => !each.endsWith('.d.ts')).sort()) hash.update(name).update(readFileSync(resolve(DOMAIN, name)));
  return hash.digest('base64url').slice(0, 22);
}
