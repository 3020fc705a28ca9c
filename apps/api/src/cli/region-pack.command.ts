import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { RegionPackContent } from '@lcc/contract';
import type { Command } from 'commander';
import { YearClosed } from '../ledger/closed-years.js';
import { NotReversible } from '../ledger/reversals.js';
import { BoundariesRefused } from '../regions/boundary-file.js';
import { isSame } from '../regions/pack/pack-difference.js';
import { PackRefused } from '../regions/pack/pack-refused.js';
import type { PackPlan } from '../regions/pack/region-packs.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { differenceLines, spaced } from './pack-lines.js';
import { regionOption, yearOption } from './places.js';
import { type Bench, withServices } from './with-services.js';

const REFUSED_EXIT = 2;

/** What `lcc region import` is told beside the file. */
export interface PackFlags {
  readonly region?: string;
  readonly tenant: string;
  readonly year?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly trust?: string;
}

/** `lcc region export` and `lcc region undo`. */
export function packCommands(region: Command): void {
  region
    .command('export')
    .description(
      'menyimpan pak wilayah bertanda tangan: daftar unit, sebutan, batas, hari libur, katalog, tata tayang layar; tanpa angka uang dan tanpa orang',
    )
    .argument('<berkas>')
    .option('--region <kode>', 'wilayah; bila tidak disebut, LCC_REGION')
    .option('--year <tahun>', 'tahun daftar unitnya; bila tidak disebut, tahun berjalan')
    .action(exportPack);
  region
    .command('undo')
    .description('membalik impor pak wilayah; yang sudah diganti impor lain dibiarkan')
    .argument('<impor>', 'nomor impor yang dicetak saat pak diterapkan')
    .requiredOption('--reason <teks>', 'alasan')
    .action(undo);
}

async function exportPack(path: string, flags: { readonly region?: string; readonly year?: string }, command: Command): Promise<void> {
  const [wanted, year] = [regionOption(flags.region), yearOption(flags.year)];
  const { pack, signer } = await orRefused(
    withServices(async ({ packs, tenants, auditKey }) => {
      const { real } = tenants;
      return { pack: await packs.export(real, wanted ?? real.region, year, operator()), signer: auditKey.fingerprint };
    }),
  );
  await writeFile(path, `${JSON.stringify(pack, null, 1)}\n`).catch((error: unknown) => {
    throw new CommandFailed(`${path}: berkas tidak dapat ditulis (${error instanceof Error ? error.message : String(error)}).`);
  });
  const counts = countsOf(pack);
  answer(command, { path, region: pack.region, year: pack.year, signer, counts }, () => [
    `${path}: pak wilayah ${pack.region.code} ${pack.region.name}, daftar tahun ${pack.year}`,
    `${counts.units} unit, ${counts.districts} kecamatan ${pack.boundaries ? 'dengan batas resmi' : 'tanpa batas resmi'}, ${counts.names} nama kode, ${counts.holidays} hari libur, ${counts.catalogue} butir katalog, ${counts.thresholds} ambang, ${counts.layouts} tata tayang`,
    `Sidik jari penanda tangan: ${spaced(signer)}`,
    'Sampaikan sidik jari itu lewat jalan lain kepada yang akan memuat pak ini.',
  ]);
}

const countsOf = ({ units, aliases, mergers, districts, names, bridges, holidays, catalogue, layouts, thresholds }: RegionPackContent) => ({
  ...{ units: units.length, aliases: aliases.length, mergers: mergers.length, districts: districts.length },
  ...{ thresholds: thresholds.length, layouts: layouts.length },
  ...{ names: names.length, bridges: bridges.length, holidays: holidays.length, catalogue: catalogue.length },
});

