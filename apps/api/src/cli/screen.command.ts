import type { Command } from 'commander';
import type { Config } from '../platform/config/index.js';
import { readRuntime } from '../platform/runtime-note.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

export function screenCommand(lcc: Command): void {
  const screen = lcc.command('screen').description('layar dinding');
  screen
    .command('add')
    .description('layar baru: tautan sekali pakai yang memasangkan peramban pembukanya')
    .argument('<nama>')
    .option('--scenes <id...>', 'adegan yang boleh tampil; bila tidak disebut, semua')
    .action(async (name: string, flags: { scenes?: string[] }, command: Command) => {
      const added = await withServices(async ({ screens, config }) => {
        const scenes = flags.scenes?.flatMap((s) => s.split(',')) ?? null;
        const { screen: made, pairing, expires } = await screens.add(name, scenes, operator());
        return { screen: made, url: `${originOf(config)}/pasang/${pairing}`, expires: expires.toISOString() };
      });
      answer(command, added, () => [`${added.screen.id}  ${added.screen.name}`, added.url, `Berlaku sekali, sampai ${added.expires}.`]);
    });
  screen
    .command('list')
    .description('semua layar')
    .action(async (_flags: object, command: Command) => {
      const screens = await withServices((bench) => bench.screens.list());
      answer(command, { screens }, () =>
        screens.map((s) => `${s.id}  ${s.name}  ${s.revoked ? 'dicabut' : s.paired ? 'terpasang' : 'menunggu'}`),
      );
    });
  screen
    .command('revoke')
    .description('mencabut layar; layarnya gelap dalam lima detik')
    .argument('<id>')
    .action(async (id: string, _flags: object, command: Command) => {
      const known = await withServices((bench) => bench.screens.revoke(id, operator()));
      if (!known) throw new CommandFailed(`Layar ${id} tidak ada.`);
      answer(command, { revoked: id }, () => [`${id} dicabut.`]);
    });
}

/** Where the server answers: as it says itself while it runs, else as configured. */
function originOf(config: Config): string {
  return readRuntime(config.dataDir)?.origin ?? config.origins[0] ?? `${config.tls ? 'https' : 'http'}://localhost:${config.port}`;
}
