import { rupiahText, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { largestPayments, type Sp2dRow } from '@lcc/simulator';
import type { Act, Stage } from './act.js';

/** So many points further behind than whoever is furthest: it stands on top of every list. */
const BEYOND = 0.02;
/** Payments of these days may still be told anew by the register itself. */
const SETTLED_DAYS_MS = 7 * 86_400_000;

/** An office on plan falls behind: the bank returns payments, as a register tells it, by the same numbers with another status. */
export const returnedPayments: Act = {
  id: 'mundur',
  waits: {
    id: 'menunggu: tahun ini belum cukup pembayaran yang dapat dikembalikan',
    en: 'waits: too few payments of this year could be returned yet',
  },
  async play(stage) {
    const found = fewest(stage);
    if (!found) return null;
    const { name, rows } = found;
    await stage.push(
      'retur',
      'sp2d',
      rows.map((row) => ({ ...row, status: 'gagal_transfer' })),
    );
    const sum = senToWire(rows.reduce((all, row) => all + senFromWire(row.nilai_sp_2_d), 0n));
    const [id, en] = [rupiahText(sum, 'id'), rupiahText(sum, 'en')];
    return {
      words: {
        id: `${rows.length} SP2D ${name} senilai ${id} dikembalikan bank`,
        en: `The bank returned ${rows.length} SP2D of ${name}, ${en}`,
      },
      keys: rows.map((row) => row.nomor_sp_2_d),
    };
  },
  async takeBack(stage, { keys }) {
    const numbers = new Set(keys);
    const rows = paidUntil(stage).filter((row) => numbers.has(row.nomor_sp_2_d));
    await stage.push('retur-selesai', 'sp2d', rows);
  },
};

/** The office whose fall takes the fewest documents. */
function fewest(stage: Stage): { name: string; rows: Sp2dRow[] } | null {
  const offices = stage.board.snapshot().board.rows.filter((row) => row.parent === null && row.key !== '-' && row.gap !== null);
  const furthest = Math.min(...offices.map(({ gap }) => gap ?? 0));
  const paid = paidUntil(stage).filter((row) => Date.parse(row.tanggal_sp_2_d) < stage.now - SETTLED_DAYS_MS);
  let best: { name: string; rows: Sp2dRow[] } | null = null;
  for (const { key, name, gap, state, ceiling, reporting } of offices) {
    if (state !== 'sesuai' || reporting?.state !== 'melapor' || gap === null || ceiling === null) continue;
    const rows = largestPayments(paid, key, partOf(senFromWire(ceiling), gap - furthest + BEYOND));
    if (rows && (best === null || rows.length < best.rows.length)) best = { name, rows };
  }
  return best;
}

const partOf = (whole: Sen, part: number): Sen => (whole * BigInt(Math.ceil(part * 10_000))) / 10_000n;

/** What the register of the year shows up to today, and has recorded. */
const paidUntil = ({ regency, today, now }: Stage): Sp2dRow[] =>
  [...regency.sp2dUntil(today)].flatMap(({ rows }) => rows).filter((row) => regency.recordedAt(row) <= now);
