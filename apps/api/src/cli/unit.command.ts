import { type IsoDate, parseIsoDate, type WorkUnitCode, withinYear, yearOf } from '@lcc/domain';
import type { Command } from 'commander';
import { boardQuerySchema, dayAsked, questionProblems } from '../board/board-queries.js';
import { type ListedUnit, unitList } from '../books/unit-list.js';
import { decided } from './decided.js';
import { answer, CommandFailed } from './output.js';
import { regionOption, workUnitArgument, yearOption } from './places.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly year?: string;
  readonly from?: string;
  readonly remove?: boolean;
  readonly undo?: boolean;
  readonly asOf?: string;
  readonly knownAt?: string;
}

export function unitCommand(lcc: Command): void {
  const unit = lcc.command('unit').description('SKPD dan unitnya');
  const add = (name: string, description: string): Command =>
    unit.command(name).description(description).option('--region <kode>', 'wilayah; bila tidak disebut, LCC_REGION');
  add('list', 'SKPD dan unit setahun, dengan dasar, alias dan penggabungannya')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .option('--as-of <tanggal>', 'keadaan pada tanggal ini')
    .option('--known-at <saat>', 'hanya yang sudah tercatat pada saat ini')
    .action(list);
  add('alias', 'menyimpan nama lain sebuah unit, seperti tertulis di berkas orang')
    .argument('<kode>')
    .argument('<nama>')
    .option('--from <tanggal>', 'berlaku mulai tanggal ini; bila tidak disebut, selalu')
    .option('--remove', 'membuang nama itu')
    .action(alias);
  add('merge', 'menggabung unit lama ke unit baru mulai suatu tanggal')
    .argument('<lama>')
    .argument('<baru>')
    .option('--from <tanggal>', 'mulai tanggal ini angka unit lama dihitung pada unit baru')
    .option('--undo', 'membatalkan penggabungan itu')
    .action(merge);
  add('basis', 'dasar realisasi sebuah unit: LRA, SP2D, atau AUTO menurut aturan')
    .argument('<kode>')
    .argument('<dasar>')
    .option('--year <tahun>', 'tahun anggaran; bila tidak disebut, tahun berjalan')
    .action(basis);
}

async function list(flags: Flags, command: Command): Promise<void> {
  const query = boardQuerySchema.safeParse({ asOf: flags.asOf, knownAt: flags.knownAt });
  if (!query.success)
    throw new CommandFailed(
      questionProblems(query.error)
        .map((problem) => `--${problem}`)
        .join('\n'),
    );
  const { asOf: asked, knownAt } = query.data;
  const document = await withServices(async ({ tenants, reader, clock }) => {
    const region = regionOption(flags.region) ?? tenants.real.region;
    const year = yearOption(flags.year) ?? yearOf(dayAsked(query.data, clock.today()));
    const asOf = asked ?? withinYear(year, dayAsked(query.data, clock.today()));
    const units = await unitList(reader, tenants.real, region, year, asOf, knownAt === undefined ? null : Date.parse(knownAt));
    if (!units) throw new CommandFailed(`Belum ada data di ${tenants.real.channelOf(region, year)}.`);
    return { region, year, asOf, units };
  });
  answer(command, document, () => document.units.map(lineOf));
}

function lineOf({ code, name, verified, basis, mergedInto, mergedFrom, aliases }: ListedUnit): string {
  const marks = [
    verified ? '' : 'belum diverifikasi',
    basis === 'AUTO' ? '' : `dasar ${basis}`,
    mergedInto === null ? '' : `digabung ke ${mergedInto}`,
    mergedFrom === null ? '' : `sejak ${mergedFrom}`,
    ...aliases.map((a) => `alias "${a.name}" sejak ${a.from}`),
  ];
  return [code.padEnd(24), name, ...marks.filter((mark) => mark !== '')].join('  ');
}

async function alias(code: string, name: string, flags: Flags, command: Command): Promise<void> {
  const workUnit = workUnitArgument(code);
  const from = fromOption(flags.from);
  const { years, revision } = await decided(flags.region, ({ units }, by) =>
    flags.remove ? units.removeAlias(by, workUnit, name) : units.addAlias(by, workUnit, name, from),
  );
  const document = { workUnit, name, from, removed: flags.remove ?? false, years, revision };
  answer(command, document, () => [
    `${workUnit}: alias "${name}" ${flags.remove ? 'dibuang' : 'disimpan'} untuk ${years.join(', ')} (rev ${revision})`,
  ]);
}

async function merge(oldCode: string, newCode: string, flags: Flags, command: Command): Promise<void> {
  const [old, into] = [workUnitArgument(oldCode), workUnitArgument(newCode)];
  const from = fromOption(flags.from);
  if (!flags.undo && from === null) throw new CommandFailed('--from: sebutkan tanggal mulainya, YYYY-MM-DD.');
  const { years, revision } = await decided(flags.region, ({ units }, by) =>
    flags.undo || from === null ? units.undoMerge(by, old, into) : units.merge(by, old, into, from),
  );
  const document = { old, into, from, undone: flags.undo ?? false, years, revision };
  answer(command, document, () => [
    flags.undo
      ? `${old} berdiri sendiri lagi di ${years.join(', ')} (rev ${revision})`
      : `${old} dihitung pada ${into} mulai ${from}, di ${years.join(', ')} (rev ${revision})`,
  ]);
}

async function basis(code: string, kind: string, flags: Flags, command: Command): Promise<void> {
  const workUnit: WorkUnitCode = workUnitArgument(code);
  if (kind !== 'LRA' && kind !== 'SP2D' && kind !== 'AUTO') throw new CommandFailed('Dasar: pilih LRA, SP2D atau AUTO.');
  const year = yearOption(flags.year);
  const { revision } = await decided(flags.region, ({ units, clock }, by) =>
    units.setBasis(by, year ?? yearOf(clock.today()), workUnit, kind),
  );
  answer(command, { workUnit, basis: kind, revision }, () => [`${workUnit}: dasar ${kind} (rev ${revision})`]);
}

function fromOption(text: string | undefined): IsoDate | null {
  if (text === undefined) return null;
  const date = parseIsoDate(text);
  if (date === null) throw new CommandFailed(`--from: "${text}" bukan tanggal; tulis YYYY-MM-DD.`);
  return date;
}
