import type { BudgetVersion } from '../../board/unit-sums.js';
import type { Sen, SubActivityCode } from '../../values/index.js';
import { comma, percentLimit, percentOf, percentWords, signal, uncounted } from './signal.js';

const SUB_ACTIVITY_PARTS = 6;

/** How much of the budget in force belongs to sub-activities that the RKPD had for the same unit. */
export const konsistensiRkpd = signal({
  id: 'konsistensi-rkpd',
  title: { id: 'Konsistensi RKPD dan APBD', en: 'Consistency of RKPD and APBD' },
  formula: ({ least }) => ({
    id: `pagu sub kegiatan yang juga ada dalam RKPD unit itu ÷ pagu semua sub kegiatan × 100; baik mulai ${comma(least)}%`,
    en: `ceiling of the sub-activities that the unit's RKPD has too ÷ ceiling of all sub-activities × 100; good from ${least}%`,
  }),
  concerns: /konsisten|perencanaan|penganggaran|pokok[- ]pokok pikiran|pokir/i,
  why: {
    id: 'Kegiatan yang masuk APBD tanpa pernah ada dalam RKPD lahir di luar perencanaan; di situ titipan mudah masuk.',
    en: 'What stands in the budget and never stood in the plan was born outside planning, where favours come in easily.',
  },
  legalBasis: 'Permendagri 86/2017 (konsistensi RKPD dan APBD); batasnya kesepakatan kabupaten.',
  needs: ['budget-line'],
  parameters: {
    least: percentLimit('least', 95, {
      id: 'Bagian pagu yang harus berasal dari RKPD unit itu.',
      en: "Share of the ceiling that must come from the unit's RKPD.",
    }),
  },
  measure({ rollup, asOf }) {
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
    return { percent: percentOf(sums.planned, sums.all), asOf };
  },
  judge: ({ percent, asOf }, { least }) => ({
    percent,
    text: percentWords(percent, { id: 'pagu APBD ada dalam RKPD', en: 'of the budget stands in the RKPD' }),
    isGood: percent >= least,
    date: asOf,
    source: { id: 'RKPD dan anggaran per sub kegiatan', en: 'RKPD and budget by sub-activity' },
  }),
});

const subActivities = (version: BudgetVersion): [SubActivityCode, Sen][] =>
  [...version.fine.programme['5'].entries()].filter(([code]) => code.split('.').length === SUB_ACTIVITY_PARTS);
