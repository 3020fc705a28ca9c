import type { Board, CaseCard } from '@lcc/contract';
import { addDays } from '@lcc/domain/values';
import { sampleBoard } from '../../shared/sample-board.js';

/** Six made-up cases: one critical and new, one whose promise has passed, one that a stale source holds. */
export function sampleCases(): Board {
  const board = sampleBoard();
  const units = board.rows.map((row) => row.key);
  const card = (i: number, title: string, stake: string | null, age: number, more: Partial<CaseCard> = {}): CaseCard => ({
    id: `contoh${i}`,
    title: { id: title, en: title },
    workUnit: units[i % units.length] ?? null,
    stake,
    severity: 'tinggi',
    since: addDays(board.asOf, -age),
    raisedOn: addDays(board.asOf, -age),
    state: 'baru',
    promisedOn: null,
    heldBy: null,
    findings: 1,
    ...more,
  });
  const promised = (days: number): Partial<CaseCard> => ({ state: 'diambil', promisedOn: addDays(board.asOf, days) });
  const cards = [
    card(0, 'Realisasi melebihi pagu', '1530000000.00', 0, { severity: 'kritis' }),
    card(1, 'Pembayaran ganda', '2310000000.00', 12, { ...promised(-2), severity: 'kritis' }),
    card(2, 'Pembayaran dipecah', '960000000.00', 9, promised(3)),
    card(3, 'Serapan di bawah rencana kas', '800000000.00', 4, { ...promised(4), state: 'ditanyakan' }),
    card(4, 'Kegiatan tidak bergerak', '350000000.00', 21, { heldBy: 'sp2d', severity: 'sedang' }),
    card(5, 'Serapan di bawah rencana kas', null, 1, { severity: 'sedang' }),
  ];
  const anomali = {
    open: 14,
    waiting: 3,
    backlog: 0,
    heavy: 4,
    untaken: 5,
    cards,
    siaga: cards[0] ?? null,
    held: [{ source: 'sp2d', alerts: 1 }],
    budget: { perWeek: 25 },
  };
  return { ...board, panels: { ...board.panels, anomali } };
}
