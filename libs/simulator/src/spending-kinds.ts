/** The kinds of spending that run through a year each in its own way. */
export const SPENDING_KINDS = [
  'salary',
  'allowance',
  'certification',
  'steady',
  'routine',
  'contract',
  'grant',
  'capital',
  'contingency',
  'transfer',
] as const;
export type SpendingKind = (typeof SPENDING_KINDS)[number];

/** How a kind of spending runs through the year. Curves are cumulative percent at the ends of the twelve months. */
export interface SpendingProfile {
  /** Realization, percent of what will have been spent at the year's end. */
  readonly realized: readonly number[];
  /** Cash plan, percent of the budget: near-linear, as offices write it. */
  readonly planned: readonly number[];
  /** Share of the budget spent in the year, percent: mean and spread (uniform, plus or minus). */
  readonly attained: readonly [mean: number, spread: number];
  /** Whether the pace of the unit moves the curve; pay runs by the calendar. */
  readonly paced: boolean;
}

/**
 * Sources: cash plans of North Sumatra offices are near-linear, national and regional absorption is back-loaded (37 % in
 * June, 56 % in September, 73 % in November, 92 to 95 % at the end). Pay: fourteen months' salaries, THR before Idul Fitri,
 * 13th in June. The curves by kind are tuned so that their sum meets those points.
 */
export const PROFILES: Readonly<Record<SpendingKind, SpendingProfile>> = {
  salary: {
    realized: [7, 14, 29, 36, 43, 57, 64, 71, 79, 86, 93, 100],
    planned: [7, 14, 28, 35.5, 43, 57, 64, 71, 78, 85.5, 92.5, 100],
    attained: [95, 1.5],
    paced: false,
  },
  allowance: {
    realized: [0, 8, 17, 25, 33, 42, 50, 58, 67, 75, 83, 100],
    planned: [2, 10, 19, 27, 35, 44, 52, 60, 69, 77, 86, 100],
    attained: [94, 2],
    paced: false,
  },
  certification: {
    realized: [0, 0, 12, 25, 25, 40, 50, 50, 64, 75, 80, 100],
    planned: [0, 0, 15, 28, 30, 43, 53, 56, 68, 78, 84, 100],
    attained: [96, 1],
    paced: false,
  },
  steady: {
    realized: [1, 5, 12, 19, 27, 35, 43, 51, 60, 69, 78, 100],
    planned: [4, 11, 18, 26, 34, 42, 50, 58, 67, 75, 83, 100],
    attained: [94, 2.5],
    paced: true,
  },
  routine: {
    realized: [0, 4, 10, 17, 25, 34, 42, 50, 58, 67, 77, 100],
    planned: [3, 9, 17, 25, 33, 42, 49, 56, 64, 72, 81, 100],
    attained: [93, 3],
    paced: true,
  },
  contract: {
    realized: [0.5, 2, 5, 10, 17, 26, 34, 42, 51, 61, 73, 100],
    planned: [1.5, 6, 12, 19, 26, 35, 42, 50, 58, 66, 77, 100],
    attained: [91, 4],
    paced: true,
  },
  grant: {
    realized: [0, 2, 18, 32, 38, 44, 52, 64, 72, 80, 87, 100],
    planned: [1, 5, 22, 34, 40, 48, 57, 68, 76, 84, 91, 100],
    attained: [96, 2],
    paced: false,
  },
  capital: {
    realized: [0, 0, 0.5, 2, 5, 9, 14, 21, 31, 42, 56, 100],
    planned: [0, 0.5, 2, 5, 11, 18, 25, 33, 43, 54, 68, 100],
    attained: [90, 5],
    paced: true,
  },
  contingency: {
    realized: [0, 6, 12, 20, 28, 36, 45, 54, 63, 73, 85, 100],
    planned: [2, 5, 9, 13, 18, 23, 28, 33, 38, 44, 50, 100],
    attained: [48, 6],
    paced: false,
  },
  transfer: {
    realized: [0, 4, 12, 24, 33, 42, 49, 57, 66, 75, 84, 100],
    planned: [2, 7, 16, 27, 36, 46, 54, 62, 71, 80, 88, 100],
    attained: [98, 0.8],
    paced: false,
  },
};
