/** `node bin/checks/security.mjs [--write]`: docs/security.md says what `bin/security/requirements.mjs` says, and every test it names is there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BSSN, REQUIREMENTS } from '../security/requirements.mjs';

const PAGE = 'docs/security.md';
/** Levels 1 and 2 of ASVS 5.0 together. */
const ASKED = 253;
const WORST = ['not met', 'partly', 'met', 'not applicable'];
const chapters = (id) => id.split('.').map(Number);
const byId = (a, b) => {
  const [x, y] = [chapters(a.id), chapters(b.id)];
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
};

/**
 * The page as it should stand.
 * @param {import('../security/requirements.mjs').Requirement[]} requirements @param {[string, string[]][]} groups
 */
export function securityPage(requirements, groups) {
  const known = new Map(requirements.map((each) => [each.id, each]));
  const count = (state, of = requirements) => of.filter((each) => each.state === state).length;
  const judged = requirements.filter(({ level3 }) => !level3).length;
  const shown = ({ test }) => (test ? `[${test[0].split('/').slice(-2).join('/')}](../${test[0]})${test[1] ? ` “${test[1]}”` : ''}` : '-');
  const lines = [...requirements]
    .sort(byId)
    .map((each) => `| ${each.id}${each.level3 ? ' (L3)' : ''} | ${each.asks} | ${each.state} | ${each.where} | ${shown(each)} |`);
  const group = ([name, ids]) => {
    const states = ids.map((id) => known.get(id)?.state ?? 'not met');
    const worst = WORST.find((state) => states.includes(state));
    return `| ${name} | ${ids.join(', ')} | ${states.filter((state) => state === 'met').length} of ${ids.length}${worst === 'met' ? '' : `; ${worst}: ${ids.filter((_, i) => states[i] === worst).join(', ')}`} |`;
  };
  return `# Security

<!-- Written by \`node bin/checks/security.mjs --write\` from bin/security/requirements.mjs; \`npm run check\` compares. -->

A self-assessment by those who build it, not an audit. Each line names the test that shows it: a test that is gone fails the check. What attackers and failures do to the
running product is in \`npm run faults\`; personal data in [privacy](privacy.md); who may call what in [access](access.md).

OWASP ASVS 5.0, level 2: of about ${ASKED} requirements of levels 1 and 2, ${judged} are judged here, the ones our threats lead to; the rest has not been judged. Of all ${requirements.length} lines ${count('met')} are met,
${count('partly')} partly, ${count('not met')} not met, ${count('not applicable')} do not apply.

| ASVS | asks | state | where | test |
|---|---|---|---|---|
${lines.join('\n')}

## BSSN 4/2021

The thirteen groups of the standard for web applications, and what answers them above.

| group | ASVS | met |
|---|---|---|
${groups.map(group).join('\n')}
`;
}

/**
 * @param {string} root @param {import('../security/requirements.mjs').Requirement[]} requirements @param {[string, string[]][]} groups
 * @returns {string[]} what is wrong, one sentence each
 */
export function securityProblems(root, requirements, groups) {
  const ids = requirements.map(({ id }) => id);
  const problems = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands twice`);
  for (const { id, state, test } of requirements) {
    if (!test) {
      if (state === 'met' || state === 'partly') problems.push(`${id} is said to be ${state} and names no test`);
      continue;
    }
    const [file, title] = test;
    if (!existsSync(join(root, file))) problems.push(`${id}: there is no ${file}`);
    else if (!readFileSync(join(root, file), 'utf8').includes(title)) problems.push(`${id}: no test in ${file} is called “${title}”`);
  }
  for (const [name, of] of groups) for (const id of of) if (!ids.includes(id)) problems.push(`${name} names ${id}, which is not judged`);
  if (groups.length !== 13) problems.push(`BSSN 4/2021 has 13 groups, here are ${groups.length}`);
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  const page = securityPage(REQUIREMENTS, BSSN);
  if (process.argv.includes('--write')) writeFileSync(join(root, PAGE), page);
  const problems = securityProblems(root, REQUIREMENTS, BSSN);
  if (!existsSync(join(root, PAGE)) || readFileSync(join(root, PAGE), 'utf8') !== page)
    problems.push(`${PAGE} does not say what bin/security/requirements.mjs says: node bin/checks/security.mjs --write`);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
