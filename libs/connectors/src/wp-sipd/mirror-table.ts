import { wpSipdConnectors } from './index.js';

/** A table of a wp-sipd database, and what is read of it. */
export interface MirrorTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** Each row says a whole thing by itself, so that the changed ones may come alone. */
  readonly rowsStandAlone: boolean;
}

const ALONE = new Set(
  ['spp-sipd', 'spm-sipd', 'sp2d-sipd-ri', 'stbp-sipd', 'catatan-rfk-unit', 'realisasi-renja'].map((t) => `wp-sipd-${t}`),
);

/** The table that a connector reads; undefined for a connector of something else than wp-sipd. */
export function mirrorTable(connector: string): MirrorTable | undefined {
  const found = wpSipdConnectors.find((each) => each.id === connector);
  return (
    found && {
      table: `data_${connector.slice('wp-sipd-'.length).replaceAll('-', '_')}`,
      columns: found.fields.map((field) => field.name),
      rowsStandAlone: ALONE.has(connector),
    }
  );
}
