import { type RegionPackContent, sceneIds } from '@lcc/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/audit/actor.js';
import type { Audit } from '../../platform/audit/audit.js';
import type { Changes } from './pack-changes.js';

export type PackLayout = RegionPackContent['layouts'][number];
type Layout = Omit<PackLayout, 'name'>;

/** What an import changed of layouts: the one that was kept under this name before (null = none), and screens of this name that took the new one. */
interface ChangedLayout {
  readonly name: string;
  readonly kept: Layout | null;
  readonly after: Layout;
  readonly screens: readonly (Layout & { readonly id: string })[];
}

const SCREENS = 'SELECT id, name, scenes, dwell, schedule FROM screen WHERE revoked_at IS NULL ORDER BY created_at';

/** Layouts by name: what screens here show when, and what a pack left for screens that are still to come. Those that say nothing are none. */
export async function layoutsHere(manager: EntityManager): Promise<PackLayout[]> {
  const kept = (await manager.query('SELECT name, layout FROM screen_layout')) as { name: string; layout: Layout }[];
  const screens = (await manager.query(SCREENS)) as (PackLayout & { id: string })[];
  const all = [...kept.map(({ name, layout }) => ({ name, ...layout })), ...screens];
  const byName = new Map(all.map((each) => [nameKey(each), { name: each.name, ...layoutOf(each) }]));
  return [...byName.values()]
    .filter(({ scenes, dwell, schedule }) => scenes !== null || Object.keys(dwell).length > 0 || schedule.length > 0)
    .sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));
}

export const nameKey = ({ name }: { readonly name: string }): string => name.trim().toLowerCase();

/** A layout in one order of its parts, with the scenes that this program has; without any of them all are shown. */
export function layoutOf({ scenes, dwell, schedule }: Layout): Layout {
  const isKnown = (scene: string): boolean => (sceneIds as readonly string[]).includes(scene);
  const known = scenes?.filter(isKnown) ?? [];
  const rules = schedule.map((rule) => ({ ...rule, shows: rule.shows === 'night' ? rule.shows : rule.shows.filter(isKnown) }));
  return {
    scenes: known.length > 0 ? known : null,
    dwell: Object.fromEntries(
      Object.entries(dwell)
        .filter(([scene]) => isKnown(scene))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    schedule: rules.filter(({ shows }) => shows.length > 0).map(({ from, to, days, season, shows }) => ({ from, to, days, season, shows })),
  };
}

/** Gives screens of a pack's names their layouts, and keeps these for screens that are still to come; what was before goes to {@link takeLayoutsBack}. */
export async function writeLayouts(
  manager: EntityManager,
  audit: Audit,
  run: string,
  { added, changed }: Changes<PackLayout>,
  actor: Actor,
): Promise<void> {
  const done: ChangedLayout[] = [];
  for (const layout of [...added, ...changed.map(({ after }) => after)]) {
    const [name, after] = [nameKey(layout), layoutOf(layout)];
    const [before] = (await manager.query('SELECT layout FROM screen_layout WHERE name = $1', [name])) as { layout: Layout }[];
    await manager.query(
      'INSERT INTO screen_layout (name, layout) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET layout = EXCLUDED.layout',
      [name, JSON.stringify(after)],
    );
    const screens = ((await manager.query(SCREENS)) as (PackLayout & { id: string })[]).filter((screen) => nameKey(screen) === name);
    for (const screen of screens) {
      await setLayout(manager, screen.id, after);
      const entry = { actor, action: 'screen.changed', object: `screen:${screen.id}`, before: json(layoutOf(screen)), after: json(after) };
      await audit.record(manager, entry);
    }
    done.push({ name, kept: before?.layout ?? null, after, screens: screens.map((screen) => ({ id: screen.id, ...layoutOf(screen) })) });
  }
  await manager.query('UPDATE region_pack_run SET layouts = $2 WHERE run = $1', [run, JSON.stringify(done)]);
}

/** Puts layouts back as they were before an import, where nobody has changed them since. */
export async function takeLayoutsBack(manager: EntityManager, run: string): Promise<void> {
  const [row] = (await manager.query('SELECT layouts FROM region_pack_run WHERE run = $1', [run])) as { layouts: ChangedLayout[] }[];
  for (const { name, kept, after, screens } of row?.layouts ?? []) {
    await manager.query(
      kept
        ? 'UPDATE screen_layout SET layout = $3 WHERE name = $1 AND layout = $2'
        : 'DELETE FROM screen_layout WHERE name = $1 AND layout = $2',
      [name, JSON.stringify(after), ...(kept ? [JSON.stringify(kept)] : [])],
    );
    for (const { id, ...before } of screens) {
      const [now] = (await manager.query(`${SCREENS.replace('WHERE', 'WHERE id = $1 AND')} FOR UPDATE`, [id])) as PackLayout[];
      if (now && JSON.stringify(layoutOf(now)) === JSON.stringify(layoutOf(after))) await setLayout(manager, id, before);
    }
  }
}

const json = (layout: Layout) => JSON.parse(JSON.stringify(layout)) as { [key: string]: never };

const setLayout = (manager: EntityManager, id: string, { scenes, dwell, schedule }: Layout): Promise<unknown> =>
  manager.query('UPDATE screen SET scenes = $2, dwell = $3, schedule = $4 WHERE id = $1', [
    id,
    scenes && JSON.stringify(scenes),
    JSON.stringify(dwell),
    JSON.stringify(schedule),
  ]);
