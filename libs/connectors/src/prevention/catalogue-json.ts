import type { SourceRow } from '../connector.js';
import { isRecord } from '../open-file.js';
import { readText } from '../read-values.js';

type Fields = Readonly<Record<string, unknown>>;

/** Where the items of each level stand in a nested catalogue, and what their fields are called there. */
const BELOW = { areas: 'area', indikator: 'indikator', sub_indikator: 'sub-indikator', dokumen: 'dokumen' } as const;
const CALLED: Readonly<Record<string, string>> = {
  no: 'kode',
  area: 'nama',
  indikator: 'nama',
  sub_indikator: 'nama',
  dokumen: 'nama',
  target_dokumen: 'jumlah_dokumen',
  metode_skor: 'metode',
};

/**
 * A catalogue as one nested object (`areas[].indikator[].dokumen[]`) as rows of the flat form; columns are named by their path. Scores of
 * the country by area (`skor_nasional_mcp_2024`) come as rows of values.
 */
export function flattenCatalogue(catalogue: Fields): SourceRow[] {
  const rows: SourceRow[] = [];
  const general = Object.fromEntries(['skema', 'tahun'].flatMap((name) => (name in catalogue ? [[name, catalogue[name]]] : [])));
  const walk = (holder: Fields, parent: string | null, path: string): void => {
    for (const [list, level] of Object.entries(BELOW)) {
      const items = holder[list];
      if (!Array.isArray(items)) continue;
      for (const [i, item] of items.entries()) {
        const at = `${path}${list}[${i}]`;
        const given: Fields = isRecord(item) ? item : {};
        const own = Object.entries(given).filter(([, value]) => !Array.isArray(value));
        const fields = {
          ...general,
          ...Object.fromEntries(own.map(([name, value]) => [CALLED[name] ?? name, value])),
          tingkat: level,
          induk: parent,
        };
        const columns = Object.fromEntries(own.map(([name]) => [CALLED[name] ?? name, `${at}.${name}`]));
        rows.push({ row: rows.length + 1, fields, columns: { kode: `${at}.kode`, nama: `${at}.nama`, ...columns }, origin: 'json' });
        walk(given, readText(given.kode ?? given.no) ?? null, `${at}.`);
      }
    }
  };
  walk(catalogue, null, '');
  for (const [name, scores] of Object.entries(catalogue)) rows.push(...scoresOf(name, scores, catalogue, rows.length));
  return rows;
}

function scoresOf(name: string, scores: unknown, catalogue: Fields, before: number): SourceRow[] {
  const [, scheme, year] = /^skor_nasional_([a-z]+)_(20\d\d)$/.exec(name) ?? [];
  if (scheme === undefined || year === undefined || !isRecord(scores)) return [];
  const source = readText(catalogue._source)?.slice(0, 200) ?? 'Katalog';
  return Object.entries(scores).map(([area, value], i) => ({
    row: before + i + 1,
    fields: {
      indeks: scheme.toUpperCase(),
      lingkup: 'nasional',
      kode: area === 'total' ? null : area,
      tahun_nilai: year,
      nilai: value,
      penilai: 'KPK',
      tanggal: `${year}-12-31`,
      sumber: source,
    },
    columns: { nilai: `${name}.${area}` },
    origin: 'json' as const,
  }));
}