/** Shows what a pack would change, and takes it in once that is wanted. */
export async function importPack(path: string, bytes: Uint8Array, flags: PackFlags, command: Command): Promise<void> {
  if (flags.tenant !== 'real') throw new CommandFailed('Pak wilayah hanya untuk penyewa real.');
  const [wanted, year] = [regionOption(flags.region), yearOption(flags.year)];
  await orRefused(
    withServices(async ({ packs, tenants, config }) => {
      const plan = await packs.plan(tenants.real, bytes, year);
      const { pack, signer, isOwn, difference } = plan;
      if (wanted !== undefined && wanted !== pack.region.code)
        throw new PackRefused(`Pak ini untuk wilayah ${pack.region.code}, bukan ${wanted}.`);
      const shown = { path, region: pack.region, year: pack.year, made: pack.made, signer, isOwn, difference };
      const lines = [...headLines(plan, path), ...differenceLines(difference)];
      const show = (rest: object, more: readonly string[]) => answer(command, { ...shown, ...rest }, () => [...lines, ...more]);
      const stranger = strangerLine(plan, flags.trust);
      if (flags.dryRun) return show({ applied: false }, [...(stranger ? [stranger] : []), 'Belum ada yang berubah.']);
      if (stranger) throw new PackRefused([...lines, stranger].join('\n'));
      if (isSame(difference)) return show({ applied: false }, ['Tidak ada yang berbeda; tidak ada yang perlu diterapkan.']);
      if (!flags.yes && !(await agreed(lines))) throw new CommandFailed('Tidak diterapkan; tidak ada yang berubah.');
      const taken = await packs.take(tenants.real, plan, path, operator());
      show({ applied: true, ...taken }, [
        `Diterapkan (impor ${taken.run}, rev ${taken.revision}). Membaliknya: lcc region undo ${taken.run} --reason "…"`,
        ...(config.region === pack.region.code
          ? []
          : [
              `Wilayah pemasangan ini ${config.region}. Jalankan server dengan LCC_REGION=${pack.region.code} agar layar menampilkan wilayah ini.`,
            ]),
      ]);
    }),
  );
}

function headLines({ pack, content, signer, isOwn }: PackPlan, path: string): string[] {
  return [
    `${path}: pak wilayah ${pack.region.code} ${pack.region.name}, daftar tahun ${content.year}, dibuat ${pack.made}`,
    `Penanda tangan: ${spaced(signer)}${isOwn ? ' (pemasangan ini)' : ''}`,
    `Dibandingkan dengan tahun ${pack.year} di sini:`,
  ];
}

/** Why the signer cannot be believed yet; null when they can. */
function strangerLine({ signer, isOwn }: PackPlan, trust: string | undefined): string | null {
  const given = trust?.replace(/[\s:]/g, '').toLowerCase();
  if (given === undefined)
    return isOwn
      ? null
      : `Penanda tangan ini belum dikenal. Cocokkan sidik jarinya dengan pembuat pak lewat jalan lain, lalu ulangi dengan --trust ${signer}`;
  return given === signer
    ? null
    : `Pak ini ditandatangani ${signer}, bukan ${given} seperti disebut --trust. Jangan dipakai sebelum jelas asalnya.`;
}

/** Asks who sits there; where nobody does, `--yes` has to say it. */
async function agreed(lines: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new CommandFailed([...lines, 'Belum ada yang berubah. Untuk menerapkannya ulangi dengan --yes.'].join('\n'));
  process.stderr.write(`${lines.join('\n')}\n`);
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|ya)$/i.test((await line.question('Terapkan? [y/T] ')).trim());
  } finally {
    line.close();
  }
}

async function undo(run: string, { reason }: { readonly reason: string }, command: Command): Promise<void> {
  if (reason.trim().length < 5) throw new CommandFailed('--reason: tulis alasannya, paling sedikit lima huruf.');
  if (!/^[0-9a-f-]{36}$/.test(run)) throw new CommandFailed(`"${run}" bukan nomor impor; lihat baris "Diterapkan" atau Konsol, Impor.`);
  const reversal = await orRefused(
    withServices(({ reversals, tenants, audit, clock }: Bench) => {
      const actor = operator();
      const entry = { actor, action: 'import.reversed', object: `import-run:${run}`, reason };
      return reversals.reverse(tenants.real, run, { actor: actor.id, reason, now: clock.now() }, (manager) => audit.record(manager, entry));
    }),
  );
  answer(command, reversal, () => [
    `Dibalik: ${reversal.undone} fakta dikembalikan atau dicabut, ${reversal.kept} dibiarkan karena sudah diganti impor lain (rev ${reversal.revision}).`,
  ]);
}

async function orRefused<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof BoundariesRefused)
      throw new CommandFailed(
        ['Batas dalam pak ditolak; tidak ada yang berubah.', ...error.problems.map((p) => `- ${p}`)].join('\n'),
        REFUSED_EXIT,
      );
    if (error instanceof PackRefused || error instanceof YearClosed || error instanceof NotReversible)
      throw new CommandFailed(error.message, REFUSED_EXIT);
    throw error;
  });
}
