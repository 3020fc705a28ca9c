import type { Command } from 'commander';
import { verifyAudit } from '../platform/audit/verify.js';
import { answer } from './output.js';
import { withServices } from './with-services.js';

export function auditCommand(lcc: Command): void {
  lcc
    .command('audit')
    .description('jejak audit')
    .command('verify')
    .description('memeriksa rantai jejak audit dan titik periksanya di luar basis data')
    .action(async (_flags: object, command: Command) => {
      const verdict = await withServices(({ tenants, config }) => verifyAudit(tenants.real.dataSource, config.dataDir));
      answer(command, verdict, () => [
        verdict.intact
          ? `Utuh: ${verdict.entries} entri, ${verdict.checkpoints} titik periksa, dijamin sampai entri ${verdict.vouchedTo}.`
          : `TIDAK UTUH: ${verdict.problems.length} temuan pada ${verdict.entries} entri.`,
        ...verdict.problems.map((p) => `  ${p.code}: ${p.message}`),
        `Kepala rantai: ${verdict.head}`,
      ]);
      process.exitCode = verdict.intact ? 0 : 1;
    });
}
