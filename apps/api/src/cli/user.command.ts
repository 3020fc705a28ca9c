import { roleSchema, roles } from '@lcc/contract';
import { parseWorkUnitCode } from '@lcc/domain';
import type { Command } from 'commander';
import { AccountRefused, type AccountRow } from '../platform/access/account-registry.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { type Bench, withServices } from './with-services.js';

interface AddFlags {
  readonly role: string;
  readonly name?: string;
  readonly unit?: string;
  readonly sso?: string;
}

export function userCommand(lcc: Command): void {
  const user = lcc.command('user').description('orang yang boleh masuk ke konsol');
  user
    .command('add')
    .description('akun baru dengan sandi pertama, yang diganti saat masuk')
    .argument('<login>')
    .requiredOption('--role <peran>', roles.join(', '))
    .option('--name <nama>', 'nama yang tampil; bila tidak disebut, sama dengan login')
    .option('--unit <kode>', 'unit seorang unit-operator')
    .option('--sso <subjek>', 'identitas pada penyedia masuk tunggal')
    .action(async (login: string, flags: AddFlags, command: Command) => {
      const choice = choiceOf(login, flags);
      const added = await withServices(({ accounts }) => refusable(accounts.add(operator(), login, choice)));
      answer(
        command,
        { id: added.id, login: login.trim().toLowerCase(), role: choice.role, unit: choice.unit, password: added.password },
        () => [
          `${added.id}  ${login}  ${choice.role}${choice.unit ? `  ${choice.unit}` : ''}`,
          `Sandi pertama: ${added.password}`,
          'Sampaikan sekarang; tidak akan ditampilkan lagi.',
        ],
      );
    });
  user
    .command('list')
    .description('semua akun')
    .action(async (_flags: object, command: Command) => {
      const users = (await withServices(({ accounts }) => accounts.list())).map(shown);
      answer(command, { users }, () =>
        users.map((u) => `${u.login}  ${u.role}${u.unit ? `  ${u.unit}` : ''}${u.disabled ? '  dimatikan' : ''}`),
      );
    });
  user
    .command('reset')
    .description('sandi pertama baru; autentikator dilupakan, semua sesi berakhir')
    .argument('<login>')
    .action(async (login: string, _flags: object, command: Command) => {
      const made = await withServices(async (bench) => bench.accounts.reset(operator(), (await knownUser(bench, login)).id));
      answer(command, { login, password: made.password }, () => [`Sandi pertama ${login}: ${made.password}`]);
    });
  user
    .command('link')
    .description('tautan yang memasukkan pemilik akun sekali, berlaku 15 menit; bukan untuk administrator dan penyetuju')
    .argument('<login>')
    .action(async (login: string, _flags: object, command: Command) => {
      const made = await withServices(async (bench) => {
        const { path, expires } = await refusable(bench.links.make(operator(), (await knownUser(bench, login)).id));
        return { link: `${bench.config.origins[0] ?? `http://localhost:${bench.config.port}`}${path}`, expires: expires.toISOString() };
      });
      answer(command, { login, ...made }, () => [made.link, 'Berlaku sekali, selama 15 menit; tidak akan ditampilkan lagi.']);
    });
  for (const [word, disabled] of [
    ['disable', true],
    ['enable', false],
  ] as const)
    user
      .command(word)
      .description(disabled ? 'menutup akun; sesinya berakhir dalam lima detik' : 'membuka akun yang ditutup')
      .argument('<login>')
      .action(async (login: string, _flags: object, command: Command) => {
        await withServices(async (bench) =>
          refusable(bench.accounts.setDisabled(operator(), (await knownUser(bench, login)).id, disabled)),
        );
        answer(command, { login, disabled }, () => [`${login} ${disabled ? 'ditutup' : 'dibuka'}.`]);
      });
}

function choiceOf(login: string, flags: AddFlags) {
  const role = roleSchema.safeParse(flags.role);
  if (!role.success) throw new CommandFailed(`--role: pilih salah satu dari ${roles.join(', ')}.`);
  const unit = flags.unit === undefined ? null : parseWorkUnitCode(flags.unit);
  if (flags.unit !== undefined && unit === null) throw new CommandFailed(`--unit: "${flags.unit}" bukan kode unit.`);
  return { name: flags.name ?? login, role: role.data, unit, ssoSubject: flags.sso ?? null };
}

async function knownUser({ accounts }: Bench, login: string): Promise<AccountRow> {
  const account = await accounts.findByLogin(login);
  if (!account) throw new CommandFailed(`Akun ${login} tidak ada.`);
  return account;
}

const refusable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof AccountRefused ? new CommandFailed(error.message) : error;
  });

const shown = ({ id, login, name, role, unit, hasTotp, disabled, lastSeen }: AccountRow) => ({
  id,
  login,
  name,
  role,
  unit,
  secondFactor: hasTotp,
  disabled: disabled !== null,
  lastSeen,
});
