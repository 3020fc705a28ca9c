import type { Board, ServiceIndicator } from '@lcc/contract';
import { sampleBoard } from '../../shared/sample-board.js';

const HOURS = 12;

/** A few made-up figures, one of them past its target, one that nobody told for days. */
export function sampleServices(): Board {
  const board = sampleBoard();
  const now = Date.parse(`${board.asOf}T10:00:00+07:00`);
  const figure = (name: string, unit: string, value: number, hoursAgo: number, more: Partial<ServiceIndicator> = {}): ServiceIndicator => {
    const at = (back: number): string => new Date(now - (hoursAgo + back) * 3_600_000).toISOString();
    const trend = Array.from({ length: HOURS }, (_, i): [string, number] => [
      at(HOURS - 1 - i),
      value + ((i * 5) % 7) - (((HOURS - 1) * 5) % 7),
    ]);
    const plain = { target: null, better: null, cadenceHours: 24, owner: null, misses: null, revision: board.revision };
    return { application: 'Aplikasi contoh', name, unit, value: String(value), time: at(0), trend, ...plain, ...more };
  };
  const indicators = [
    figure('Aduan terbuka', 'aduan', 23, 1, { target: '20', better: 'lower', misses: true }),
    figure('Izin tepat waktu', '%', 96, 5, { target: '95', better: 'higher', misses: false }),
    figure('Pengunjung', 'orang', 115, 72),
  ];
  return { ...board, panels: { layanan: { indicators } } };
}
