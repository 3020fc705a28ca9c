import type { PlanIndicator, PlanItemFact, PlanLevel, Sen, WorkUnitCode } from '@lcc/domain';
import type { z } from 'zod';
import type { Connector } from '../connector.js';
import { groupBy } from '../group-by.js';
import type { Amount } from '../row-fields.js';
import { type SipdConversion, unitKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { type SipdRow, sipdTable } from './sipd-table.js';
import { SOURCES } from './sources.js';

/** Years that the tables have columns for. */
const YEARS = [1, 2, 3, 4, 5] as const;
type YearNumber = (typeof YEARS)[number];

/** What one table of a plan calls its columns. */
interface PlanTable {
  readonly table: string;
  readonly document: 'RPJMD' | 'RPD' | 'RENSTRA';
  readonly level: PlanLevel;
  readonly title: Connector['title'];
  readonly key: 'id_unik' | 'id_visi' | 'id_misi';
  readonly text: (typeof TEXTS)[number];
  /** Column that names the item above: its `id_unik`, or the number of vision or mission. */
  readonly parent: (typeof PARENTS)[number] | null;
  readonly sample: Readonly<Record<string, string>>;
}

const TEXTS = ['visi_teks', 'misi_teks', 'tujuan_teks', 'sasaran_teks', 'nama_program', 'nama_giat', 'nama_sub_giat'] as const;
const PARENTS = ['id_visi', 'id_misi', 'kode_tujuan', 'kode_sasaran', 'kode_sasaran_rpjm', 'kode_unik_program', 'kode_kegiatan'] as const;
const CODES = { program: 'kode_program', kegiatan: 'kode_giat', 'sub-kegiatan': 'kode_sub_giat' } as const;
const CODE_IN_NAME = /^((?:\d|X)\.(?:\d\d|XX)(?:\.\d+)*)\s/i;

const COLUMNS = {
  id_unik: sipd.optionalId('id butir rencana'),
  id_visi: sipd.optionalId('id visi'),
  id_misi: sipd.optionalId('id misi'),
  saspok_teks: sipd.optionalText('Sasaran pokok; hanya pada RPD'),
  kode_bidang_urusan: sipd.optionalText('Kode bidang urusan; hanya pada Renstra'),
  id_unik_indikator: sipd.optionalId('id indikator; kosong pada baris butirnya sendiri'),
  visi_teks: sipd.optionalText('Visi'),
  misi_teks: sipd.optionalText('Misi'),
  tujuan_teks: sipd.optionalText('Tujuan'),
  sasaran_teks: sipd.optionalText('Sasaran'),
  nama_program: sipd.optionalText('Nama program'),
  nama_giat: sipd.optionalText('Nama kegiatan'),
  nama_sub_giat: sipd.optionalText('Nama sub kegiatan'),
  kode_program: sipd.optionalText('Kode program'),
  kode_giat: sipd.optionalText('Kode kegiatan'),
  kode_sub_giat: sipd.optionalText('Kode sub kegiatan'),
  kode_tujuan: sipd.optionalId('id tujuan di atasnya'),
  kode_sasaran: sipd.optionalId('id sasaran di atasnya'),
  kode_sasaran_rpjm: sipd.optionalId('id sasaran RPJMD yang dilayani'),
  kode_unik_program: sipd.optionalId('id program di atasnya'),
  kode_kegiatan: sipd.optionalId('id kegiatan di atasnya'),
  id_unit: sipd.optionalId('id SKPD'),
  kode_skpd: sipd.optionalText('Kode SKPD; bila kosong, dari id_unit'),
  indikator: sipd.optionalText('Indikator'),
  indikator_teks: sipd.optionalText('Indikator'),
  satuan: sipd.optionalText('Satuan'),
  target_1: sipd.optionalText('Target tahun ke-1'),
  target_2: sipd.optionalText('Target tahun ke-2'),
  target_3: sipd.optionalText('Target tahun ke-3'),
  target_4: sipd.optionalText('Target tahun ke-4'),
  target_5: sipd.optionalText('Target tahun ke-5'),
  pagu_1: sipd.optionalAmount('Pagu tahun ke-1'),
  pagu_2: sipd.optionalAmount('Pagu tahun ke-2'),
  pagu_3: sipd.optionalAmount('Pagu tahun ke-3'),
  pagu_4: sipd.optionalAmount('Pagu tahun ke-4'),
  pagu_5: sipd.optionalAmount('Pagu tahun ke-5'),
  realisasi_target_1: sipd.optionalText('Capaian tahun ke-1'),
  realisasi_target_2: sipd.optionalText('Capaian tahun ke-2'),
  realisasi_target_3: sipd.optionalText('Capaian tahun ke-3'),
  realisasi_target_4: sipd.optionalText('Capaian tahun ke-4'),
  realisasi_target_5: sipd.optionalText('Capaian tahun ke-5'),
  realisasi_pagu_1: sipd.optionalAmount('Realisasi pagu tahun ke-1'),
  realisasi_pagu_2: sipd.optionalAmount('Realisasi pagu tahun ke-2'),
  realisasi_pagu_3: sipd.optionalAmount('Realisasi pagu tahun ke-3'),
  realisasi_pagu_4: sipd.optionalAmount('Realisasi pagu tahun ke-4'),
  realisasi_pagu_5: sipd.optionalAmount('Realisasi pagu tahun ke-5'),
  tahun_awal: sipd.optionalYear('Tahun pertama rencana; bila kosong, tahun anggaran baris'),
  tahun_akhir: sipd.optionalYear('Tahun terakhir rencana'),
};
type Row = SipdRow<z.output<z.ZodObject<typeof COLUMNS>>>;

/**
 * A table of RPJMD, RPD or Renstra. A row is an item, or one indicator of it; both may carry ceilings. Each item gives one fact for every
 * year of the plan, with that year's target and ceiling.
 */
export function planTable(spec: PlanTable): Connector {
  return sipdTable({
    table: spec.table,
    title: spec.title,
    source: SOURCES.plans,
    marks: marksOf(spec),
    needed: [spec.key, spec.text],
    columns: COLUMNS,
    needs: (raw, year) => (raw('kode_skpd') === null ? unitKeys(year, raw('id_unit')) : []),
    convert(rows, into) {
      const items = groupBy(
        rows.filter((r) => keyOf(spec, r, into) !== null),
        (r) => r.row[spec.key] ?? '',
      );
      for (const group of items.values()) for (const item of itemsOf(spec, group, into)) addYears(spec, item, into);
    },
    sample: {
      rows: [
        {
          ...spec.sample,
          [OF_DOCUMENT[spec.document]]: spec.document === 'RENSTRA' ? '2.16' : '1',
          ...('target_1' in spec.sample ? { realisasi_target_1: '59,5' } : {}),
          tahun_awal: '2025',
          tahun_akhir: '2029',
          tahun_anggaran: '2025',
          active: '1',
        },
      ],
    },
  });
}

/** Columns that only the tables of one document have. */
const OF_DOCUMENT = { RPJMD: 'id_visi', RPD: 'saspok_teks', RENSTRA: 'kode_bidang_urusan' } as const;

/** A table repeats the texts of all levels above its own, and has none of those below. */
function marksOf({ document, key, text }: PlanTable): { all: string[]; none: string[] } {
  const below = TEXTS.slice(TEXTS.indexOf(text) + 1);
  const others = Object.values(OF_DOCUMENT).filter(
    (column) => column !== OF_DOCUMENT[document] && !(document === 'RENSTRA' && column === 'id_visi'),
  );
  return { all: [key, text, OF_DOCUMENT[document]], none: [...below, ...others, 'kode_sbl'] };
}

function keyOf(spec: PlanTable, { source, row }: Row, into: SipdConversion): string | null {
  const id = row[spec.key];
  if (id === null) return into.reject(source, spec.key, 'blank', `${spec.key} kosong; butir rencana tidak dapat dikenali`) ?? null;
  return id;
}

/** An item of one unit: its own rows, and those of its indicators. */
interface Item {
  readonly first: Row;
  readonly own: readonly Row[];
  readonly indicators: readonly Row[];
  readonly workUnit: WorkUnitCode | null;
}

/** The items of one id: one for each unit that its indicators name; the row without an indicator speaks for all of them. */
function itemsOf(spec: PlanTable, group: readonly Row[], into: SipdConversion): Item[] {
  const base = group.filter(({ row }) => row.id_unik_indikator === null);
  const indicators = group.filter(({ row }) => row.id_unik_indikator !== null || row.indikator !== null || row.indikator_teks !== null);
  const named = indicators.filter(({ row }) => row.kode_skpd !== null || row.id_unit !== null);
  const speakers = named.length > 0 ? named : base.length > 0 ? base : group;
  const byUnit = groupBy(speakers, ({ row }) => row.kode_skpd ?? row.id_unit ?? '');
  return [...byUnit.values()].flatMap((rows): Item[] => {
    const [first] = rows;
    const workUnit = first ? unitOf(spec, first, into) : undefined;
    if (!first || workUnit === undefined) return [];
    const own =
      byUnit.size === 1 ? base : base.filter(({ row }) => row.id_unit === first.row.id_unit && row.kode_skpd === first.row.kode_skpd);
    return [{ first: base[0] ?? first, own, indicators: named.length > 0 ? rows : indicators, workUnit }];
  });
}

/** Null for an item of the region itself; undefined, with a rejection, when the named unit is not known. */
function unitOf(spec: PlanTable, { source, row, year }: Row, into: SipdConversion): WorkUnitCode | null | undefined {
  const code = row.kode_skpd === null ? null : into.unitCode(row.kode_skpd);
  if (code === null && row.id_unit === null && spec.document !== 'RENSTRA') return null;
  return into.unit(source, year, code, { id_unit: row.id_unit });
}

function addYears(spec: PlanTable, item: Item, into: SipdConversion): void {
  const { first } = item;
  const from = first.row.tahun_awal ?? first.year;
  const until = Math.min(first.row.tahun_akhir ?? from + YEARS.length - 1, from + YEARS.length - 1);
  const text = first.row[spec.text];
  if (text === null) return into.reject(first.source, spec.text, 'blank', `${spec.text} kosong; isi lalu kirim ulang`);
  // The item counts once: in the running year of the plan, else in its first.
  const counted = first.year >= from && first.year <= until ? first.year : from;
  const code = codeOf(spec, first);
  for (const n of YEARS) {
    const year = from + n - 1;
    if (year > until) break;
    const fact: PlanItemFact = {
      kind: 'plan-item',
      ...into.base(year, into.since(year)),
      document: spec.document,
      level: spec.level,
      key: prefixed(spec.key, first.row[spec.key] ?? ''),
      parent: spec.parent === null || first.row[spec.parent] === null ? null : prefixed(spec.parent, first.row[spec.parent] ?? ''),
      code,
      workUnit: item.workUnit,
      text: code === null ? text : text.replace(CODE_IN_NAME, ''),
      indicators: item.indicators.flatMap((r) => indicatorOf(r, n)),
      ceiling: amountOf(item, (r) => r.row[`pagu_${n}`]),
      spent: amountOf(item, (r) => r.row[`realisasi_pagu_${n}`]),
    };
    into.add({ row: first.source.row, fact, ...(year === counted ? {} : { derived: true }) });
    if (year === counted && fact.ceiling !== null) into.total('pagu', fact.ceiling);
  }
}

/** Visions and missions are numbered apart from the rest; their numbers get a word, so that no two items of a plan share a key. */
const prefixed = (column: string, id: string): string => (column === 'id_visi' ? `visi-${id}` : column === 'id_misi' ? `misi-${id}` : id);

function codeOf({ level, text }: PlanTable, { row }: Row): string | null {
  if (level !== 'program' && level !== 'kegiatan' && level !== 'sub-kegiatan') return null;
  return row[CODES[level]] ?? CODE_IN_NAME.exec(row[text] ?? '')?.[1] ?? null;
}

function indicatorOf({ row }: Row, n: YearNumber): PlanIndicator[] {
  const text = row.indikator_teks ?? row.indikator;
  return text === null ? [] : [{ text, unit: row.satuan, target: row[`target_${n}`], realization: row[`realisasi_target_${n}`] }];
}

/**
 * The item's amount: what its own row says; else its indicators', once when all say the same, which is how SIPD repeats it, added up when
 * they differ.
 */
function amountOf({ own, indicators }: Item, read: (row: Row) => Amount | null): Sen | null {
  const said = (rows: readonly Row[]): Sen[] => rows.flatMap((row) => read(row)?.sen ?? []);
  const ownAmount = said(own).find((amount) => amount !== 0n);
  if (ownAmount !== undefined) return ownAmount;
  const amounts = said(indicators.filter((row) => !own.includes(row)));
  if (new Set(amounts).size > 1) return amounts.reduce((a, b) => a + b, 0n);
  return amounts[0] ?? said(own)[0] ?? null;
}
