import { businessDate, type IsoDate } from '@lcc/domain/values';

/** Where the process takes its time from. Order comes from revisions, never from here. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Today in Asia/Jakarta. */
  today(): IsoDate;
}

export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
  today(): IsoDate {
    return businessDate(this.now());
  }
}

/** A clock a test sets by hand. */
export class FakeClock implements Clock {
  constructor(private instant: number) {}

  now(): number {
    return this.instant;
  }
  today(): IsoDate {
    return businessDate(this.instant);
  }
  set(instant: number): void {
    this.instant = instant;
  }
  advance(ms: number): void {
    this.instant += ms;
  }
}
