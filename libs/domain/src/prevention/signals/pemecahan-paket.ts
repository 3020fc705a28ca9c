import { isOpen } from '../../cases/case.js';
import { CaseFold } from '../../folds/case.fold.js';
import { type PreventionSignal, percentOf, uncounted } from './signal.js';

/** The rule that finds split packages. */
const SPLITTING = 'P13';

/** What the rule of split packages has found and nobody has answered. */
export const pemecahanPaket: PreventionSignal = {
  id: 'pemecahan-paket',
  title: { id: 'Pemecahan Pengadaan Langsung', en: 'Splitting of direct procurement' },
  formula: {
    id: 'temuan P13 yang belum terjawab ÷ kelompok paket yang dinilai × 100; baik bila tidak ada',
    en: 'findings of P13 that nobody has answered ÷ groups of packages that were judged × 100; good when there are none',
  },
  concerns: /pemecahan|pengadaan langsung/i,
  read(state) {
    const fold = state.fold(CaseFold);
    const coverage = fold.coverage.get(SPLITTING);
    if (!coverage) return uncounted('aturan P13 belum dijalankan', 'rule P13 has not run');
    const judged = coverage.risk + coverage.notRisk;
    if (judged === 0)
      return uncounted('tidak ada kelompok Pengadaan Langsung yang dapat dinilai', 'no group of direct procurements could be judged');
    const open = fold.cases().filter(isOpen);
    const found = open.flatMap(({ standing }) => standing.filter(({ detector }) => detector === SPLITTING)).length;
    return {
      percent: percentOf(BigInt(found), BigInt(judged)),
      text: { id: `${found} dari ${judged} kelompok paket perlu ditelaah`, en: `${found} of ${judged} groups of packages to be looked at` },
      isGood: found === 0,
      date: coverage.date,
      source: { id: 'Temuan aturan P13', en: 'Findings of rule P13' },
    };
  },
};
