import { createContext, useContext } from 'react';

/** k = farthest seat ÷ screen height; text scales by k/6, rows of a table are floor(60/k). */
export const DEFAULT_K = 6;

/** k from the page's address, within what the layout can carry. */
export function seatFactor(search: string): number {
  const k = Number(new URLSearchParams(search).get('k') ?? DEFAULT_K);
  return Number.isFinite(k) && k >= 3 && k <= 7 ? k : DEFAULT_K;
}

export const SeatContext = createContext(DEFAULT_K);
export const useSeatFactor = (): number => useContext(SeatContext);
