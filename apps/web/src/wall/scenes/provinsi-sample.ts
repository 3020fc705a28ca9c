import type { Board, Regency } from '@lcc/contract';
import { sampleBoard } from '../../shared/sample-board.js';

const NAMES = ['Asahan', 'Batu Bara', 'Dairi', 'Deli Serdang', 'Karo', 'Labuhanbatu', 'Langkat', 'Nias', 'Samosir', 'Simalungun', 'Toba'];

/** A made-up province: one regency is silent, one never told anything. */
export function sampleProvince(): Board {
  const board = sampleBoard();
  const regencies = NAMES.map((name, i): Regency => {
    const base = { code: `99.${String(i + 1).padStart(2, '0')}`, name: `Kabupaten ${name}`, revision: board.revision };
    if (i === 4) return { ...base, state: 'belum', ceiling: null, realization: null, absorption: null, dataAsOf: null };
    const state = i === 2 ? 'bisu' : 'lapor';
    const figures = { ceiling: `${1_000 + i}000000000.00`, realization: `${500 + i}000000000.00`, absorption: (500 + i) / (1_000 + i) };
    return { ...base, state, ...figures, dataAsOf: i === 2 ? `${board.year}-01-05` : board.asOf };
  });
  const counted = regencies.filter(({ state }) => state === 'lapor');
  const sum = (figure: 'ceiling' | 'realization'): string =>
    `${counted.reduce((total, regency) => total + BigInt((regency[figure] ?? '0').slice(0, -3)), 0n)}.00`;
  const province = {
    regencies,
    ceiling: sum('ceiling'),
    realization: sum('realization'),
    current: counted.length,
    absorption: null,
    tag: '',
  };
  return { ...board, panels: { provinsi: province } };
}
