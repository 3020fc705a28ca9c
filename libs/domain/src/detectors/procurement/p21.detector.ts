import { ProcurementFold } from '../../folds/index.js';
import { detector } from '../core/detector.js';
import { rp } from '../core/example-facts.js';
import { bid, firm, notice } from '../core/example-procurement.js';
import { isTender } from './bids.js';
import { NO_PROCESS, processesWhere, processOf, processRow, touchedProcesses } from './processes.js';

const tender = notice('T1', '2026-03-02', { track: 'tender', method: 'Tender', ownerEstimate: rp(1_000_000_000) });
const digits = (text: string): string => text.replace(/\D/g, '').padStart(16, '0');

export const p21 = detector({
  id: 'P21',
  tier: 1,
  family: 'pengadaan',
  title: { id: 'Identitas sama antar peserta', en: 'Shared identity of bidders' },
  why: {
    id: 'Dua peserta satu tender dengan NPWP yang sama bukan dua pesaing. Kontak, alamat, dan rekening tidak disimpan, jadi tidak dibandingkan.',
    en: 'Two bidders of one tender with one tax number are not two rivals. Contacts, addresses and accounts are not kept, so not compared.',
  },
  legalBasis: 'UU 5/1999 Pasal 22; Perpres 16/2018 Pasal 7.',
  kind: 'event',
  sentence: { id: '{count} peserta tender ini memakai NPWP yang sama.', en: '{count} bidders of this tender share a tax number.' },
  check: { id: 'Cabang dari satu badan? Salah input?', en: 'Branches of one body? A typing error?' },
  innocent: { id: 'Peserta mendaftar dua kali.', en: 'A bidder registered twice.' },
  clears: { id: 'Data peserta dibetulkan.', en: 'Corrected participants.' },
  inhibits: [],
  needs: ['procurement-notice', 'bid'],
  parameters: {},
  examples: [
    {
      title: 'Dua nama, satu NPWP',
      facts: [
        tender,
        bid('T1', 'A', rp(900_000_000), { vendor: firm('CV Rekaan A', '01.234.567.8-901.000') }),
        bid('T1', 'B', rp(950_000_000), { vendor: firm('CV Rekaan B', '012345678901000') }),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'NPWP berbeda',
      facts: [
        tender,
        bid('T1', 'A', rp(900_000_000), { vendor: firm('CV Rekaan A', '012345678901000') }),
        bid('T1', 'B', rp(950_000_000), { vendor: firm('CV Rekaan B', '022345678901000') }),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'NPWP tidak diberitahukan',
      facts: [tender, bid('T1', 'A', rp(900_000_000)), bid('T1', 'B', rp(950_000_000))],
      today: '2026-05-12',
      outcome: 'IMPOSSIBLE',
    },
  ],
  subjects: (context) => processesWhere(context, isTender),
  touched: (changes, context) => touchedProcesses(changes, context, isTender),
  evaluate({ key }, context) {
    const process = processOf(key, context);
    if (!process || !isTender(process)) return NO_PROCESS;
    const bids = context.state
      .fold(ProcurementFold)
      .papers(key, 'bid')
      .filter((b) => b.participant !== null);
    if (bids.length < 2)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Kurang dari dua peserta.', en: 'Fewer than two bidders.' } };
    const taxIds = bids.flatMap((b) => (b.vendor?.taxId && /[1-9]/.test(b.vendor.taxId) ? digits(b.vendor.taxId) : []));
    if (taxIds.length < 2)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'NPWP peserta tidak diketahui.', en: 'Tax numbers are unknown.' } };
    const shared = taxIds.length - new Set(taxIds).size;
    return {
      outcome: shared > 0 ? 'RISK' : 'NOT_RISK',
      value: shared,
      threshold: 0,
      direction: 'above',
      n: taxIds.length,
      likelihood: 3,
      amount: process.amount ?? process.estimate,
      slots: { count: { number: shared + 1 } },
      evidence: [processRow(process)],
    };
  },
});
