import { BoardState, businessDate, listed, parseIsoDate, parseRegionCode, type Sum, senToWire, ThreadFold, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { toChange } from '../ledger/ledger-reader.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly year?: string;
  readonly asOf?: string;
}

const written = (sums: ReadonlyMap<string, Sum>): Record<string, { count: number; amount: string }> =>
  Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { count, amount }]) => [name, { count, amount: senToWire(amount) }]),
  );

/** The measures of the thread from plan to payment, and every MAK that does not join the budget exactly, with what it may mean. */
export function threadCommand(lcc: Command): void {
  lcc
    .command('thread')
    .description('benang dari rencana ke pembayaran: sambungan, putusnya, dan usulan pembetulan MAK')
    .option('--region <kode>', 'kode wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .option('--as-of <tanggal>', 'keadaan sampai tanggal ini')
    .action(async (flags: Flags, command: Command) => {
      if (flags.region !== undefined && parseRegionCode(flags.region) === null)
        throw new CommandFailed(`--region: "${flags.region}" bukan kode wilayah.`);
      if (flags.asOf !== undefined && parseIsoDate(flags.asOf) === null) throw new CommandFailed(`--as-of: "${flags.asOf}" bukan tanggal.`);
      const document = await withServices(async ({ tenants, reader, clock }) => {
        const asOf = flags.asOf ?? businessDate(clock.now());
        const year = flags.year === undefined ? yearOf(asOf) : Number(flags.year);
        const channel = tenants.real.channelOf(flags.region ?? tenants.real.region, year);
        let state: BoardState | null = null;
        await reader.each(tenants.real, channel, null, (head) => {
          const board = new BoardState(head.region, head.year, asOf, [ThreadFold]);
          state = board;
          return (entries) => {
            for (const entry of entries) if (entry.kind !== 'business-day') board.apply(toChange(entry));
          };
        });
        return describeThread(state, channel, asOf);
      });
      answer(command, document, () => [
        `${document.channel} · per ${document.asOf}`,
        ...Object.entries(document.totals).map(([name, { count, amount }]) => `${name.padEnd(40)} ${String(count).padStart(8)}  ${amount}`),
        ...document.mak.map(
          (m) => `! ${m.mak} → ${m.candidates.map((c) => `${c.subActivity} (${c.reason})`).join(' / ') || 'tidak dikenali'}`,
        ),
      ]);
    });
}

function describeThread(state: BoardState | null, channel: string, asOf: string) {
  if (!state) throw new CommandFailed(`Belum ada data di ${channel}.`);
  const thread = state.fold(ThreadFold);
  const { measures } = thread;
  const names = new Set(measures.units().flatMap((unit) => [...measures.measures(unit).keys()]));
  const mak = [...thread.sides.packages.all()].flatMap(({ rupCode, links }) =>
    listed(links)
      .filter((link) => link.status !== 'exact')
      .map(({ status, candidates, ...link }) => ({ rupCode, mak: link.mak, status, candidates })),
  );
  return {
    channel,
    asOf,
    totals: written(new Map([...names].map((name) => [name, measures.total(name)]))),
    units: measures.units().map((unit) => ({ unit, measures: written(measures.measures(unit)) })),
    mak,
  };
}
