import { PLAN_GAP_LIMITS, PLAN_RULES } from '../board/write-figures.js';
import type { Words } from '../detectors/core/detector.js';
import { unitGaps } from '../detectors/execution/unit-gaps.js';
import { type Mark, mark, marked } from './mark.js';

/** Millionths of the ceiling in a point. */
const POINT = 10_000;

/** The two marks of a unit on every board: how far behind its cash plan it is marked so. */
const planMark = (level: keyof typeof PLAN_RULES, title: Words): Mark =>
  mark({
    id: PLAN_RULES[level],
    family: 'pelaksanaan',
    title,
    why: {
      id: 'Tanda pada OPD di dinding, di ponsel bupati dan di laporan: jarak realisasi di bawah rencana kas, dalam poin dari pagunya. Tanda mengikuti rencana saja; aturan B01 yang membuka kasus menimbang juga OPD lain dan riwayatnya.',
      en: 'The mark of a unit on the wall, on the regent’s phone and in reports: how far spending lies below the cash plan, in points of its ceiling. Marks keep to the plan alone; rule B01, which opens cases, also weighs the others and history.',
    },
    legalBasis: 'Batas produk ini, bukan peraturan; rencana kas menurut Permendagri 77/2020.',
    innocent: { id: 'Kontrak besar yang ditagih sekaligus di akhir.', en: 'A large contract that is billed at once at the end.' },
    needs: ['budget-line', 'cash-plan', 'sp2d', 'lra'],
    parameters: {
      enter: {
        title: { id: 'Ditandai mulai', en: 'Marked from' },
        help: { id: 'Poin di bawah rencana kas, dari pagu.', en: 'Points below the cash plan, of the ceiling.' },
        unit: 'poin',
        min: 1,
        max: 60,
        step: 0.5,
        default: -Number(PLAN_GAP_LIMITS[level]) / POINT,
      },
    },
    *subjects({ state }) {
      for (const code of unitGaps(state).keys()) yield { type: 'work-unit', key: code, workUnit: code };
    },
    frame: ({ state }) => unitGaps(state),
    evaluate({ key }, _, { enter }, gaps) {
      const behind = gaps.get(key)?.behind ?? null;
      if (behind === null)
        return {
          outcome: 'IMPOSSIBLE',
          reason: { id: 'Anggaran, rencana kas, atau realisasi belum ada.', en: 'No budget, cash plan or spending yet.' },
        };
      const isBeyond = Math.round(behind * 100 * POINT) >= Math.round(enter * POINT);
      return marked(isBeyond, { value: behind * 100, limit: enter, direction: 'above' });
    },
  });

export const unitWatch = planMark('waspada', { id: 'Tanda waspada OPD', en: 'Unit marked: watch' });
export const unitCritical = planMark('kritis', { id: 'Tanda kritis OPD', en: 'Unit marked: critical' });
