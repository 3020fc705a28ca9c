import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const CONSOLE = fileURLToPath(new URL('../../apps/web/src/console', import.meta.url));
const sheets = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

/** The classes that begin a selector of a style sheet: what it lays claim to. */
function claims(file) {
  const text = readFileSync(join(CONSOLE, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, selector = '']) => selector.split(/,(?![^(]*\))/));
  return [...new Set(selectors.flatMap((selector) => /^\s*\.([\w-]+)/.exec(selector)?.[1] ?? []))];
}

// The sheet of every page that was open once stays in the document: two pages that claim one class dress each other.
it('no two style sheets claim one class', () => {
  const homes = new Map();
  for (const file of sheets) for (const name of claims(file)) homes.set(name, [...(homes.get(name) ?? []), file]);
  const shared = [...homes].filter(
    ([name, files]) => name !== 'console' && files.filter((file) => file.startsWith('pages')).length > 0 && files.length > 1,
  );
  expect(shared).toEqual([]);
});
