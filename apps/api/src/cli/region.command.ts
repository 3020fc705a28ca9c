import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { parseRegionCode, type RegionCode } from '@lcc/domain';
import type { Command } from 'commander';
import type { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { BoundariesRefused } from '../regions/boundary-file.js';
import type { KeptBoundaries, RegionMaps } from '../regions/region-maps.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

interface Flags {
  readonly region?: string;
  readonly tenant: string;
  readonly source?: string;
}

export function regionCommand(lcc: Command): void {
  const region = lcc.command('region').description('batas kecamatan sebuah wilayah');
  const add = (name: string, description: string): Command =>
    region
      .command(name)
      .description(description)
      .option('--region <kode>', 'wilayah; bila tidak disebut, LCC_REGION')
      .option('--tenant <penyewa>', 'real atau demo', 'real');
  add('import', 'memuat batas kecamatan dari GeoJSON berproperti kode (Kemendagri); menggantikan yang lama')
    .argument('<berkas>')
    .option('--source <teks>', 'sumber batas, disebut di layar; bila tidak disebut, nama berkas')
    .action(async (path: string, flags: Flags, command: Command) => {
      const bytes = await readFile(path).catch(() => {
        throw new CommandFailed(`${path}: berkas tidak dapat dibaca.`);
      });
      const file = { bytes, source: flags.source ?? basename(path), importedBy: operatorName() };
      const kept = await inRegion(flags, (maps, tenant, code) => maps.take(tenant, code, file)).catch((error: unknown) => {
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
    const removed = await inRegion(flags, async (maps, tenant, code) => {
      if (await maps.remove(tenant, code)) return code;
      throw new CommandFailed(`Tidak ada batas tersimpan untuk ${code}.`);
    });
    answer(command, { removed }, () => [`Batas ${removed} dibuang.`]);
  });
}

const lineOf = (kept: KeptBoundaries): string =>
  `${kept.region}  ${kept.districts} kecamatan  ${kept.source}  ${kept.importedAt.toISOString()}  oleh ${kept.importedBy}`;

/** Does something with the maps of the tenant and region that the options name. */
async function inRegion<T>(flags: Flags, run: (maps: RegionMaps, tenant: Tenant, region: RegionCode) => Promise<T>): Promise<T> {
  return withServices(({ maps, tenants }) => {
    const tenant = tenantOf(tenants, flags.tenant);
    const region = parseRegionCode(flags.region ?? tenant.region);
    if (!region) throw new CommandFailed(`--region: "${flags.region}" bukan kode wilayah; tulis misalnya 12.05.`);
    return run(maps, tenant, region);
  });
}

function tenantOf(tenants: Tenants, id: string): Tenant {
  if (id !== 'real' && id !== 'demo') throw new CommandFailed('--tenant: pilih real atau demo.');
  const tenant = tenants.find(id);
  if (!tenant) throw new CommandFailed('Peragaan tidak menyala (LCC_DEMO).');
  return tenant;
}

/** The account at this machine; a container may run under a number without a name. */
function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '-');
  }
}
