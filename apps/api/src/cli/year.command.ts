import { yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import type { YearBook } from '../books/year-books.js';
import { decided } from './decided.js';
import { answer } from './output.js';
import { readYear } from './places.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly reason: string;
}

export function yearCommand(lcc: Command): void {
  const year = lcc.command('year').description('pembukuan tahun anggaran');
  year
    .command('list')
    .description('tahun yang ada di buku besar, terbuka atau ditutup')
    .action(async (_flags: object, command: Command) => {
      const years = await withServices(({ books, tenants }) => books.list(tenants.real));
      answer(command, { years }, () => (years.length > 0 ? years.map(lineOf) : ['Belum ada.']));
    });
  for (const [name, closed, description] of [
    ['close', true, 'menutup pembukuan setahun: impor dan kiriman ke tahun itu ditolak'],
    ['open', false, 'membuka lagi pembukuan yang ditutup'],
  ] as const)
    year
      .command(name)
      .description(description)
      .argument('<tahun>')
      .requiredOption('--reason <teks>', 'alasan, dicatat di buku besar')
      .option('--region <kode>', 'wilayah; bila tidak disebut, LCC_REGION')
      .action(async (text: string, flags: Flags, command: Command) => {
        const wanted = readYear(text, 'Tahun');
        const { book, today } = await decided(flags.region, async ({ books, clock }, by) => {
          return { book: await books.decide(by, wanted, closed, flags.reason), today: clock.today() };
        });
        const early = closed && book.year >= yearOf(today);
        answer(command, book, () => [
          lineOf(book),
          ...(early ? [`Tahun ${book.year} belum berakhir; batalkan dengan: lcc year open ${book.year}.`] : []),
        ]);
      });
}

function lineOf({ channel, closed, since, reason, revision }: YearBook): string {
  const decision = since === null ? '' : `  sejak ${since}: ${reason}`;
  return `${channel}  ${closed ? 'ditutup' : 'terbuka'}${decision}  (rev ${revision})`;
}
