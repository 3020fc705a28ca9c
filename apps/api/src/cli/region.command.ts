import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseRegionCode, type RegionCode } from '@lcc/domain';
import type { Command } from 'commander';
import type { Audit } from '../platform/audit/audit.js';
import type { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { BoundariesRefused } from '../regions/boundary-file.js';
import { isRegionPack } from '../regions/pack/sealed-pack.js';
import type { KeptBoundaries, RegionMaps } from '../regions/region-maps.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { importPack, type PackFlags, packCommands } from './region-pack.command.js';
import { withServices } from './with-services.js';

interface Flags extends PackFlags {
  readonly source?: string;
}

export function regionCommand(lcc: Command): void {
  const region = lcc.command('region').description('pak wilayah, dan batas kecamatannya');
  packCommands(region);
  const add = (name: string, description: string): Command =>
    region
      .command(name)
      .description(description)
      .option('--region <kode>', 'wilayah; bila tidak disebut, LCC_REGION')
      .option('--tenant <penyewa>', 'real atau demo', 'real');
  add('import', 'memuat pak wilayah, atau batas kecamatan dari GeoJSON berproperti kode (Kemendagri), yang menggantikan yang lama')
    .argument('<berkas>')
    .option('--source <teks>', 'sumber batas GeoJSON, disebut di layar; bila tidak disebut, nama berkas')
    .option('--year <tahun>', 'pak: tahun yang menerima daftarnya; bila tidak disebut, tahun berjalan')
    .option('--dry-run', 'pak: tunjukkan bedanya saja')
    .option('--yes', 'pak: terapkan tanpa bertanya')
    .option('--trust <sidik jari>', 'pak: terima penanda tangan ini')
    .action(async (path: string, flags: Flags, command: Command) => {
      const bytes = await readFile(path).catch(() => {
        throw new CommandFailed(`${path}: berkas tidak dapat dibaca.`);
      });
      if (isRegionPack(bytes)) return importPack(path, bytes, flags, command);
      refusePackFlags(flags);
      const file = { bytes, source: flags.source ?? basename(path), importedBy: operator().id };
      const kept = await inRegion(flags, (maps, tenant, code, tell) =>
        maps.take(tenant, code, file, tell('region.boundaries-taken', file.source)),
      ).catch((error: unknown) => {
        if (!(error instanceof BoundariesRefused)) throw error;
        throw new CommandFailed(`${path} ditolak; tidak ada yang berubah.\n${error.problems.map((p) => `- ${p}`).join('\n')}`, 2);
      });
      answer(command, kept, () => [lineOf(kept), 'Layar memakainya saat adegan Peta tampil berikutnya.']);
    });
  add('list', 'batas yang tersimpan').action(async (flags: Flags, command: Command) => {
    const regions = await inRegion(flags, (maps, tenant) => maps.list(tenant));
    answer(command, { regions }, () => (regions.length > 0 ? regions.map(lineOf) : ['Belum ada; peta memakai batas perkiraan.']));
  });
  add('remove', 'membuang batas; peta kembali memakai batas perkiraan').action(async (flags: Flags, command: Command) => {
    const removed = await inRegion(flags, async (maps, tenant, code, tell) => {
      if (await maps.remove(tenant, code, tell('region.boundaries-removed'))) return code;
      throw new CommandFailed(`Tidak ada batas tersimpan untuk ${code}.`);
    });
    answer(command, { removed }, () => [`Batas ${removed} dibuang.`]);
  });
}

/** Boundaries are taken at once; who asks to see them first would be surprised. */
function refusePackFlags({ dryRun, yes, trust, year }: Flags): void {
  if (dryRun || yes || trust !== undefined || year !== undefined)
    throw new CommandFailed('Ini bukan pak wilayah: --dry-run, --yes, --trust dan --year hanya untuk pak. Tidak ada yang berubah.');
}

const lineOf = (kept: KeptBoundaries): string =>
  `${kept.region}  ${kept.districts} kecamatan  ${kept.source}  ${kept.importedAt.toISOString()}  oleh ${kept.importedBy}`;

/** What tells the audit trail of a change. */
type Tell = (action: string, source?: string) => ReturnType<Audit['beside']>;

/** Does something with the maps of the tenant and region that the options name. */
async function inRegion<T>(
  flags: Flags,
  run: (maps: RegionMaps, tenant: Tenant, region: RegionCode, tell: Tell) => Promise<T>,
): Promise<T> {
  return withServices(({ maps, tenants, audit }) => {
    const tenant = tenantOf(tenants, flags.tenant);
    const region = parseRegionCode(flags.region ?? tenant.region);
    if (!region) throw new CommandFailed(`--region: "${flags.region}" bukan kode wilayah; tulis misalnya 12.05.`);
    const tell: Tell = (action, source) =>
      audit.beside(tenant, { actor: operator(), action, object: `region:${region}`, after: { tenant: tenant.id, source } });
    return run(maps, tenant, region, tell);
  });
}

function tenantOf(tenants: Tenants, id: string): Tenant {
  if (id !== 'real' && id !== 'demo') throw new CommandFailed('--tenant: pilih real atau demo.');
  const tenant = tenants.find(id);
  if (!tenant) throw new CommandFailed('Peragaan tidak menyala (LCC_DEMO).');
  return tenant;
}
