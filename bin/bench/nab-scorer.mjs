/**
 * The scoring of the Numenta Anomaly Benchmark, standard profile: one threshold for all files, the one that scores best; 0 = nothing
 * found, 100 = every window found at its first point and nothing else.
 */
const FALSE_ALARM = 0.11;
const PROBATION = { share: 0.15, most: 750 };

const sigmoid = (x) => (x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1);

/**
 * What each point of a file would add if it were the detection it is: `window` names the window that it lies in, if any.
 * @param {{scores: readonly number[], windows: readonly {left: number, right: number}[]}} file windows by index, inclusive, in order
 */
function pointsOf({ scores, windows }, fileIndex) {
  const probation = Math.min(Math.floor(PROBATION.share * scores.length), PROBATION.most);
  const points = [];
  for (let i = probation; i < scores.length; i++) {
    const inside = windows.findIndex(({ left, right }) => i >= left && i <= right);
    if (inside >= 0) {
      const { left, right } = windows[inside];
      const gain = sigmoid(-(right - i + 1) / (right - left + 1)) / sigmoid(-1);
      points.push({ score: scores[i], gain, index: i, window: `${fileIndex}.${inside}` });
      continue;
    }
    const last = windows.findLast(({ right }) => right < i);
    const gain = FALSE_ALARM * (last ? sigmoid((i - last.right) / Math.max(1, last.right - last.left)) : -1);
    points.push({ score: scores[i], gain, index: i, window: null });
  }
  return points;
}

/**
 * @param {readonly {scores: readonly number[], windows: readonly {left: number, right: number}[]}[]} files
 * @returns {{score: number, threshold: number}}
 */
export function nabScore(files) {
  const windows = files.reduce((sum, file) => sum + file.windows.length, 0);
  const points = files.flatMap(pointsOf).sort((a, b) => b.score - a.score);
  const earliest = new Map();
  let raw = -windows;
  let best = { raw, threshold: 1.1 };
  for (let i = 0; i < points.length; i++) {
    const { score, gain, index, window } = points[i];
    if (window === null) raw += gain;
    else {
      const before = earliest.get(window);
      if (!before) raw += 1 + gain;
      else if (index < before.index) raw += gain - before.gain;
      if (!before || index < before.index) earliest.set(window, { index, gain });
    }
    if (score !== points[i + 1]?.score && raw > best.raw) best = { raw, threshold: score };
  }
  return { score: (100 * (best.raw + windows)) / (2 * windows), threshold: best.threshold };
}
