import type { YearBookShown } from '@lcc/contract';
import { yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { DecisionRefused } from '../books/decider.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { readYear } from './places.js';
import { withServices } from './with-services.js';

export function yearCommand(lcc: Command): void {
  const year = lcc.command('year').description('pembukuan tahun anggaran');
  year
    .command('list')
    .description('tahun yang ada di buku besar, terbuka atau ditutup, dan usulan yang menunggu')
    .action(async (_flags: object, command: Command) => {
      const years = await withServices(({ yearProposals, tenants }) => yearProposals.list(tenants.real, operator().id));
      answer(command, { years }, () => (years.length > 0 ? years.map(lineOf) : ['Belum ada.']));
    });
  for (const [name, closed, description] of [
    ['close', true, 'mengusulkan menutup pembukuan setahun; orang kedua menyetujuinya di konsol'],
    ['open', false, 'mengusulkan membuka lagi pembukuan yang ditutup; orang kedua menyetujuinya di konsol'],
  ] as const)
    year
      .command(name)
      .description(description)
      .argument('<tahun>')
      .requiredOption('--reason <teks>', 'alasan, dicatat di buku besar')
      .action(async (text: string, { reason }: { readonly reason: string }, command: Command) => {
        const wanted = readYear(text, 'Tahun');
        const { book, today } = await withServices(async ({ yearProposals, tenants, clock }) => {
          await yearProposals.propose(tenants.real, wanted, closed, reason, operator());
          const years = await yearProposals.list(tenants.real, operator().id);
          return { book: years.find((each) => each.year === wanted), today: clock.today() };
        }).catch((error: unknown) => {
          throw error instanceof DecisionRefused ? new CommandFailed(error.message) : error;
        });
        const early = closed && wanted >= yearOf(today);
        answer(command, book ?? {}, () => [
          `Diusulkan ${closed ? 'menutup' : 'membuka'} pembukuan ${wanted}. Belum ada yang berubah: orang lain menyetujuinya di konsol, Acuan, Tahun.`,
          ...(early ? [`Tahun ${wanted} belum berakhir; tarik usulannya di tempat yang sama bila keliru.`] : []),
        ]);
      });
}

function lineOf({ year, closed, since, reason, proposal }: YearBookShown): string {
  const decision = since === null ? '' : `  sejak ${since}: ${reason}`;
  const open = proposal === null ? '' : `  (usulan ${proposal.closed ? 'menutup' : 'membuka'} oleh ${proposal.by}: ${proposal.reason})`;
  return `${year}  ${closed ? 'ditutup' : 'terbuka'}${decision}${open}`;
}
