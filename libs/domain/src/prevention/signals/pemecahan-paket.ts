import { isOpen } from '../../cases/case.js';
import { CaseFold } from '../../folds/case.fold.js';
import { percentOf, signal, uncounted } from './signal.js';

/** The rule that finds split packages. */
const SPLITTING = 'P13';

/** What the rule of split packages has found and nobody has answered. */
export const pemecahanPaket = signal({
  id: 'pemecahan-paket',
  title: { id: 'Pemecahan Pengadaan Langsung', en: 'Splitting of direct procurement' },
  formula: ({ most }) => ({
    id: `temuan P13 yang belum terjawab ÷ kelompok paket yang dinilai × 100; baik ${most === 0 ? 'bila tidak ada' : `sampai ${most} temuan`}`,
    en: `findings of P13 that nobody has answered ÷ groups of packages that were judged × 100; good ${most === 0 ? 'when there are none' : `up to ${most} findings`}`,
  }),
  concerns: /pemecahan|pengadaan langsung/i,
  why: {
    id: 'Paket yang dipecah agar tetap di bawah batas Pengadaan Langsung menghindari persaingan.',
    en: 'Packages split to stay below the limit of direct procurement avoid competition.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 20 ayat (2) huruf d; batas temuannya kesepakatan kabupaten.',
  needs: ['alert', 'case-act', 'detector-coverage'],
  parameters: {
    most: {
      title: { id: 'Temuan yang boleh terbuka', en: 'Findings that may stand open' },
      help: {
        id: 'Temuan P13 yang belum terjawab; 0 menandai sejak yang pertama.',
        en: 'Findings of P13 nobody has answered; 0 marks from the first on.',
      },
      ...{ unit: 'jumlah', min: 0, max: 100, step: 1, default: 0 },
    },
  },
  measure(state) {
    const fold = state.fold(CaseFold);
    const coverage = fold.coverage.get(SPLITTING);
    if (!coverage) return uncounted('aturan P13 belum dijalankan', 'rule P13 has not run');
    const judged = coverage.risk + coverage.notRisk;
    if (judged === 0)
      return uncounted('tidak ada kelompok Pengadaan Langsung yang dapat dinilai', 'no group of direct procurements could be judged');
    const open = fold.cases().filter(isOpen);
    const found = open.flatMap(({ standing }) => standing.filter(({ detector }) => detector === SPLITTING)).length;
    return { found, judged, date: coverage.date };
  },
  judge: ({ found, judged, date }, { most }) => ({
    percent: percentOf(BigInt(found), BigInt(judged)),
    text: { id: `${found} dari ${judged} kelompok paket perlu ditelaah`, en: `${found} of ${judged} groups of packages to be looked at` },
    isGood: found <= most,
    date,
    source: { id: 'Temuan aturan P13', en: 'Findings of rule P13' },
  }),
});
