import type { Sp2dFact } from '@lcc/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyOf, PackedDraft, placeOf, setOf } from './draft.js';
import { amountOf, encodeFact } from './fact-rows.js';
import { PackedFact, packFacts } from './packed-facts.js';

/** Texts with all that COPY or JSON would take for a sign of its own. */
const text = fc.string({ unit: fc.constantFrom('a', 'é', '𝄞', ' ', '\\', '\t', '\n', '\r', '"', 'N', '\\N', 't') });

const payment = fc
  .record({
    number: text,
    description: fc.option(text),
    amount: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    year: fc.constantFrom(2025, 2026),
  })
  .map(
    ({ number, description, amount, year }): Sp2dFact => ({
      kind: 'sp2d',
      region: '12.05',
      year,
      date: `${year}-03-02`,
      number,
      paymentKind: 'LS',
      workUnit: '1.03.0.00.0.00.03.0000',
      amount,
      description,
      status: null,
      counts: true,
      lines: [{ subActivity: null, account: '5.2.04', fundingSource: null, amount }],
    }),
  );

it('facts that travelled packed are the facts that were sent', () => {
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 20 }), (facts) => {
      const sent = facts.map((fact, i) => ({ fact, row: i + 2, derived: i % 3 === 0 }));
      const portion = structuredClone(packFacts(sent));
      const received = facts.map((_, i) => new PackedDraft(new PackedFact(portion, i)));
      expect(received.map(({ fact, row, derived }) => ({ fact, row, derived }))).toEqual(sent);
      for (const [i, draft] of received.entries()) {
        const plain = sent[i] as { fact: Sp2dFact; row: number };
        const { kind, region, year } = placeOf(draft);
        expect({ kind, region, year, key: keyOf(draft), set: setOf(draft) }).toEqual({
          ...{ kind: 'sp2d', region: '12.05', year: plain.fact.year, key: plain.fact.number, set: null },
        });
        const { date, amount, payload, hash } = draft.packed;
        expect({ date, amount, payload, hash }).toEqual({ date: plain.fact.date, amount: amountOf(plain.fact), ...encodeFact(plain.fact) });
      }
    }),
  );
});
