import type { Board } from '@lcc/contract';
import { parseRegionCode, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { boardQuerySchema, dayAsked, NothingKnown, questionProblems } from '../board/board-queries.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly year?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly account?: string;
  readonly by?: string;
}

export function boardCommand(lcc: Command): void {
  lcc
    .command('board')
    .description('papan satu wilayah dan tahun')
    .option('--region <kode>', 'kode wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .option('--as-of <tanggal>', 'keadaan sampai tanggal ini')
    .option('--known-at <saat>', 'hanya yang sudah tercatat pada saat ini')
    .option('--account <akar>', '4 pendapatan, 5 belanja, 6 pembiayaan', '5')
    .option('--by <rincian>', 'workUnit, programme, account, fundingSource, district atau month', 'workUnit')
    .action(async (flags: Flags, command: Command) => {
      const query = boardQuerySchema.safeParse({ asOf: flags.asOf, knownAt: flags.knownAt, account: flags.account, by: flags.by });
      if (!query.success)
        throw new CommandFailed(
          questionProblems(query.error)
            .map((problem) => `--${problem}`)
            .join('\n'),
        );
      if (flags.region !== undefined && parseRegionCode(flags.region) === null)
        throw new CommandFailed(`--region: "${flags.region}" bukan kode wilayah; tulis misalnya 12.05.`);
      if (flags.year !== undefined && !/^20\d\d$/.test(flags.year)) throw new CommandFailed(`--year: "${flags.year}" bukan tahun.`);
      const board = await withServices(async ({ tenants, queries, clock }) => {
        const tenant = tenants.real;
        const year = flags.year === undefined ? yearOf(dayAsked(query.data, clock.today())) : Number(flags.year);
        const channel = tenant.channelOf(flags.region ?? tenant.region, year);
        const found = await queries.board(tenant, channel, query.data).catch((error: unknown) => {
          throw error instanceof NothingKnown ? new CommandFailed(error.message) : error;
        });
        if (!found) throw new CommandFailed(`Belum ada data di ${channel}.`);
        return found;
      });
      answer(command, board, () => describe(board));
    });
}

function describe(board: Board): string[] {
  const { totals } = board;
  const line = (key: string, name: string, f: Board['totals']): string =>
    [
      key.padEnd(24),
      name.slice(0, 40).padEnd(40),
      f.realization ?? '—',
      f.ceiling ?? '—',
      f.absorption === null ? '—' : `${(f.absorption * 100).toFixed(2)}%`,
      f.basis ?? '—',
    ].join('  ');
  return [
    `${board.regionName} ${board.year} · per ${board.asOf} · versi ${board.version ?? '—'}${board.closed === null ? '' : ` · ditutup ${board.closed}`} · rev ${board.revision}`,
    line('total', '', totals),
    ...board.rows.map((r) => line(r.key, r.name, r)),
  ];
}
