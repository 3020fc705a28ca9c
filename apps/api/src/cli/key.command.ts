import type { Command } from 'commander';
import { type KeyScope, LONGEST_KEY_DAYS } from '../platform/access/key-registry.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

const SCOPES: readonly KeyScope[] = ['ingest', 'read', 'metrics'];

export function keyCommand(lcc: Command): void {
  const key = lcc.command('key').description('kunci mesin');
  key
    .command('add')
    .description('kunci baru; hanya ditampilkan sekali')
    .requiredOption('--scope <lingkup>', 'ingest, read atau metrics')
    .option('--tenant <penyewa>', 'real atau demo', 'real')
    .option('--signed', 'permintaan harus bertanda tangan HMAC')
    .option('--name <nama>', 'untuk apa kunci ini')
    .option('--application <nama>', 'hanya untuk angka aplikasi ini')
    .option('--days <hari>', 'berlaku berapa hari', String(LONGEST_KEY_DAYS))
    .action(
      async (
        flags: { scope: string; tenant: string; signed?: boolean; name?: string; days: string; application?: string },
        command: Command,
      ) => {
        const scope = SCOPES.find((s) => s === flags.scope);
        if (!scope) throw new CommandFailed(`--scope: pilih ${SCOPES.join(', ')}.`);
        if (flags.tenant !== 'real' && flags.tenant !== 'demo') throw new CommandFailed('--tenant: pilih real atau demo.');
        const days = Number(flags.days);
        if (!(Number.isInteger(days) && days >= 1 && days <= LONGEST_KEY_DAYS))
          throw new CommandFailed(`--days: 1 sampai ${LONGEST_KEY_DAYS}.`);
        const { tenant, application = null } = flags;
        if (application !== null && scope !== 'ingest') throw new CommandFailed('--application: hanya untuk kunci --scope ingest.');
        const how = { actor: operator(), name: flags.name ?? application, days, application };
        const made = await withServices((bench) => bench.keys.add(scope, tenant, flags.signed ?? false, how));
        const document = {
          id: made.key.id,
          key: made.token,
          scope,
          tenant,
          ...(application === null ? {} : { application }),
          expires: made.expires.toISOString(),
          ...(made.signingSecret ? { signingSecret: made.signingSecret } : {}),
        };
        answer(command, document, () => [
          made.token,
          ...(made.signingSecret ? [`Rahasia tanda tangan: ${made.signingSecret}`] : []),
          'Simpan sekarang; tidak akan ditampilkan lagi.',
        ]);
      },
    );
  key
    .command('list')
    .description('semua kunci, tanpa rahasianya')
    .action(async (_flags: object, command: Command) => {
      const keys = await withServices((bench) => bench.keys.list());
      answer(command, { keys }, () =>
        keys.map((k) =>
          `${k.id}  ${k.scope}  ${k.tenant}  ${k.revoked ? 'dicabut' : `sampai ${k.expires.toISOString().slice(0, 10)}`}  ${k.name ?? ''}${k.application === null ? '' : `  hanya ${k.application}`}`.trimEnd(),
        ),
      );
    });
  key
    .command('revoke')
    .argument('<id>')
    .action(async (id: string, _flags: object, command: Command) => {
      const known = await withServices((bench) => bench.keys.revoke(id, operator()));
      if (!known) throw new CommandFailed(`Kunci ${id} tidak ada.`);
      answer(command, { revoked: id }, () => [`${id} dicabut.`]);
    });
}
