import { readFileSync } from 'node:fs';
import { plainError, SCHEDULE, type SourceChange, type SourceRun, type SourceShown, sourceAddSchema } from '@lcc/contract';
import type { Command } from 'commander';
import { SourceRefused } from '../sources/source-registry.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

interface AddFlags {
  readonly title?: string;
  readonly connector: string;
  readonly address?: string;
  readonly key?: string;
  readonly schedule?: string;
  readonly cadence?: string;
  readonly owner?: string;
  readonly credential?: string;
  readonly disabled?: boolean;
  readonly region?: string;
  readonly year?: string;
  readonly asOf?: string;
  readonly skpd?: string;
  readonly stage?: string;
  readonly inForce?: string;
}

export function sourceCommand(lcc: Command): void {
  const source = lcc.command('source').description('sumber yang datang sendiri: ditarik menurut jadwal, atau mengirim dengan kuncinya');
  source
    .command('add')
    .description('sumber baru: --address dan --schedule untuk ditarik, --key untuk yang mengirim sendiri')
    .argument('<id>', 'nama pendek, misalnya lkpp-tender')
    .requiredOption('--connector <id>', 'konektor yang memahami isinya')
    .option('--title <teks>', 'nama untuk dibaca orang')
    .option('--address <url>', 'alamat; {tahun} diganti tahun berjalan')
    .option('--schedule <jadwal>', '15m, 4h, 1d, atau jam WIB "06.30 13.00"')
    .option('--key <id>', 'kunci mesin aplikasi yang mengirim sendiri')
    .option('--cadence <jam>', 'jarak wajar antara dua kedatangan, jam; bila tidak disebut, 24')
    .option('--owner <teks>', 'penanggung jawab')
    .option('--credential <jenis>', 'bearer, basic:PENGGUNA atau header:NAMA; rahasianya dibaca dari masukan baku')
    .option('--disabled', 'dicatat tetapi belum berjalan')
    .option('--region <kode>', 'pilihan impor')
    .option('--year <tahun>', 'pilihan impor')
    .option('--as-of <tanggal>', 'pilihan impor')
    .option('--skpd <kode>', 'pilihan impor')
    .option('--stage <tahap>', 'pilihan impor')
    .option('--in-force <tanggal>', 'pilihan impor')
    .action(add);
  source.command('list').description('semua sumber dengan lampunya').action(list);
  source.command('run').description('menarik satu sumber sekarang').argument('<id>').action(run);
  source.command('history').description('percobaan terakhir sebuah sumber').argument('<id>').action(history);
  for (const [name, enabled, description] of [
    ['enable', true, 'menjalankan jadwal sebuah sumber'],
    ['disable', false, 'menghentikan jadwal sebuah sumber'],
  ] as const)
    source
      .command(name)
      .description(description)
      .argument('<id>')
      .action((id: string, _flags: object, command: Command) => change(id, { enabled }, command));
  source.command('remove').description('menghapus sumber; yang sudah dibawanya tetap ada').argument('<id>').action(remove);
}

