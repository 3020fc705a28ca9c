import { indicators } from '../indicators/index.js';
import { detectors } from './catalogue.js';
import { type Detector, legalValues, type Parameter } from './core/index.js';

const KINDS = { event: 'event', level: 'level', rank: 'rank only', mark: 'mark' } as const;

/** Thousands apart by blanks, as the other papers of this folder write them. */
const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ' ');

const parameterRow = (name: string, { title, unit, min, max, default: value }: Parameter): string =>
  `| \`${name}\` | ${title.en} | ${number(value)} | ${number(min)} … ${number(max)} | ${unit} |`;

const indicatorRow = ({ id, title, legalBasis, parameters }: Detector): string => {
  const limits = Object.values(parameters).map(({ title: { en }, default: value, unit }) => `${en} ${number(value)} ${unit}`);
  return `| \`${id}\` | ${title.en} | ${title.id} | ${legalBasis} | ${limits.join('; ')} |`;
};

function section(detector: Detector): string {
  const { id, title, tier, kind, family, why, legalBasis, sentence, check, innocent, clears, needs, inhibits, parameters, examples } =
    detector;
  const table = Object.entries(parameters).map(([name, parameter]) => parameterRow(name, parameter));
  return [
    `## ${id} · ${title.en}`,
    `*${title.id}* · tier ${tier} · ${family} · ${KINDS[kind]}`,
    why.en,
    [
      `- **Says**: ${sentence.id}`,
      `- **Look at first**: ${check.en}`,
      `- **Innocent causes**: ${innocent.en}`,
      `- **Goes away by**: ${clears.en}`,
      `- **Basis**: ${legalBasis}`,
      `- **Lives from**: ${needs.map((each) => `\`${each}\``).join(', ')}`,
      ...(inhibits.length === 0 ? [] : [`- **Makes superfluous**: ${inhibits.join(', ')}`]),
    ].join('\n'),
    ...(table.length === 0 ? [] : [['| Parameter | | Default | Range | Unit |', '|---|---|---|---|---|', ...table].join('\n')]),
    ['| Example | Outcome |', '|---|---|', ...examples.map((example) => `| ${example.title} | ${example.outcome} |`)].join('\n'),
  ].join('\n\n');
}

/** The catalogue of detectors as a page of docs/. */
export function catalogueDoc(): string {
  const rows = detectors.map(({ id, title, family, kind }) => `| ${id} | ${title.en} | ${title.id} | ${family} | ${KINDS[kind]} |`);
  const legal = legalValues.map(
    ({ name, kind, from, value, unit, basis, verified }) =>
      `| \`${name}\` | ${kind ?? '—'} | ${from} | ${number(value)} ${unit} | ${basis} | ${verified ? 'yes' : 'no'} |`,
  );
  return [
    '# Detectors',
    'Written by a test from the catalogue itself (`libs/domain/src/detectors/catalogue.ts`); do not edit. `npx vitest run --project libs libs/domain/src/detectors/catalogue-doc.test.ts -u` writes it anew.',
    'Every evaluation says `RISK`, `NOT_RISK`, `CONDITIONS_NOT_MET` (the rule does not apply, or its sample is too small) or `IMPOSSIBLE` (data it needs are missing or stale). An *event* fires at once and ends by a correction or a decision; a *level* waits and recovers; *rank only* orders the queue and never alerts. The indicators of Cardinal stand in [red-flags.md](red-flags.md). Not built: B28, since bank accounts are not kept; P06 to P08 need the times and the disqualification of bids, which only OCDS tells, and run there.',
    ['| Id | Detector | Detektor | Family | Kind |', '|---|---|---|---|---|', ...rows].join('\n'),
    ...detectors.map(section),
    '## Indicators',
    'Limits that people set the same way, of figures that are only marked (`libs/domain/src/indicators`, `libs/domain/src/prevention/signals`). No case follows.',
    ['| Id | Indicator | Indikator | Basis | As shipped |', '|---|---|---|---|---|', ...indicators.map(indicatorRow)].join('\n'),
    '## Legal values',
    'Compared is the value in force on the day of the event. "Verified" says whether the primary text was read.',
    ['| Value | Kind | From | | Basis | Verified |', '|---|---|---|---|---|---|', ...legal].join('\n'),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}
