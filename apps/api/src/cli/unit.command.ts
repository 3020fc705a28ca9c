import { randomUUID } from 'node:crypto';
import { type Fact, isoDate, parseRegionCode, parseWorkUnitCode, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { systemBatch } from '../ledger/ledger.service.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

export function unitCommand(lcc: Command): void {
  const unit = lcc.command('unit').description('SKPD dan unitnya');
  unit
    .command('basis')
    .description('dasar realisasi sebuah unit: LRA, SP2D, atau AUTO menurut aturan')
    .argument('<kode>')
    .argument('<dasar>')
    .option('--region <kode>')
    .option('--year <tahun>')
    .action(async (code: string, basis: string, flags: { region?: string; year?: string }, command: Command) => {
      const workUnit = parseWorkUnitCode(code);
      if (!workUnit) throw new CommandFailed(`"${code}" bukan kode SKPD; tulis misalnya 1.01.0.00.0.00.01.0000.`);
      if (basis !== 'LRA' && basis !== 'SP2D' && basis !== 'AUTO') throw new CommandFailed('Dasar: pilih LRA, SP2D atau AUTO.');
      if (flags.region !== undefined && !parseRegionCode(flags.region))
        throw new CommandFailed(`--region: "${flags.region}" bukan kode wilayah.`);
      const receipt = await withServices(async ({ ledger, tenants, clock }) => {
        const year = flags.year === undefined ? yearOf(clock.today()) : Number(flags.year);
        const fact: Fact = {
          kind: 'unit-basis',
          region: flags.region ?? tenants.real.region,
          year,
          date: isoDate(year, 1, 1),
          workUnit,
          basis,
        };
        return ledger.append(tenants.real, systemBatch(`dasar-${randomUUID()}`, fact, clock.now()));
      });
      answer(command, { workUnit, basis, revision: receipt.revision }, () => [`${workUnit}: dasar ${basis} (rev ${receipt.revision})`]);
    });
}