async function add(id: string, flags: AddFlags, command: Command): Promise<void> {
  const parsed = sourceAddSchema.safeParse(asked(id, flags), { error: plainError('id') });
  if (!parsed.success)
    throw new CommandFailed(
      parsed.error.issues.map((issue) => `--${FLAGS[String(issue.path[0])] ?? issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const shown = await orRefused(
    withServices(async ({ sources }) => {
      await sources.add(parsed.data, operator());
      return sources.find(id);
    }),
  );
  answer(command, { source: shown }, () => (shown ? [lineOf(shown)] : []));
}

/** Options by the fields they fill. */
const FLAGS: Readonly<Record<string, string>> = { cadenceHours: 'cadence', id: 'ID' };

function asked(id: string, flags: AddFlags): object {
  if ((flags.address === undefined) === (flags.key === undefined))
    throw new CommandFailed('Beri --address (ditarik) atau --key (mengirim sendiri), salah satu.');
  const common = {
    id,
    title: flags.title ?? id,
    connector: flags.connector,
    owner: flags.owner ?? 'belum disebut',
    cadenceHours: Number(flags.cadence ?? 24),
    enabled: !flags.disabled,
  };
  if (flags.key !== undefined) return { kind: 'push', ...common, key: flags.key };
  if (flags.schedule !== undefined && !SCHEDULE.test(flags.schedule))
    throw new CommandFailed('--schedule: tulis 15m, 4h, 1d, atau jam WIB seperti 06.30 atau "06.30 13.00".');
  const { region, year, asOf, skpd, stage, inForce } = flags;
  const options = { region, year, 'as-of': asOf, skpd, stage, 'in-force': inForce };
  return {
    kind: 'http',
    ...common,
    address: flags.address,
    schedule: flags.schedule ?? '1d',
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    credential: flags.credential === undefined ? null : credentialOf(flags.credential),
  };
}

/** The secret comes by standard input, so that it stands in no list of processes and no history of a shell. */
function credentialOf(text: string): object {
  const [kind, name] = text.split(':', 2);
  const secret = readFileSync(0, 'utf8').trim();
  if (kind === 'bearer' && name === undefined) return { kind, secret };
  if (kind === 'basic' && name) return { kind, user: name, secret };
  if (kind === 'header' && name) return { kind, name, secret };
  throw new CommandFailed('--credential: tulis bearer, basic:PENGGUNA atau header:NAMA.');
}

async function list(_flags: object, command: Command): Promise<void> {
  const document = await withServices(async ({ sources, config }) => ({ sources: await sources.list(), allowedHosts: config.sourceHosts }));
  answer(command, document, () => (document.sources.length > 0 ? document.sources.map(lineOf) : ['Belum ada sumber.']));
}

async function run(id: string, _flags: object, command: Command): Promise<void> {
  const done = await withServices((bench) => bench.puller.run(id, 'manual'));
  if (done === 'busy') throw new CommandFailed(`Sumber ${id} sedang ditarik; tunggu selesainya.`);
  if (typeof done === 'string') throw new CommandFailed(`Sumber ${id} tidak ada, atau mengirim sendiri.`);
  answer(command, { source: id, run: done }, () => [runLine(done)]);
  if (done.problem !== null) process.exitCode = done.outcome === 'ditolak' ? 2 : 1;
}

async function history(id: string, _flags: object, command: Command): Promise<void> {
  const runs = await withServices((bench) => bench.sourceLog.runs(id));
  if (!runs) throw new CommandFailed(`Sumber ${id} tidak ada.`);
  answer(command, { source: id, runs }, () => (runs.length > 0 ? runs.map(runLine) : ['Belum pernah ditarik.']));
}

async function change(id: string, what: SourceChange, command: Command): Promise<void> {
  const shown = await orRefused(
    withServices(async ({ sources }) => ((await sources.change(id, what, operator())) ? sources.find(id) : null)),
  );
  if (!shown) throw new CommandFailed(`Sumber ${id} tidak ada.`);
  answer(command, { source: shown }, () => [lineOf(shown)]);
}

async function remove(id: string, _flags: object, command: Command): Promise<void> {
  if (!(await withServices((bench) => bench.sources.remove(id, operator())))) throw new CommandFailed(`Sumber ${id} tidak ada.`);
  answer(command, { removed: id }, () => [`${id} dihapus.`]);
}

async function orRefused<T>(change: Promise<T>): Promise<T> {
  return change.catch((error: unknown) => {
    throw error instanceof SourceRefused ? new CommandFailed(error.message) : error;
  });
}

/** An instant on the clocks of Langkat. */
const wib = (instant: string): string =>
  `${new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} WIB`;

function lineOf({ id, state, reason, connector, schedule, key, lastArrival, title }: SourceShown): string {
  const arrived = lastArrival === null ? 'belum pernah' : `terakhir ${wib(lastArrival)}`;
  return `${id.padEnd(20)} ${state.toUpperCase().padEnd(9)} ${connector}  ${schedule ?? `kunci ${key}`}  ${arrived}  ${title}${reason ? `\n  ${reason}` : ''}`;
}

function runLine({ started, outcome, rows, accepted, corrections, duplicates, rejected, problem }: SourceRun): string {
  const counts = `${rows} baris: ${accepted} diterima, ${corrections} koreksi, ${duplicates} sudah ada, ${rejected} ditolak`;
  return `${wib(started)}  ${outcome}  ${problem ? problem.message : counts}`;
}
