import { legibilityRemedy, orientations, roomLights, sceneIds, seatFactorOf } from '@lcc/contract';
import type { Command } from 'commander';
import type { ScreenSettings } from '../platform/access/screen-registry.js';
import { CommandFailed } from './output.js';

/** What the command line says of a screen; `-` takes a value away again. */
export interface ScreenFlags {
  readonly name?: string;
  readonly scenes?: readonly string[];
  readonly diagonal?: string;
  readonly seat?: string;
  readonly orientation?: string;
  readonly room?: string;
  readonly reason?: string;
}

const NONE = '-';

export const withScreenOptions = (command: Command): Command =>
  command
    .option('--scenes <id...>', `adegan yang tampil, menurut urutan ini: ${sceneIds.join(', ')}; bila tidak disebut, semua`)
    .option('--diagonal <inci>', 'diagonal layar dalam inci')
    .option('--seat <meter>', 'jarak kursi terjauh dalam meter; bersama diagonal menentukan besar huruf')
    .option('--orientation <arah>', 'landscape atau portrait; bila tidak disebut, mengikuti jendela peramban')
    .option('--room <cahaya>', 'dark untuk ruang redup, light untuk ruang terang')
    .option('--reason <teks>', 'alasan menerima huruf yang tidak terbaca dari kursi terjauh');

/** The settings of a screen with what was said now. Throws {@link CommandFailed}, which names the option and the remedy. */
export function applyScreenFlags(settings: ScreenSettings, flags: ScreenFlags): ScreenSettings {
  const changed: ScreenSettings = {
    ...settings,
    name: flags.name === undefined ? settings.name : nameOf(flags.name),
    scenes: flags.scenes === undefined ? settings.scenes : scenesOf(flags.scenes),
    diagonalInch: flags.diagonal === undefined ? settings.diagonalInch : sizeOf('--diagonal', flags.diagonal, 10, 400, 'inci'),
    seatM: flags.seat === undefined ? settings.seatM : sizeOf('--seat', flags.seat, 0.5, 100, 'meter'),
    orientation: flags.orientation === undefined ? settings.orientation : choiceOf('--orientation', flags.orientation, orientations, null),
    room: flags.room === undefined ? settings.room : choiceOf('--room', flags.room, roomLights, 'dark'),
    smallTextReason: flags.reason === undefined ? settings.smallTextReason : flags.reason.trim() || null,
  };
  guardLegibility(changed);
  return changed;
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 60) throw new CommandFailed('Nama layar ditulis dengan 1 sampai 60 huruf.');
  return name;
}

function scenesOf(given: readonly string[]): string[] | null {
  const names = given.flatMap((each) => each.split(',')).filter((name) => name !== '');
  if (names.length === 1 && names[0] === NONE) return null;
  const known: readonly string[] = sceneIds;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0 || names.length === 0)
    throw new CommandFailed(
      `--scenes: ${unknown.length > 0 ? `${unknown.map((u) => `"${u}"`).join(', ')} tidak dikenal` : 'kosong'}. Yang ada: ${known.join(', ')}.`,
    );
  return [...new Set(names)];
}

function sizeOf(option: string, text: string, min: number, max: number, unit: string): number | null {
  if (text === NONE) return null;
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !(value >= min && value <= max))
    throw new CommandFailed(`${option}: "${text}" tidak dapat dipakai; tulis ${min} sampai ${max} ${unit}.`);
  return value;
}

function choiceOf<T extends string, N extends T | null>(option: string, text: string, choices: readonly T[], none: N): T | N {
  if (text === NONE) return none;
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new CommandFailed(`${option}: "${text}" tidak dikenal; pilih ${choices.join(' atau ')}.`);
  return choice;
}

const decimal = (value: number): string => value.toFixed(1).replace('.', ',');

/** Text that the farthest seat cannot read is refused unless somebody says why it must be. */
function guardLegibility(settings: ScreenSettings): void {
  const remedy = legibilityRemedy(settings);
  if (remedy === null || settings.smallTextReason !== null) return;
  throw new CommandFailed(
    `Dari ${decimal(settings.seatM ?? 0)} meter, huruf di layar ${settings.diagonalInch} inci harus paling kecil ${remedy.needed} piksel agar ` +
      `terbaca, sedangkan tata letak memuat sampai ${remedy.possible}. Pakai layar ${remedy.diagonalInch} inci atau lebih, dekatkan kursi ` +
      `terjauh sampai ${decimal(remedy.seatM)} meter, atau terima dengan --reason "alasan".`,
  );
}

/** `k 5,6 · potret · ruang terang`, what follows from the settings. */
export function formatText(settings: ScreenSettings): string {
  const measured = settings.diagonalInch !== null && settings.seatM !== null;
  const k = `k ${decimal(seatFactorOf(settings))}${measured ? '' : ' (belum diukur)'}`;
  const way = settings.orientation === null ? [] : [settings.orientation === 'portrait' ? 'tegak' : 'mendatar'];
  const scenes = settings.scenes === null ? [] : [settings.scenes.join(', ')];
  const small = settings.smallTextReason === null ? [] : [`huruf kecil: ${settings.smallTextReason}`];
  return [k, ...way, settings.room === 'light' ? 'ruang terang' : 'ruang redup', ...scenes, ...small].join(' · ');
}
