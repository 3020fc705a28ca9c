import { describe, expect, it } from 'vitest';
import { LinkClock } from './link-clock.js';
import { bookReload } from './page-reload.js';

function fixture() {
  const t = { mono: 1000, wall: 5_000_000 };
  let jumps = 0;
  const clock = new LinkClock({ monotonic: () => t.mono, wall: () => t.wall }, () => {
    jumps += 1;
  });
  const pass = (ms: number, step = 1000) => {
    for (let left = ms; left > 0; left -= step) {
      t.mono += Math.min(step, left);
      t.wall += Math.min(step, left);
      clock.tick();
    }
  };
  return { t, clock, pass, jumps: () => jumps };
}

describe('link clock', () => {
  it('goes live, delayed, stale, cold by the age of the last frame', () => {
    const { clock, pass } = fixture();
    expect(clock.get().link).toBe('cold');
    clock.frame();
    expect(clock.get().link).toBe('live');
    const seen: [number, string][] = [];
    let age = 0;
    for (const step of [12_000, 1_000, 17_000, 1_000, 869_000, 1_000]) {
      pass(step);
      age += step;
      seen.push([age, clock.get().link]);
    }
    expect(seen).toEqual([
      [12_000, 'live'],
      [13_000, 'delayed'],
      [30_000, 'delayed'],
      [31_000, 'stale'],
      [900_000, 'stale'],
      [901_000, 'cold'],
    ]);
    clock.frame();
    expect(clock.get().link).toBe('live');
  });

  it('takes the median of five server times, whatever the device clock says', () => {
    const { clock, t } = fixture();
    for (const late of [0, 40, 9000, 20, 10]) clock.sample(1_700_000_000_000 - late + (t.mono - 1000));
    expect(clock.serverNow()).toBe(1_700_000_000_000 - 20);
    t.wall -= 7_200_000;
    expect(clock.serverNow()).toBe(1_700_000_000_000 - 20);
  });

  it('notices sleep: a tick that comes late, or a wall clock that ran ahead', () => {
    const a = fixture();
    a.pass(3000);
    a.pass(60_000, 60_000);
    expect(a.jumps()).toBe(1);
    const b = fixture();
    b.pass(2000);
    b.t.wall += 3_600_000;
    b.pass(1000);
    expect(b.jumps()).toBe(1);
  });

  it('is never better than delayed while boards are polled', () => {
    const { clock } = fixture();
    clock.frame();
    clock.setDegraded(true);
    expect(clock.get().link).toBe('delayed');
  });
});

describe('reload counter', () => {
  it('allows three reloads in ten minutes, then none until the window has passed', () => {
    let stored: string | null = null;
    for (const now of [1000, 2000, 3000]) stored = bookReload(stored, now)?.join(',') ?? null;
    expect(stored).toBe('1000,2000,3000');
    expect(bookReload(stored, 4000)).toBeNull();
    expect(bookReload(stored, 601_001)).toEqual([2000, 3000, 601_001]);
  });
});
