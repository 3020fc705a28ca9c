import type { TraceStep } from '@lcc/contract';
import { businessDate, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { ThreadHolder } from '../thread/thread-holder.js';
import { TraceReader } from '../thread/trace-reader.js';
import { answer, CommandFailed } from './output.js';
import { regionOption, yearOption } from './places.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly year?: string;
}

/** The thread of one key, both ways: each step with its amount, its day, and the file and row it came with. */
export function traceCommand(lcc: Command): void {
  lcc
    .command('trace')
    .description('benang satu kunci, dua arah: rencana, anggaran, paket, kontrak, pembayaran, dengan berkas dan baris asalnya')
    .argument('<kunci>', 'nomor SP2D atau kontrak, kode RUP, sub kegiatan ("KODE" atau "UNIT KODE"), program, atau butir rencana')
    .option('--region <kode>', 'kode wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .action(async (key: string, flags: Flags, command: Command) => {
      const trace = await withServices(async ({ tenants, reader, clock }) => {
        const year = yearOption(flags.year) ?? yearOf(businessDate(clock.now()));
        const channel = tenants.real.channelOf(regionOption(flags.region) ?? tenants.real.region, year);
        const thread = await new ThreadHolder(reader).current(tenants.real, channel);
        const found = thread && (await new TraceReader(reader).trace(tenants.real, thread, key, false));
        if (!found) throw new CommandFailed(`"${key}" tidak ada dalam benang ${channel}.`);
        return found;
      });
      answer(command, trace, () => [
        `${trace.key} · ${trace.channel} · per ${trace.asOf}`,
        ...trace.steps.map(lineOf),
        ...(trace.more > 0 ? [`… dan ${trace.more} lagi`] : []),
      ]);
    });
}

function lineOf({ step, key, title, amount, date, breaks, sources }: TraceStep): string {
  const [source] = sources;
  const origin = source ? `  [${source.file ?? source.connector} baris ${source.row}]` : '';
  const broken = breaks.length > 0 ? `  ! ${breaks.join(', ')}` : '';
  return `${step.padEnd(10)} ${key}  ${title ?? ''}  ${amount ?? '-'}  ${date ?? ''}${origin}${broken}`;
}
