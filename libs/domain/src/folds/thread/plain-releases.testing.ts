import type { Sp2dFact, SpdFact } from '../../facts/index.js';
import type { Sen } from '../../values/index.js';
import type { Add } from './plain-programmes.testing.js';
import type { PlainUnits } from './plain-units.testing.js';

/** What was released by Skpd and sub-activity, and the most that payments were ahead of it at a month's end. */
export function plainReleases(spds: readonly SpdFact[], orders: readonly Sp2dFact[], { skpd }: PlainUnits, add: Add): void {
  const released = spds
    .filter((f) => f.status !== 'dihapus')
    .flatMap((f) => f.lines.filter((l) => l.subActivity !== null).map((l) => ({ ...l, of: skpd(f.workUnit), date: f.date })));
  const paid = orders
    .filter((f) => f.counts && (f.paymentKind === 'LS' || f.paymentKind === 'GU'))
    .flatMap((f) => f.lines.filter((l) => l.account.startsWith('5')).map((l) => ({ ...l, of: skpd(f.workUnit), date: f.date })));
  const until = (list: typeof released, of: string, code: string, month: string): Sen =>
    list.filter((l) => l.of === of && l.subActivity === code && l.date.slice(5, 7) <= month).reduce((sum, l) => sum + l.amount, 0n);
  for (const of of new Set(released.map((l) => l.of)))
    for (const code of new Set([...released, ...paid].filter((l) => l.of === of).map((l) => l.subActivity))) {
      if (code === null) continue;
      const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
      const ahead = months.map((m) => until(paid, of, code, m) - until(released, of, code, m));
      const most = ahead.reduce((a, b) => (a > b ? a : b));
      const total = until(released, of, code, '12');
      if (total !== 0n) add(of, 'released', total);
      if (most > 0n) add(of, 'paid-over-release', most);
    }
}
