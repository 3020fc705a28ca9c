import { senToWire } from '@lcc/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factsOf, jsonBytes, KOMINFO, placesOf, runFile } from './testing.js';

const ACCOUNTS = ['4.1.01', '4.1.02', '5.1.01', '5.1.02', '5.1.05', '5.2.01', '5.3', '6.1', '6.2.02'];
const PARENTS = ['4', '4.1', '5', '5.1', '5.2', '6', '6.2'];
const amount = fc.bigInt({ min: -1_000_000_000_000n, max: 900_000_000_000_000n });

interface Report {
  readonly leaves: readonly { readonly account: string; readonly anggaran: bigint; readonly realisasi: bigint }[];
  /** What is printed too much in a parent's budget; 0 for a parent that foots. */
  readonly wrong: readonly bigint[];
  readonly seed: number;
}

const report: fc.Arbitrary<Report> = fc.record({
  leaves: fc.tuple(...ACCOUNTS.map((account) => fc.record({ account: fc.constant(account), anggaran: amount, realisasi: amount }))),
  wrong: fc.array(fc.oneof(fc.constant(0n), fc.constant(1n), amount), { minLength: PARENTS.length, maxLength: PARENTS.length }),
  seed: fc.nat(),
});

/** The rows of a report as printed, in an order drawn from the seed. */
function printed({ leaves, wrong, seed }: Report): { kode_rekening: string; anggaran: string; realisasi: string }[] {
  const sum = (parent: string, of: 'anggaran' | 'realisasi'): bigint =>
    leaves.filter((l) => l.account.startsWith(`${parent}.`)).reduce((s, l) => s + l[of], 0n);
  const rows = [
    ...PARENTS.map((parent, i) => ({
      account: parent,
      anggaran: sum(parent, 'anggaran') + (wrong[i] ?? 0n),
      realisasi: sum(parent, 'realisasi'),
    })),
    ...leaves,
  ];
  const at = seed % rows.length;
  return [...rows.slice(at), ...rows.slice(0, at)].map((r) => ({
    kode_rekening: r.account,
    anggaran: senToWire(r.anggaran),
    realisasi: senToWire(r.realisasi),
  }));
}

it('exactly the parents that do not foot are said, and only leaves are counted, whatever the order of the rows', () => {
  fc.assert(
    fc.property(report, (given) => {
      const rows = printed(given);
      const outcome = runFile('lra', jsonBytes(rows), { workUnit: KOMINFO, asOf: '2025-06-30' });
      const expected = PARENTS.filter((_, i) => (given.wrong[i] ?? 0n) !== 0n).map(
        (p) => `${rows.findIndex((r) => r.kode_rekening === p) + 1} anggaran`,
      );
      expect(placesOf(outcome.warnings, 'footing').sort()).toEqual(expected.sort());
      expect(outcome.rejected).toEqual([]);
      const facts = factsOf(outcome.facts, 'lra');
      expect(facts.map((f) => f.account).sort()).toEqual([...ACCOUNTS].sort());
      const spending = given.leaves.filter((l) => l.account.startsWith('5'));
      expect(outcome.conversion.totals.anggaran).toBe(senToWire(spending.reduce((s, l) => s + l.anggaran, 0n)));
      expect(outcome.conversion.totals.realisasi).toBe(senToWire(spending.reduce((s, l) => s + l.realisasi, 0n)));
    }),
    { numRuns: 60 },
  );
});
