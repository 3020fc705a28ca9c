import { senFromWire } from '../../values/index.js';
import { detector, type Subject } from '../core/detector.js';
import { budgetLine, monthlyPlan, payment, peers, rp } from '../core/example-facts.js';
import { unitGaps } from './unit-gaps.js';

const at = (workUnit: string): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
/** Below this part of the distance to peers that turns it on, it goes out. */
const PEERS_OFF = 0.8;
/** Only this much above the share that calms does it go out. */
const RECOVERS_OFF = 0.01;

export const b01 = detector({
  id: 'B01',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Serapan di bawah rencana kas', en: 'Absorption behind the cash plan' },
  why: {
    id: 'Rencana kas hampir lurus, belanja menumpuk di akhir: jarak ke rencana saja menandai hampir semua. Yang perlu dilihat adalah yang jauh dari rencana, jauh pula dari OPD lain, dan menurut tahun-tahunnya sendiri tidak akan terkejar.',
    en: 'Cash plans are near-linear and spending comes late, so the distance to plan alone marks nearly everyone. What matters is who is far from plan, far from the others too, and by its own earlier years will not catch up.',
  },
  legalBasis: 'Permendagri 77/2020 (anggaran kas); toleransi 5% padanan PER-5/PB/2024.',
  kind: 'level',
  sentence: {
    id: 'Realisasi {realization}, {behind} di bawah rencana kas {plan}; OPD lain umumnya {peers}.',
    en: 'Spending of {realization} is {behind} below the cash plan of {plan}; others are typically at {peers}.',
  },
  check: { id: 'SPM antre? Lelang mundur? Rencana kas diperbarui?', en: 'Orders waiting? A tender postponed? A revised plan?' },
  innocent: { id: 'Kontrak besar yang ditagih sekaligus di akhir.', en: 'A large contract that is billed at once at the end.' },
  clears: {
    id: 'Jarak turun di bawah batas padam selama hari yang ditetapkan.',
    en: 'The gap stays below the limit to go out for the days set.',
  },
  inhibits: ['B22'],
  needs: ['budget-line', 'cash-plan', 'sp2d', 'lra'],
  parameters: {
    enter: {
      title: { id: 'Nyala di atas', en: 'On above' },
      help: { id: 'Poin di bawah rencana kas, dari pagu.', en: 'Points below the cash plan, of the ceiling.' },
      unit: 'poin',
      min: 1,
      max: 60,
      step: 0.5,
      default: 10,
    },
    exit: {
      title: { id: 'Padam di bawah', en: 'Off below' },
      help: {
        id: 'Harus di bawah batas nyala; jaraknya meredam bolak-balik.',
        en: 'Must be below the limit to go on; the distance calms it.',
      },
      unit: 'poin',
      min: 0,
      max: 60,
      step: 0.5,
      default: 8,
    },
    peerZ: {
      title: { id: 'Jarak ke OPD lain', en: 'Distance to the others' },
      help: {
        id: 'Simpangan baku kekar dari median OPD; 0 mematikan perbandingan.',
        en: 'Robust deviations from the median; 0 turns the comparison off.',
      },
      unit: 'kali',
      min: 0,
      max: 10,
      step: 0.1,
      default: 1.5,
    },
    peers: {
      title: { id: 'Pembanding paling sedikit', en: 'Fewest peers' },
      help: { id: 'Dengan lebih sedikit, hanya rencana kas yang dipakai.', en: 'With fewer, the cash plan alone is used.' },
      unit: 'jumlah',
      min: 3,
      max: 100,
      step: 1,
      default: 10,
    },
    recovers: {
      title: { id: 'Terkejar menurut riwayat', en: 'Catches up by history' },
      help: {
        id: 'OPD yang menurut tahun-tahunnya sendiri akan menyerap paling sedikit bagian ini tidak ditandai; di atas 1 riwayat tidak dipakai.',
        en: 'A unit that by its own earlier years will spend at least this share is not marked; above 1 history is not used.',
      },
      unit: 'rasio',
      min: 0.5,
      max: 1.5,
      step: 0.01,
      default: 0.95,
    },
  },
  examples: [
    {
      title: 'Jauh di bawah rencana, sendirian',
      facts: [budgetLine(rp(1_200_000_000)), monthlyPlan(rp(100_000_000)), payment('1', rp(100_000_000), '2026-05-29')],
      today: '2026-06-30',
      outcome: 'RISK',
    },
    {
      title: 'Semua OPD sama jauhnya',
      facts: peers(12, () => rp(300_000_000)),
      today: '2026-06-30',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Satu OPD tertinggal dari yang lain',
      facts: peers(12, (i) => rp(i === 0 ? 100_000_000 : 480_000_000 + i * 5_000_000)),
      today: '2026-06-30',
      outcome: 'RISK',
    },
    {
      title: 'Tanpa rencana kas',
      facts: [budgetLine(rp(5)), payment('1', rp(1), '2026-05-29')],
      today: '2026-06-30',
      outcome: 'IMPOSSIBLE',
    },
    {
      title: 'Sesuai rencana',
      facts: [budgetLine(rp(1_200_000_000)), monthlyPlan(rp(100_000_000)), payment('1', rp(580_000_000), '2026-05-29')],
      today: '2026-06-30',
      outcome: 'NOT_RISK',
    },
  ],
  *subjects({ state }) {
    for (const code of unitGaps(state).keys()) yield at(code);
  },
  *touched(_changes, { state }) {
    // Whoever moves, moves the median of all.
    for (const code of unitGaps(state).keys()) yield at(code);
  },
  frame: ({ state }) => unitGaps(state),
  evaluate({ key }, _context, { enter, exit, peerZ, peers: least, recovers }, gaps) {
    const own = gaps.get(key);
    if (!own || own.behind === null || own.missing === null)
      return {
        outcome: 'IMPOSSIBLE',
        reason: { id: 'Anggaran, rencana kas, atau realisasi belum ada.', en: 'No budget, cash plan or spending yet.' },
      };
    if (own.isSilent) return { outcome: 'IMPOSSIBLE', reason: { id: 'OPD ini tidak melapor.', en: 'The unit has not reported.' } };
    const points = own.behind * 100;
    const isCompared = peerZ > 0 && own.peers.count >= least;
    const fromPeers = isCompared ? own.peers.z : Number.POSITIVE_INFINITY;
    const end = own.projection?.basis === 'riwayat' ? own.projection.middle : Number.NEGATIVE_INFINITY;
    const isRisk = points > enter && fromPeers >= peerZ && end < recovers;
    const { plan, realization } = own.missing;
    const missing = senFromWire(plan) - senFromWire(realization);
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      // Back among the others, or sure to catch up, it goes out, however far it is from plan.
      isBetween: !isRisk && points >= exit && fromPeers >= PEERS_OFF * peerZ && end < recovers + RECOVERS_OFF,
      value: points,
      threshold: enter,
      direction: 'above',
      n: own.peers.count + 1,
      likelihood: points > 2 * enter ? 3 : 2,
      amount: missing > 0n ? missing : null,
      slots: {
        realization: { money: senFromWire(realization) },
        plan: { money: senFromWire(plan) },
        behind: { points },
        peers: own.peers.count === 0 ? { text: '—' } : { points: own.peers.median * 100 },
      },
      evidence: [],
    };
  },
});
