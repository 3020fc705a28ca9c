import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { award, bid, release } from './examples.js';
import { redFlags } from './index.js';
import { everyRedFlag, RedFlagRun } from './red-flag-run.js';

function report(settings: object, documents: readonly unknown[]): unknown {
  const run = new RedFlagRun(settings);
  for (const document of documents) run.take(document);
  return JSON.parse(JSON.stringify(run.finish()));
}

describe.each(redFlags.map((flag) => ({ name: flag.id, flag })))('$name', ({ flag }) => {
  it('says what it is, and has examples of both kinds', () => {
    for (const words of [flag.title.id, flag.title.en, flag.why, flag.legalBasis]) expect(words).not.toBe('');
    expect(flag.catalogue).toMatch(/^P\d\d$/);
    expect(flag.fires.length).toBeGreaterThan(0);
    expect(flag.quiet.length).toBeGreaterThan(0);
  });

  it('describes each of its parameters', () => {
    for (const schema of Object.values(flag.settings.shape)) expect(schema).toSatisfy((s) => 'default' in (s.meta() ?? {}));
  });

  it.each([...flag.fires])('fires: %#', ({ settings, releases, report: expected }) => {
    expect(Object.keys(expected)).not.toHaveLength(0);
    expect(report({ [flag.id]: settings ?? {} }, releases)).toEqual(expected);
  });

  it.each([...flag.quiet])('stays quiet: %#', ({ settings, releases }) => {
    expect(report({ [flag.id]: settings ?? {} }, releases)).toEqual({});
  });
});

it('has every rule once', () => {
  expect(redFlags.map(({ id }) => id).sort()).toEqual([
    'R003',
    'R018',
    'R024',
    'R025',
    'R028',
    'R030',
    'R035',
    'R036',
    'R038',
    'R048',
    'R058',
  ]);
});

describe('the settings', () => {
  const same = release('T', [bid('valid', 'A', 5), bid('valid', 'B', 5)], [award('A')]);
  const flagged = { OCID: { T: { R028: 1 } }, Tenderer: { A: { R028: 1 }, B: { R028: 1 } } };
  const withDetails = (procurementMethodDetails: string) => ({ ...same, tender: { procurementMethodDetails } });

  it('run a rule only if its section is there', () => {
    expect(report({}, [same])).toEqual({});
    expect(report({ R028: null }, [same])).toEqual({});
    expect(report({ R028: {} }, [same])).toEqual(flagged);
  });

  it('leave out cancelled processes and excluded methods', () => {
    expect(report({ R028: {} }, [{ ...same, tender: { status: 'cancelled' } }])).toEqual({});
    const settings = { R028: {}, exclusions: { procurement_method_details: 'Undian|Darurat' } };
    expect(report(settings, [withDetails('Darurat')])).toEqual({});
    expect(report(settings, [same])).toEqual(flagged);
  });

  it('compare prices by the include list if there is one, else by the exclude list', () => {
    const no = { R028: {}, no_price_comparison_procurement_methods: 'Tetap' };
    expect([report(no, [withDetails('Tetap')]), report(no, [same])]).toEqual([{}, flagged]);
    const yes = { ...no, price_comparison_procurement_methods: 'Lelang|Tetap' };
    expect([report(yes, [withDetails('Tetap')]), report(yes, [withDetails('Lain')]), report(yes, [same])]).toEqual([flagged, {}, {}]);
  });

  it('take the configured currency, else the first one met', () => {
    const inDollars = release('D', [bid('valid', 'A', 5, 'USD'), bid('valid', 'B', 5, 'USD')], [award('A')]);
    const settings = { R058: { threshold: '0.1' } };
    const far = (currency: string) => release(currency, [bid('valid', 'A', 1, currency), bid('valid', 'B', 2, currency)], [award('A')]);
    const found = (ocid: string) => ({ OCID: { [ocid]: { R058: 1 } }, Tenderer: { A: { R058: 0 } } });
    expect(report(settings, [inDollars, far('IDR'), far('USD')])).toEqual(found('USD'));
    expect(report({ ...settings, currency: 'IDR' }, [inDollars, far('IDR'), far('USD')])).toEqual(found('IDR'));
  });

  it('refuse a key that no rule knows, and keep the sections of other commands', () => {
    expect(() => new RedFlagRun({ R024: { treshold: 1 } })).toThrow('treshold');
    expect(() => new RedFlagRun({ R999: {} })).toThrow('R999');
    expect(report({ defaults: { currency: 'IDR' }, R028: {} }, [same])).toEqual(flagged);
  });
});

it('takes any document without breaking', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (documents) => {
      expect(report(everyRedFlag(), documents)).toEqual({});
    }),
  );
});

const id = fc.constantFrom('A', 'B', 'C', 'D');
const anyRelease = fc.record({
  bids: fc.array(fc.tuple(fc.constantFrom('valid', 'disqualified', 'pending', 'invited'), id, fc.integer({ min: 1, max: 4 })), {
    maxLength: 5,
  }),
  winner: id,
});

it('does not depend on the order of the processes', () => {
  const settings = { ...everyRedFlag(), currency: 'IDR', R048: { minimum_contracting_processes: 1 } };
  fc.assert(
    fc.property(fc.array(anyRelease, { maxLength: 30 }), (list) => {
      const releases = list.map(({ bids, winner }, i) =>
        release(
          String(i),
          bids.map(([status, who, amount]) => bid(status, who, amount)),
          [award(winner, 'active', [`${i}`])],
          { buyer: { id: winner } },
        ),
      );
      expect(report(settings, [...releases].reverse())).toEqual(report(settings, releases));
    }),
  );
});
