/** Parts of a year by month, and how far each month strays (logarithmic); `amended` = the ceiling changes in September. */
const SHAPES = {
  'front-loaded': { parts: [14, 13, 12, 11, 10, 9, 8, 7, 6, 4, 3, 3], noise: 0.2 },
  'two humps': { parts: [2, 4, 12, 16, 8, 3, 3, 5, 14, 18, 9, 6], noise: 0.2 },
  'late rush': { parts: [2, 3, 5, 6, 7, 8, 8, 8, 9, 10, 12, 22], noise: 0.2 },
  'rough months': { parts: [8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9], noise: 0.6 },
  amendment: { parts: [3, 4, 6, 8, 8, 9, 9, 9, 10, 10, 11, 13], noise: 0.2, amended: 0.12 },
};
const SERIES = 40;
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const SEPTEMBER = 9;
const SEED = 12_345;

/** Even numbers from 0 to 1 (mulberry32), the same ones at every run. */
function evenNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Made-up series of shapes that no regency of the simulator has.
 * @returns {Map<string, Map<number, Map<number, {part: number, whole: number}>>[]>} by shape: series, their years, their months; `part` is cumulative
 */
export function shapes() {
  const even = evenNumbers(SEED);
  const normal = () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  const yearOf = ({ parts, noise, amended = 0 }) => {
    const end = Math.min(1, Math.max(0.6, 0.93 + 0.03 * normal()));
    const ceiling = 1 + amended * normal();
    const months = parts.map((part) => part * Math.exp(noise * normal()));
    const sum = months.reduce((a, b) => a + b);
    let spent = 0;
    return new Map(
      months.map((month, i) => {
        spent += (month / sum) * end * ceiling;
        return [i + 1, { part: spent, whole: i + 1 < SEPTEMBER ? 1 : ceiling }];
      }),
    );
  };
  const seriesOf = (shape) => new Map(YEARS.map((year) => [year, yearOf(shape)]));
  return new Map(Object.entries(SHAPES).map(([name, shape]) => [name, Array.from({ length: SERIES }, () => seriesOf(shape))]));
}
