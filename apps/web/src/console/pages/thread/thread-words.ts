import type { TraceStep } from '@lcc/contract';
import type { Text } from '../../preferences.js';

/** Where a thread breaks, in words; the keys are the server's. */
const BREAKS: Readonly<Record<string, Text>> = {
  'rpjmd-without-budget': { id: 'program RPJMD tanpa anggaran', en: 'RPJMD programme without budget' },
  'rpjmd-over-ceiling': { id: 'anggaran melampaui pagu RPJMD', en: 'budget above the RPJMD ceiling' },
  'budget-without-rpjmd': { id: 'anggaran tanpa program RPJMD', en: 'budget without RPJMD programme' },
  'renstra-without-budget': { id: 'program Renstra tanpa anggaran', en: 'Renstra programme without budget' },
  'budget-without-renstra': { id: 'anggaran tanpa program Renstra', en: 'budget without Renstra programme' },
  'plan-without-budget': { id: 'rencana tanpa anggaran', en: 'plan without budget' },
  'budget-without-plan': { id: 'tanpa rencana', en: 'without plan' },
  'paid-without-budget': { id: 'dibayar tanpa anggaran', en: 'paid without budget' },
  'mak-proposed': { id: 'MAK menunggu pembetulan', en: 'MAK waits for a correction' },
  'mak-ambiguous': { id: 'MAK dapat berarti beberapa', en: 'MAK may mean several' },
  'mak-unknown': { id: 'MAK tidak dikenal', en: 'MAK unknown' },
  'package-without-budget': { id: 'paket tanpa anggaran', en: 'package without budget' },
  'package-late': { id: 'paket terlambat dipilih', en: 'package not begun in time' },
  'agreement-without-package': { id: 'tanpa paket', en: 'without package' },
  'agreement-overdue': { id: 'lewat masa kontrak', en: 'past the end of contract' },
  'agreement-delivered-unpaid': { id: 'diserahkan, belum dibayar', en: 'handed over, not paid' },
  'agreement-unpaid': { id: 'belum dibayar', en: 'not paid' },
  'paid-over-release': { id: 'dibayar melebihi SPD', en: 'paid beyond the release of funds' },
  'payment-proposed': { id: 'pembayaran menunggu kontraknya', en: 'payment waits for its contract' },
  'payment-without-agreement': { id: 'tanpa kontrak', en: 'without contract' },
  'payment-without-handover': { id: 'dibayar sebelum serah terima', en: 'paid before hand-over' },
};

/** A break of the thread; one without words is shown as it is called. */
export const breakText = (kind: string): Text => BREAKS[kind] ?? { id: kind, en: kind };

export const STEP_WORDS: Readonly<Record<TraceStep['step'], Text>> = {
  plan: { id: 'Rencana', en: 'Plan' },
  budget: { id: 'Anggaran', en: 'Budget' },
  package: { id: 'Paket', en: 'Package' },
  process: { id: 'Pengadaan', en: 'Procurement' },
  agreement: { id: 'Kontrak', en: 'Contract' },
  spd: { id: 'Penyediaan dana', en: 'Release of funds' },
  spp: { id: 'SPP', en: 'SPP' },
  spm: { id: 'SPM', en: 'SPM' },
  payment: { id: 'Pembayaran', en: 'Payment' },
};

const STATES: Readonly<Record<string, Text>> = {
  exact: { id: 'tepat', en: 'exact' },
  bridged: { id: 'lewat jembatan kode', en: 'by a code bridge' },
  confirmed: { id: 'dibenarkan orang', en: 'confirmed by a person' },
  proposed: { id: 'usulan', en: 'proposed' },
  ambiguous: { id: 'bermakna ganda', en: 'ambiguous' },
  unknown: { id: 'tidak dikenal', en: 'unknown' },
  number: { id: 'menurut nomor', en: 'by number' },
  text: { id: 'menurut uraian', en: 'by description' },
  receipt: { id: 'cukup kuitansi', en: 'a receipt suffices' },
  none: { id: 'tidak tersambung', en: 'not joined' },
};
/** How a step joins what stands before it. */
export const stateText = (status: string): Text => STATES[status] ?? { id: status, en: status };

const REASONS: Readonly<Record<string, Text>> = {
  'amount-record': { id: 'jumlah sama dengan berita acara', en: 'amount equals a hand-over record' },
  'amount-contract': { id: 'jumlah sama dengan nilai kontrak', en: 'amount equals the contract' },
  'amount-share': { id: 'jumlah bagian bulat kontrak', en: 'amount is a round share of the contract' },
  vendor: { id: 'penyedia sama', en: 'same vendor' },
  'sub-activity': { id: 'sub kegiatan sama', en: 'same sub-activity' },
  'after-handover': { id: 'sesudah serah terima', en: 'after the hand-over' },
  'within-term': { id: 'dalam masa kontrak', en: 'within the term' },
  padded: { id: 'bentuk kode sebelum 2024', en: 'form of codes before 2024' },
  shifted: { id: 'angka bergeser', en: 'digits have slipped' },
  swapped: { id: 'dua angka tertukar', en: 'two digits are swapped' },
  'one-digit': { id: 'satu angka berbeda', en: 'one digit differs' },
  'account-only': { id: 'hanya rekening yang tertulis', en: 'only the account is written' },
};
/** Why a link is proposed. */
export const reasonText = (reason: string): Text => REASONS[reason] ?? { id: reason, en: reason };
