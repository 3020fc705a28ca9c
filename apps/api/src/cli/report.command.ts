import { writeFile } from 'node:fs/promises';
import { parseIsoDate, reports, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { printBytes } from '../reports/print-bytes.js';
import { NoReport } from '../reports/report.service.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly out: string;
  readonly region?: string;
  readonly year?: string;
  readonly asOf?: string;
  readonly skpd?: string;
}

export function reportCommand(lcc: Command): void {
  lcc
    .command('report <laporan>')
    .description(`laporan berbentuk resmi: ${reports.map((r) => r.id).join(', ')}, atau rapat (semua yang dibuat untuk seluruh daerah)`)
    .requiredOption('--out <berkas>', 'berkas .xlsx atau .pdf yang ditulis')
    .option('--region <kode>', 'kode wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .option('--as-of <tanggal>', 'keadaan sampai tanggal ini')
    .option('--skpd <kode>', 'hanya unit ini')
    .action(async (id: string, flags: Flags, command: Command) => {
      const format = flags.out.endsWith('.pdf') ? 'pdf' : flags.out.endsWith('.xlsx') ? 'xlsx' : null;
      if (!format) throw new CommandFailed(`--out: ${flags.out} harus berakhir .xlsx atau .pdf.`);
      if (flags.asOf !== undefined && parseIsoDate(flags.asOf) === null)
        throw new CommandFailed(`--as-of: ${flags.asOf} bukan tanggal YYYY-MM-DD.`);
      if (flags.year !== undefined && !/^20\d\d$/.test(flags.year)) throw new CommandFailed(`--year: "${flags.year}" bukan tahun.`);
      const printed = await withServices(async ({ tenants, printer, clock }) => {
        const year = flags.year === undefined ? yearOf(flags.asOf ?? clock.today()) : Number(flags.year);
        const channel = tenants.real.channelOf(flags.region ?? tenants.real.region, year);
        const question = {
          channel,
          ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
          ...(flags.skpd === undefined ? {} : { workUnit: flags.skpd }),
        };
        return printer.print(tenants.real, id, question).catch((error: unknown) => {
          throw error instanceof NoReport ? new CommandFailed(error.message) : error;
        });
      });
      const [first] = printed;
      if (!first) throw new CommandFailed('Tidak ada isi.');
      await writeFile(flags.out, await printBytes({ format, reports: printed }));
      answer(command, { file: flags.out, asOf: first.asOf, rows: first.table.rows.length, revision: first.revision }, () => [
        `Ditulis: ${flags.out}, keadaan ${first.asOf}.`,
      ]);
    });
}
