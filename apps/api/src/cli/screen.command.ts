import type { Command } from 'commander';
import { plainScreen } from '../platform/access/screen-registry.js';
import type { Config } from '../platform/config/index.js';
import { localHost } from '../platform/http/security.js';
import { readRuntime } from '../platform/runtime-note.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { applyScreenFlags, formatText, type ScreenFlags, withScreenOptions } from './screen-options.js';
import { withServices } from './with-services.js';

export function screenCommand(lcc: Command): void {
  const screen = lcc.command('screen').description('layar dinding');
  withScreenOptions(
    screen.command('add').description('layar baru: tautan sekali pakai yang memasangkan peramban pembukanya').argument('<nama>'),
  ).action(async (name: string, flags: ScreenFlags, command: Command) => {
    const settings = applyScreenFlags(plainScreen(name), { name, ...flags });
    const added = await withServices(async ({ screens, config }) => {
      const { screen: made, pairing, expires } = await screens.add(settings, operator());
      return { screen: made, url: `${originOf(config)}/pasang/${pairing}`, expires: expires.toISOString() };
    });
    answer(command, added, () => [
      `${added.screen.id}  ${added.screen.name}  ${formatText(settings)}`,
      added.url,
      `Berlaku sekali, sampai ${added.expires}.`,
    ]);
  });
  withScreenOptions(
    screen
      .command('set')
      .description('mengubah layar; layarnya mengikuti dalam beberapa detik. Nilai "-" mengosongkan')
      .argument('<id>')
      .option('--name <nama>', 'nama layar'),
  ).action(async (id: string, flags: ScreenFlags, command: Command) => {
    if (Object.keys(flags).length === 0)
      throw new CommandFailed('Sebut apa yang berubah, misalnya --seat 6; pilihan lain: lcc screen set --help');
    const screen = await withServices(({ screens }) => screens.set(id, (now) => applyScreenFlags(now, flags), operator()));
    if (!screen) throw new CommandFailed(`Layar ${id} tidak ada atau sudah dicabut.`);
    answer(command, { screen }, () => [`${id}  ${screen.name}  ${formatText(screen)}`]);
  });
  screen
    .command('list')
    .description('semua layar')
    .action(async (_flags: object, command: Command) => {
      const screens = await withServices((bench) => bench.screens.list());
      answer(command, { screens }, () =>
        screens.map((s) => `${s.id}  ${s.name}  ${s.revoked ? 'dicabut' : s.paired ? 'terpasang' : 'menunggu'}  ${formatText(s)}`),
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
  return (
    readRuntime(config.dataDir)?.origin ?? config.origins[0] ?? `${config.tls ? 'https' : 'http'}://${localHost(config)}:${config.port}`
  );
}
