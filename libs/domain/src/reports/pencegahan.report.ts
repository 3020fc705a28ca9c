import { PreventionFold } from '../folds/index.js';
import { pencegahanPanel } from '../panels/pencegahan.panel.js';
import { type CatalogueNode, documentsOf, type Reckoning, type Score, scoreCatalogue, scoreNode } from '../prevention/catalogue.js';
import { type EvidenceStage, evidenceStages, isOverdue } from '../prevention/evidence.js';
import { roundedPoints } from '../prevention/points.js';
import { zoneOf } from '../prevention/zone.js';
import type { Cell, Report, ReportRow } from './report.js';

const BASIS = { bobot: '', 'tanpa-bobot': 'tanpa bobot', 'tanpa-metode': 'tanpa metode' } as const;

/** Status of the evidence for the coordination meeting with KPK: areas, indicators and, where a unit is asked for, its documents. */
export const preventionStatus: Report = {
  id: 'pencegahan',
  title: 'Status bukti dukung MCSP',
  source: 'Tabel pemantauan: area intervensi, OPD, dokumen, status, tenggat',
  feeds: [],
  scope: 'either',
  write({ state, regionName, workUnit, asOf }) {
    const fold = state.fold(PreventionFold);
    const { year } = state.rollup;
    const [scheme = 'MCSP'] = fold.schemes;
    const [self, verified] = [fold.reckoning(scheme, year, asOf, 'self'), fold.reckoning(scheme, year, asOf, 'verified')];
    const areas = fold.catalogue(scheme);
    const lastAct = pencegahanPanel.view(state)?.lastAct;
    const stages = new Map(areas.flatMap(documentsOf).map(({ item }) => [item.code, fold.evidence(scheme, item.code, asOf).stage]));
    const stageOf = ({ item }: CatalogueNode): EvidenceStage => stages.get(item.code) ?? 'belum';
    const isOwn = (node: CatalogueNode): boolean => workUnit === null || node.workUnit === workUnit;
    const row = (level: number, code: string, name: string | null, nodes: readonly CatalogueNode[], more: RowMore): ReportRow => {
      const documents = nodes.flatMap(documentsOf).filter(isOwn);
      const late = documents.filter((node) => isOverdue(node.deadline, stageOf(node), asOf)).length;
      const score = (reckoning: Reckoning): Score | null => (workUnit === null ? more.score(reckoning) : null);
      const [own, theirs] = [score(self), score(verified)];
      return {
        level,
        cells: [
          code,
          name ?? 'nama tidak diterbitkan',
          ...[documents.length, ...evidenceStages.map((stage) => documents.filter((node) => stageOf(node) === stage).length), late],
          own && roundedPoints(own.points),
          theirs && roundedPoints(theirs.points),
          theirs === null ? null : [zoneOf(theirs.points), BASIS[theirs.basis]].filter(Boolean).join(', '),
          more.deadline,
          more.unit === null ? null : (state.rollup.roster.get(more.unit)?.name ?? more.unit),
        ] satisfies Cell[],
      };
    };
    const rowsOf = (node: CatalogueNode, level: number): ReportRow[] => {
      if (node.item.level !== 'area' && !documentsOf(node).some(isOwn) && workUnit !== null) return [];
      if (node.item.level === 'dokumen' && workUnit === null) return [];
      const own = row(level, node.item.code, node.item.name, [node], {
        score: (reckoning) => (node.item.level === 'dokumen' ? null : scoreNode(node, reckoning)),
        deadline: node.deadline,
        unit: node.workUnit,
      });
      return [own, ...node.children.flatMap((child) => rowsOf(child, level + 1))];
    };
    const total = row(0, '', 'Semua area', areas, { score: (reckoning) => scoreCatalogue(areas, reckoning), deadline: null, unit: null });
    return {
      title: `STATUS BUKTI DUKUNG ${scheme}`,
      subtitle: [
        `PEMERINTAH ${regionName.toUpperCase()}`,
        workUnit === null ? 'SELURUH AREA' : (state.rollup.roster.get(workUnit)?.name ?? workUnit).toUpperCase(),
        `TAHUN ${year}`,
      ],
      columns: [
        { title: 'Kode', kind: 'text', width: 7 },
        { title: 'Area / indikator / dokumen', kind: 'text', width: 25 },
        { title: 'Dokumen', kind: 'count', width: 8 },
        { title: 'Belum', kind: 'count', width: 6 },
        { title: 'Diunggah', kind: 'count', width: 8 },
        { title: 'Diverifikasi', kind: 'count', width: 9 },
        { title: 'QA', kind: 'count', width: 5 },
        { title: 'Terlambat', kind: 'count', width: 8 },
        { title: 'Skor mandiri', kind: 'percent', width: 8 },
        { title: 'Skor verifikasi', kind: 'percent', width: 8 },
        { title: 'Zona', kind: 'text', width: 13 },
        { title: 'Tenggat', kind: 'date', width: 9 },
        { title: 'Pengampu', kind: 'text', width: 18 },
      ],
      rows: [...areas.flatMap((area) => rowsOf(area, 1)), ...(areas.length > 0 ? [total] : [])],
      notes: [
        'Skor mandiri menghitung yang sudah diunggah, skor verifikasi hanya yang sudah diverifikasi orang lain; keduanya tidak digabung.',
        'Tanpa bobot: bobot tidak diterbitkan, semua dihitung sama. Tanpa metode: dihitung dari jumlah dokumen.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
      sources:
        areas.length === 0
          ? []
          : [`Katalog ${scheme} per ${latestOf(areas)}`, ...(lastAct == null ? [] : [`Bukti ${scheme} per ${lastAct}`])],
    };
  },
};

/** The latest day on which the file of any item was told. */
const latestOf = (nodes: readonly CatalogueNode[]): string =>
  nodes.reduce((last, { item, children }) => [last, item.date, latestOf(children)].sort().at(-1) ?? last, '');

interface RowMore {
  readonly score: (reckoning: Reckoning) => Score | null;
  readonly deadline: string | null;
  readonly unit: string | null;
}
