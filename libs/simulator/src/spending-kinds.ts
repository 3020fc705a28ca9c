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
    attained: [94.6, 1.5],
    paced: false,
  },
  allowance: {
    realized: [0, 8, 17, 25, 33, 42, 50, 58, 67, 75, 83, 100],
    planned: [2, 10, 19, 27, 35, 44, 52, 60, 69, 77, 86, 100],
    attained: [94, 2],
    paced: false,
  },
  certification: {
    realized: [0, 0, 0, 24, 25, 38, 48, 50, 62, 73, 76, 100],
    planned: [0, 0, 3, 27, 30, 42, 52, 56, 67, 78, 83, 100],
    attained: [96, 1],
    paced: false,
  },
  steady: {
    realized: [1, 5, 9.5, 17, 25, 34, 42, 50, 58, 67, 76, 100],
    planned: [3, 8, 14, 22, 30, 38, 46, 54, 62, 70, 79, 100],
    attained: [94, 2.5],
    paced: true,
  },
  routine: {
    realized: [0, 4, 9, 16, 25, 34, 42, 50, 58, 66, 75, 100],
    planned: [2, 6, 12.5, 20, 28, 37, 44, 51, 58.5, 66, 75.5, 100],
    attained: [93, 3],
    paced: true,
  },
  contract: {
    realized: [0.5, 2, 4.5, 10, 17, 25.5, 34, 42, 50.5, 60, 71, 100],
    planned: [1, 4, 9, 15, 22, 30, 37, 45, 52, 60, 70.5, 100],
    attained: [91, 4],
    paced: true,
  },
  grant: {
    realized: [0, 2, 7, 27, 36, 44, 52, 62, 71, 79, 87, 100],
    planned: [0, 4, 12, 29, 39, 48, 56, 66, 75, 83, 90, 100],
    attained: [96, 2],
    paced: false,
  },
  capital: {
    realized: [0, 0, 0.5, 2, 4, 8, 13, 19, 28, 38, 51, 100],
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
    realized: [0, 2, 4, 16, 28, 39, 47, 55, 63, 71, 79.5, 100],
    planned: [0, 4, 9, 20, 33, 45, 54, 62, 70, 78, 86, 100],
    attained: [98, 0.8],
    paced: false,
  },
};
