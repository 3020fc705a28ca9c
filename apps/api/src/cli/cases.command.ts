import { type CaseShown, severities } from '@lcc/contract';
import { ALARM_BUDGET, CaseFold, spent, waitingOf, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { shownCase } from '../cases/case-view.js';
import { answer, CommandFailed } from './output.js';
import { type Bench, withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly year?: string;
  readonly tenant?: string;
  readonly all?: boolean;
}

export function casesCommand(lcc: Command): void {
  lcc
    .command('cases')
    .description('antrean kasus yang perlu ditelaah, terberat lebih dahulu')
    .option('--region <kode>', 'kode wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .option('--tenant <penyewa>', 'real atau demo', 'real')
    .option('--all', 'juga yang sudah selesai')
    .action(async (flags: Flags, command: Command) => {
      const result = await withServices((bench) => queue(bench, flags));
      answer(command, result, () => [
        ...result.cases.map(lineOf),
        `${result.cases.length} kasus, ${result.budget.waiting} menunggu giliran, ${result.budget.backlogWaiting} temuan awal menunggu; pekan ini ${result.budget.thisWeek} dari ${result.budget.perWeek}.`,
      ]);
    });
}

/** The queue as the log holds it; whoever reads the database may see names. */
async function queue({ tenants, reader, clock }: Bench, flags: Flags) {
  const tenant = flags.tenant === 'demo' || flags.tenant === 'real' ? tenants.find(flags.tenant) : undefined;
  if (!tenant) throw new CommandFailed(`--tenant: ${flags.tenant} tidak ada; tulis real atau demo.`);
  const today = clock.today();
  const channel = tenant.channelOf(flags.region ?? tenant.region, flags.year === undefined ? yearOf(today) : Number(flags.year));
  const fold = new CaseFold();
  for (const after of await reader.ofKinds(tenant, channel, CaseFold.kinds as ('alert' | 'case-act' | 'detector-coverage')[]))
    fold.apply({ revision: 0, before: null, after, firstRecordedOn: after.date });
  const cases = flags.all ? fold.cases() : fold.open();
  return {
    channel,
    cases: cases.map((each) => shownCase(each, { reveal: true })),
    budget: { ...spent(fold.alerts(), today), ...ALARM_BUDGET, ...waitingOf(fold.open()) },
  };
}

const WIDTH = Math.max(...severities.map((each) => each.length));
const lineOf = ({ id, severity, state, since, title, about, raisedOn, detectors }: CaseShown): string =>
  `${id}  ${severity.padEnd(WIDTH)}  ${state.padEnd(10)}  ${since}  ${raisedOn === null ? 'menunggu' : 'keluar  '}  ${detectors.join('+')}  ${title.id}: ${about.key}`;
