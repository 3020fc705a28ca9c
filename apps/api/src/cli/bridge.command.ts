import { businessDate, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { ThreadDecisions, ThreadRefused } from '../thread/thread-decisions.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { readYear, regionOption, yearOption } from './places.js';
import { type Bench, withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly year?: string;
  readonly from?: string;
  readonly note?: string;
  readonly undo?: boolean;
}
type Run<T> = (
  decisions: ThreadDecisions,
  bench: Bench,
  by: { tenant: Bench['tenants']['real']; region: string; actor: ReturnType<typeof operator> },
) => Promise<T>;

/** What an operator decides of the thread: names of old codes, and links that wait for a person. */
export function bridgeCommand(lcc: Command): void {
  const bridge = lcc.command('bridge').description('sebutan baru kode sub kegiatan lama, mulai suatu tahun');
  const place = (command: Command): Command => command.option('--region <kode>', 'wilayah; bila tidak disebut, LCC_REGION');
  place(bridge.command('set'))
    .description('kode lama dibaca sebagai kode baru')
    .argument('<lama>')
    .argument('<baru>')
    .option('--from <tahun>', 'mulai tahun anggaran ini; bila tidak disebut, tahun berjalan')
    .option('--undo', 'mencabut jembatan itu')
    .action((from: string, to: string, flags: Flags, command: Command) =>
      deciding(flags, async (decisions, { clock }, by) => {
        const fromYear = flags.from === undefined ? yearOf(businessDate(clock.now())) : readYear(flags.from, '--from');
        return decisions.setBridge(by, { from, to, fromYear, active: flags.undo !== true });
      }).then((decided) =>
        answer(command, decided, () => [`${from} → ${to}: ${flags.undo ? 'dicabut' : 'disimpan'} di ${decided.years.join(', ')}`]),
      ),
    );
  place(bridge.command('list'))
    .description('jembatan yang berlaku')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .action((flags: Flags, command: Command) =>
      deciding(flags, async (decisions, bench, by) => ({ bridges: await decisions.bridges(by.tenant, channelOf(flags, bench, by)) })).then(
        (list) => answer(command, list, () => list.bridges.map((b) => `${b.from} → ${b.to}  mulai ${b.fromYear}  oleh ${b.by}`)),
      ),
    );
  place(lcc.command('link'))
    .description('memutuskan sambungan yang diusulkan: MAK ke sub kegiatan, atau SP2D ke kontrak')
    .argument('<putusan>', 'confirm, reject, atau undo')
    .argument('<jenis>', 'mak atau payment')
    .argument('<dari>', 'MAK seperti tertulis, atau nomor SP2D')
    .argument('<ke>', 'sub kegiatan (dan rekening), atau kunci kontrak')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .option('--note <teks>', 'alasan')
    .action((verdict: string, subject: string, from: string, to: string, flags: Flags, command: Command) =>
      deciding(flags, async (decisions, { clock }, by) => {
        const meant = VERDICTS[verdict];
        if (!meant || (subject !== 'mak' && subject !== 'payment'))
          throw new CommandFailed('Tulis: lcc link confirm|reject|undo mak|payment DARI KE.');
        const year = yearOption(flags.year) ?? yearOf(businessDate(clock.now()));
        return decisions.decideLink(by, year, { subject, from, to, verdict: meant, note: flags.note ?? null });
      }).then((decided) => answer(command, decided, () => [`${from} → ${to}: ${verdict}`])),
    );
}

const VERDICTS: Readonly<Record<string, 'confirmed' | 'rejected' | 'open'>> = { confirm: 'confirmed', reject: 'rejected', undo: 'open' };

function deciding<T>(flags: Flags, run: Run<T>): Promise<T> {
  const region = regionOption(flags.region);
  return withServices((bench) => {
    const { real } = bench.tenants;
    const decisions = new ThreadDecisions(bench.ledger, bench.reader, bench.audit, bench.clock);
    return run(decisions, bench, { tenant: real, region: region ?? real.region, actor: operator() });
  }).catch((error: unknown) => {
    throw error instanceof ThreadRefused ? new CommandFailed(error.message) : error;
  });
}

const channelOf = ({ year }: Flags, { clock }: Bench, { tenant, region }: { tenant: Bench['tenants']['real']; region: string }): string =>
  tenant.channelOf(region, yearOption(year) ?? yearOf(businessDate(clock.now())));
