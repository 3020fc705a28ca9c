import type { BudgetVersion } from '../../board/unit-sums.js';
import type { Sen, SubActivityCode } from '../../values/index.js';
import { type PreventionSignal, percentOf, percentWords, uncounted } from './signal.js';

/** Share of the budget that may come from outside the plan before it is to be looked at; our own bound. */
const LEAST = 95;
const SUB_ACTIVITY_PARTS = 6;

/** How much of the budget in force belongs to sub-activities that the RKPD had for the same unit. */
export const konsistensiRkpd: PreventionSignal = {
  id: 'konsistensi-rkpd',
  title: { id: 'Konsistensi RKPD dan APBD', en: 'Consistency of RKPD and APBD' },
  formula: {
    id: 'pagu sub kegiatan yang juga ada dalam RKPD unit itu ÷ pagu semua sub kegiatan × 100; baik mulai 95%',
    en: "ceiling of the sub-activities that the unit's RKPD has too ÷ ceiling of all sub-activities × 100; good from 95%",
  },
  concerns: /konsisten|perencanaan|penganggaran|pokok[- ]pokok pikiran|pokir/i,
  read({ rollup, asOf }) {
    const [sums, isPlanned] = [{ all: 0n, planned: 0n }, { any: false }];
    for (const unit of rollup.units.values()) {
      const budget = unit.versionAt(asOf, '5');
      const plan = unit.budgets.get('RKPD');
      if (plan && !plan.sums.isEmpty) isPlanned.any = true;
      if (!budget) continue;
      const planned = new Set(plan ? subActivities(plan).map(([code]) => code) : []);
      for (const [code, ceiling] of subActivities(budget)) {
        sums.all += ceiling;
        if (planned.has(code)) sums.planned += ceiling;
      }
    }
    if (!isPlanned.any) return uncounted('RKPD belum diimpor', 'the RKPD was not imported');
    if (sums.all <= 0n) return uncounted('APBD per sub kegiatan belum diimpor', 'the budget by sub-activity was not imported');
    const percent = percentOf(sums.planned, sums.all);
    return {
      percent,
      text: percentWords(percent, { id: 'pagu APBD ada dalam RKPD', en: 'of the budget stands in the RKPD' }),
      isGood: percent >= LEAST,
      date: asOf,
      source: { id: 'RKPD dan anggaran per sub kegiatan', en: 'RKPD and budget by sub-activity' },
    };
  },
};

const subActivities = (version: BudgetVersion): [SubActivityCode, Sen][] =>
  [...version.fine.programme['5'].entries()].filter(([code]) => code.split('.').length === SUB_ACTIVITY_PARTS);
