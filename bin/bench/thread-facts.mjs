import { factFromWire, factToWire } from '../../libs/domain/dist/index.js';

export const REGION = '12.05';
export const YEAR = 2026;
export const LAST_DAY = '2026-12-31';
/** Sub-activities of all units together; each has as many chains. */
const SUB_ACTIVITIES = 2_000;
const UNITS = 60;
const ACCOUNTS = ['5.1.02.01.01.0024', '5.1.02.03.02.0035', '5.2.02.05.01.0001', '5.2.04.01.01.0003'];
const NAMES = ['Belanja Modal Jalan', 'Pengadaan Alat Kantor', 'Pemeliharaan Gedung', 'Rehabilitasi Saluran'];

const padded = (value, length) => String(value).padStart(length, '0');
const unitOf = (i) => unitNumber((i % SUB_ACTIVITIES) % UNITS);
const unitNumber = (n) => `1.${padded(n + 1, 2)}.0.00.0.00.${padded(n + 1, 2)}.0000`;
const subOf = (i) => {
  const sub = i % SUB_ACTIVITIES;
  return `1.${padded((sub % UNITS) + 1, 2)}.${padded((Math.floor(sub / UNITS) % 8) + 2, 2)}.2.01.${padded(sub + 1, 4)}`;
};
const dayOf = (i) => new Date(Date.UTC(YEAR, 0, 2 + (i % 340))).toISOString().slice(0, 10);

/** As the ledger hands facts out: every text a text of its own. */
const read = (fact) => factFromWire(JSON.parse(JSON.stringify(factToWire({ region: REGION, year: YEAR, ...fact }))));

/** Budget lines, each of a key of its own. */
export function* budgetLines(count) {
  for (let i = 0; i < count; i++)
    yield read({
      kind: 'budget-line',
      stage: 'MURNI',
      workUnit: unitOf(i),
      subActivity: subOf(i),
      account: `${ACCOUNTS[i % ACCOUNTS.length].slice(0, -4)}${padded(1 + Math.floor(i / SUB_ACTIVITIES), 4)}`,
      fundingSource: '1.1',
      amount: BigInt(i % 977) * 1_000_000_00n,
      date: '2026-01-01',
      details: [],
    });
}

/** Whole chains: a package with its money, a process, its contract, start order and hand-over, the payment and who was paid. */
export function* chains(count) {
  for (let i = 0; i < count; i++) {
    const office = { workUnit: unitOf(i), officeCode: unitOf(i), officeId: `${4_000 + (i % UNITS)}` };
    const [rup, number, amount, name] = [`${50_000_000 + i}`, `602/${i}/SPK/2026`, BigInt(i + 1) * 100_000_00n, `${NAMES[i % 4]} ${i}`];
    const vendor = { name: `CV Rekanan ${i % 3_000}`, id: `${i % 3_000}`, taxId: padded(10 ** 14 + (i % 3_000), 16) };
    const of = { ...office, track: 'non-tender', process: `${9_000_000 + i}` };
    const date = dayOf(i);
    const mak = [`${subOf(i)}.5.2.04.01.01.0003.`];
    const plan = { packageKind: 'penyedia', rupCode: rup, ...office, date: '2026-01-05' };
    yield read({
      kind: 'package',
      ...plan,
      name,
      ceiling: amount,
      method: 'Pengadaan Langsung',
      active: true,
      announced: true,
      selectionTo: '2026-06-30',
    });
    yield read({
      kind: 'package-funding',
      ...plan,
      mak,
      fundingSource: 'APBD',
      fundingYear: YEAR,
      ceiling: amount,
      component: '1',
      structureId: `${i}`,
      active: true,
      nth: 1,
    });
    yield read({ kind: 'procurement-notice', ...of, rupCodes: [rup], name, ceiling: amount, mak, status: 'Selesai', date: '2026-01-05' });
    yield read({
      kind: 'contract',
      ...of,
      number,
      addendum: 0,
      name,
      rupCodes: [],
      vendor,
      amount,
      status: 'Kontrak Selesai',
      endsOn: date,
      date: '2026-01-06',
    });
    yield read({ kind: 'start-order', ...of, number: `SPMK-${i}`, contractNumber: number, endsOn: date, addendum: 0, date: '2026-01-06' });
    yield read({
      kind: 'handover',
      ...of,
      contractNumber: number,
      handoverNumber: `BAST-${i}`,
      handoverOn: '2026-01-07',
      recordNumber: null,
      recordOn: null,
      amount,
      date: '2026-01-07',
    });
    const paid = `12.05/04.0/${padded(i, 6)}/LS/1.03/P01/2026`;
    const lines = [{ subActivity: subOf(i), account: '5.2.04.01.01.0003', fundingSource: '1.1', amount }];
    yield read({
      kind: 'sp2d',
      number: paid,
      paymentKind: 'LS',
      workUnit: unitOf(i),
      amount,
      description: `Pembayaran ${name}`,
      status: null,
      counts: true,
      lines,
      date,
    });
    yield read({
      kind: 'sp2d-party',
      number: paid,
      spmNumber: `SPM/${i}`,
      contractNumber: i % 10 < 7 ? number : null,
      vendor: { name: vendor.name, taxId: vendor.taxId },
      date,
    });
  }
}
