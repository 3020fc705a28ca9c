import type { RegionCode } from '@lcc/domain';
import type { EntityManager } from 'typeorm';
import type { TakeBack } from '../../ledger/reversals.js';
import { takeLayoutsBack } from './pack-layouts.js';
import type { PackDraft } from './pack-thresholds.js';

/** What imports of packs are called in the log. */
export const PACK_CONNECTOR = 'region-pack';

/** A name of a code that a pack corrected. */
export interface ChangedName {
  readonly kind: string;
  readonly code: string;
  readonly before: string;
  readonly after: string;
}

/** Remembers what an import is about to change beside its facts. Call it before the change, and {@link rememberPut} after new boundaries. */
export async function remember(manager: EntityManager, run: string, region: RegionCode, names: readonly ChangedName[]): Promise<void> {
  await manager.query(
    `INSERT INTO region_pack_run (run, region, boundaries_before, names_changed)
     VALUES ($1, $2, (SELECT to_jsonb(b) FROM district_boundaries b WHERE b.region = $2), $3)`,
    [run, region, JSON.stringify(names)],
  );
}

/** Says which boundaries the import put there. */
export async function rememberPut(manager: EntityManager, run: string, sha256: string): Promise<void> {
  await manager.query('UPDATE region_pack_run SET boundaries_put = $2 WHERE run = $1', [run, sha256]);
}

/** Says which drafts of thresholds the import wrote. */
export async function rememberDrafts(manager: EntityManager, run: string, drafts: readonly PackDraft[]): Promise<void> {
  await manager.query('UPDATE region_pack_run SET drafts = $2 WHERE run = $1', [run, JSON.stringify(drafts)]);
}

/**
 * Gives boundaries and corrected names of codes back, where nothing later stands over them, takes drafts of thresholds away that nobody has touched, and puts layouts of screens back. Names that were new
 * stay, as with every file. */
const takeBack: TakeBack = async (manager, run) => {
  const rows = (await manager.query(
    `DELETE FROM district_boundaries b USING region_pack_run r WHERE r.run = $1 AND b.region = r.region AND b.sha256 = r.boundaries_put
     RETURNING b.region`,
    [run],
  )) as [unknown[], number];
  if (rows[1] > 0)
    await manager.query(
      `INSERT INTO district_boundaries SELECT b.* FROM region_pack_run r, jsonb_populate_record(NULL::district_boundaries, r.boundaries_before) b
       WHERE r.run = $1 AND r.boundaries_before IS NOT NULL`,
      [run],
    );
  await manager.query(
    `UPDATE code_name c SET name = n.before
     FROM region_pack_run r, jsonb_to_recordset(r.names_changed) AS n(kind text, code text, before text, after text)
     WHERE r.run = $1 AND c.kind = n.kind AND c.code = n.code AND c.name = n.after`,
    [run],
  );
  await manager.query(
    `UPDATE threshold_version v SET state = 'discarded', edition = v.edition + 1
     FROM region_pack_run r, jsonb_to_recordset(r.drafts) AS d(tenant text, region text, rule text, number int)
     WHERE r.run = $1 AND v.tenant = d.tenant AND v.region = d.region AND v.rule = d.rule AND v.number = d.number
       AND v.state = 'draft' AND v.edition = 1`,
    [run],
  );
  await takeLayoutsBack(manager, run);
};

/** How the log takes an import of a pack back beside its facts. */
export const PACK_TAKE_BACK: readonly [connector: string, TakeBack] = [PACK_CONNECTOR, takeBack];
