import { CaseFold, rupiahText } from '@lcc/domain';
import { paymentAbove } from '@lcc/simulator';
import type { Act, Stage } from './act.js';

/** A payment takes a sub-activity above its ceiling: the rules that judge in earnest find it. */
export const excessPayment: Act = {
  id: 'janggal',
  waits: {
    id: 'menunggu: tahun ini belum cukup belanja untuk melampaui sebuah pagu',
    en: 'waits: this year has spent too little to break a ceiling yet',
  },
  async play(stage) {
    const row = paymentAbove(stage.regency, stage.seed, stage.today);
    const name = stage.board.rollup.roster.get(row?.kode_sub_skpd ?? '')?.name;
    if (!row || name === undefined) return null;
    await stage.push('janggal', 'sp2d', [row]);
    const [id, en] = [rupiahText(row.nilai_sp_2_d, 'id'), rupiahText(row.nilai_sp_2_d, 'en')];
    return {
      words: {
        id: `satu SP2D ${name} senilai ${id} melampaui pagu sub kegiatannya`,
        en: `One SP2D of ${name}, ${en}, breaks the ceiling of its sub-activity`,
      },
      keys: [row.nomor_sp_2_d],
    };
  },
  async takeBack(stage, { keys }) {
    await stage.withdraw('janggal-selesai', await stage.payments(keys));
    await forgetFindings(stage, keys);
  },
};

/** Findings that stand on these documents, found again as long as the judge may still tell of them, and what was done with their cases. */
export async function forgetFindings(stage: Stage, keys: readonly string[]): Promise<boolean> {
  const numbers = new Set(keys);
  const fold = stage.board.state.fold(CaseFold);
  const alerts = [...fold.alerts()].filter(({ evidence }) => evidence.some(({ kind, key }) => kind === 'sp2d' && numbers.has(key)));
  if (alerts.length === 0) return false;
  const cases = new Set(alerts.map((alert) => alert.case));
  const alone = [...cases].filter((id) =>
    [...(fold.case(id)?.standing ?? []), ...(fold.case(id)?.past ?? [])].every((each) => alerts.includes(each)),
  );
  const acts = fold.acts().filter((act) => alone.includes(act.case));
  await stage.withdraw('temuan-selesai', [...alerts, ...acts]);
  return true;
}
