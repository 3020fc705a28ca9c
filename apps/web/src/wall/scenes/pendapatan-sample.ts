import type { Board, RevenueRow } from '@lcc/contract';
import { scaleSen, senToWire } from '@lcc/domain/values';
import { sampleBoard } from '../../shared/sample-board.js';

/** A made-up year of revenue: own revenue behind its pace, one transfer late, one kind that nobody told. */
export function sampleRevenue(): Board {
  const board = sampleBoard();
  const row = (key: string, billions: number, come: number | null, pace: number | null): RevenueRow => {
    const target = BigInt(billions) * 100_000_000_000n;
    const gap = come === null || pace === null ? null : Math.round((come - pace) * 1_000_000) / 1_000_000;
    return {
      key,
      target: senToWire(target),
      receipts: come === null ? null : senToWire(scaleSen(target, BigInt(Math.round(come * 1_000_000)), 1_000_000n)),
      ...{ absorption: come, pace, gap },
      state: gap === null ? 'unknown' : gap <= -0.075 ? 'waspada' : 'sesuai',
      revision: board.revision,
    };
  };
  const source = { id: 'receipts', title: 'Penerimaan (STBP)', cadenceHours: 72, dataAsOf: board.asOf, revision: board.revision };
  return {
    ...board,
    sources: [...board.sources, { ...source, lastAcceptedAt: `${board.asOf}T09:00:00+07:00` }],
    panels: {
      pendapatan: {
        total: row('4', 2_620, 0.864, 0.892),
        kinds: [
          row('4.1', 291, 0.79, 0.883),
          row('4.2.01.01.02', 1_196, 0.924, 0.917),
          row('4.2.01.01.03', 72, 0.83, 0.88),
          row('4.2.01.01.04', 426, 0.83, 0.88),
          row('4.2.01.05', 246, 0.962, 0.95),
          row('4.2.01.01.01', 214, 0.715, 0.82),
          row('4.2.02', 175, null, 0.78),
        ],
        own: [row('4.1.01', 190, 0.836, 0.895), row('4.1.02', 12, 0.624, 0.86), row('4.1.03', 11, 1, 1), row('4.1.04', 78, 0.58, 0.81)],
        taxes: [row('4.1.01.19', 86, 0.9, 0.88), row('4.1.01.16', 47, 0.7, 0.86), row('4.1.01.15', 38, 0.95, 0.94)],
        paceYears: [2023, 2024, 2025],
      },
    },
  };
}
