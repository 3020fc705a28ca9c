import { resolve } from 'node:path';
import type { Command } from 'commander';
import { BackupRefused } from '../backup/manifest.js';
import { readBackup } from '../backup/read-backup.js';
import { restoreBackup } from '../backup/restore.js';
import { writeBackup } from '../backup/write-backup.js';
import { migrations } from '../migrations.js';
import { verifyAudit } from '../platform/audit/verify.js';
import { readConfig, siteOf } from '../platform/config/index.js';
import { openDatabase } from '../platform/database/index.js';
import { isAnyoneServing } from '../platform/presence/living.js';
import { readRuntime } from '../platform/runtime-note.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { regionMeant, withServices } from './with-services.js';

export function backupCommand(lcc: Command): void {
  lcc
    .command('backup')
    .description('menyimpan segalanya ke satu berkas (tar.gz), juga selagi server berjalan; lalu membacanya ulang')
    .argument('<berkas>')
    .action(async (path: string, _flags: object, command: Command) => {
      const file = resolve(path);
      const backup = await withServices(async ({ tenants, config, clock, audit }) => {
        const made = await writeBackup(tenants.real.dataSource, config.dataDir, file, clock.now());
        await refused(readBackup(file, null));
        await audit.append({
          actor: operator(),
          action: 'backup.made',
          object: 'backup:file',
          after: { bytes: made.bytes, rows: made.rows },
        });
        return made;
      });
      answer(command, { backup }, () => [
        `${backup.file}: ${Math.ceil(backup.bytes / 1e6)} MB, ${backup.tables} tabel, ${backup.rows} baris, ${backup.files} berkas; sudah dibaca ulang.`,
        'Simpan juga di tempat lain. Isinya rahasia: kunci dan data pribadi ada di dalamnya.',
      ]);
    });
  lcc
    .command('restore')
    .description('memulihkan segalanya dari berkas cadangan; yang ada sekarang disisihkan')
    .argument('<berkas>')
    .action(async (path: string, _flags: object, command: Command) => {
      const file = resolve(path);
      const whole = readConfig();
      const config = siteOf(whole, regionMeant(whole));
      const database = await openDatabase(whole);
      const target = { dataDir: config.dataDir, database, schema: config.schema, migrations: migrations.real };
      const restored = await refused(
        isAnyoneServing(database, config.schema).then((isServed) =>
          restoreBackup(file, { ...target, isServed: isServed || readRuntime(config.dataDir) !== null }),
        ),
      ).finally(() => database.close());
      const verdict = await withServices(async ({ tenants, audit, checkpoints }) => {
        await audit.append({ actor: operator(), action: 'backup.restored', object: 'backup:file', after: { created: restored.created } });
        await checkpoints.write();
        return verifyAudit(tenants.real.dataSource, config.dataDir);
      });
      answer(command, { restored, audit: { intact: verdict.intact, entries: verdict.entries } }, () => [
        `Dipulihkan ke keadaan ${restored.created}: ${restored.tables} tabel, ${restored.rows} baris, ${restored.files} berkas.`,
        verdict.intact ? 'Jejak audit utuh.' : 'JEJAK AUDIT TIDAK UTUH: jalankan lcc audit verify.',
        'Semua orang masuk lagi; layar mengambil gambar baru sendiri. Periksa dengan lcc verify.',
      ]);
      process.exitCode = verdict.intact ? 0 : 1;
    });
}

async function refused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof BackupRefused) throw new CommandFailed(`${error.message} Tidak ada yang berubah.`, 2);
    throw error;
  }
}
