import type { Board } from '@lcc/contract';
import { yearOf } from '@lcc/domain/values';
import { type Language, percentNumber, pointsSize, rateTenths, scaleMoney } from '../shared/number-format.js';

/** From so many silent units on the sentence names them. */
const MANY_SILENT = 4;

export interface RegentFacts {
  readonly board: Pick<Board, 'year' | 'asOf' | 'closed' | 'totals' | 'summary'>;
  /** When the source of realization fell silent, in words (`Jumat 16.10`); null while it is not stale. */
  readonly staleSince: string | null;
  readonly language: Language;
}

export interface RegentSentence {
  /** Said first when the figures are old. */
  readonly date: string | null;
  /** Level and gap. */
  readonly level: string;
  /** What changed, and who says nothing; may be empty. */
  readonly motion: string;
  /** The rupiah behind or ahead of the plan; null where there is nothing to tell. */
  readonly money: { readonly before: string; readonly amount: string } | null;
}

/**
 * The sentence of the regent's page, made by rules: every figure in it is a field of the board, and no cause is ever named. Its
 * situations with their sentences stand in `regent-sentence.table.ts`.
 */
export function regentSentence(facts: RegentFacts): RegentSentence {
  const { staleSince, language } = facts;
  return {
    date: staleSince === null ? null : language === 'id' ? `Data ${staleSince}.` : `Data of ${staleSince}.`,
    level: levelOf(facts),
    motion: [weekOf(facts), silenceOf(facts)].filter(Boolean).join(' '),
    money: moneyOf(facts),
  };
}

const isOver = ({ year, asOf }: RegentFacts['board']): boolean => yearOf(asOf) > year || asOf === `${year}-12-31`;

function levelOf({ board, language }: RegentFacts): string {
  const id = language === 'id';
  const { totals, summary, year, asOf, closed } = board;
  if (yearOf(asOf) < year) return id ? `Tahun anggaran ${year} belum mulai.` : `Fiscal year ${year} has not begun.`;
  if (totals.absorption === null) return without(board, id);
  const share = `${percentNumber(totals.absorption, language)}%`;
  const head = isOver(board)
    ? id
      ? `Tahun ${year} ${closed ? 'ditutup' : 'berakhir'} dengan serapan ${share}`
      : `${year} ${closed ? 'closed' : 'ended'} with an absorption of ${share}`
    : id
      ? `Serapan ${share}`
      : `Absorption ${share}`;
  return `${head}${standing(summary.gap, language)}.`;
}

function standing(gap: number | null, language: Language): string {
  const id = language === 'id';
  if (gap === null) return id ? '; rencana kas belum ada' : '; there is no cash plan yet';
  const tenths = rateTenths(gap);
  if (tenths === 0) return id ? ', tepat sesuai rencana' : ', exactly on plan';
  const size = pointsSize(gap, language);
  if (id) return `, ${size} poin di ${tenths < 0 ? 'bawah' : 'atas'} rencana`;
  return `, ${size} points ${tenths < 0 ? 'below' : 'above'} plan`;
}

function without({ totals }: RegentFacts['board'], id: boolean): string {
  switch (totals.absent.absorption) {
    case 'anggaran-nol':
      return id ? 'Serapan tidak dapat dihitung: pagu tercatat nol rupiah.' : 'No absorption: the ceiling is zero rupiah.';
    case 'belum-melapor':
      return id ? 'Belum ada realisasi yang dilaporkan.' : 'No realization has been reported yet.';
    default:
      return id ? 'Serapan belum terhitung: anggaran belum diimpor.' : 'No absorption yet: no budget was imported.';
  }
}

/** The week is told while the year runs and the figures are fresh. */
function weekOf({ board, staleSince, language }: RegentFacts): string {
  const { weekChange } = board.summary;
  if (weekChange === null || staleSince !== null || isOver(board) || yearOf(board.asOf) < board.year || board.totals.absorption === null)
    return '';
  const id = language === 'id';
  const tenths = rateTenths(weekChange);
  if (tenths === 0) return id ? 'Tidak bergerak pekan ini.' : 'No movement this week.';
  const size = pointsSize(weekChange, language);
  if (id) return `${tenths > 0 ? 'Naik' : 'Turun'} ${size} poin pekan ini.`;
  return `${tenths > 0 ? 'Up' : 'Down'} ${size} points this week.`;
}

function silenceOf({ board, language }: RegentFacts): string {
  const { silent } = board.summary;
  if (silent < MANY_SILENT || yearOf(board.asOf) < board.year) return '';
  return language === 'id' ? `${silent} OPD tidak melapor.` : `${silent} units do not report.`;
}

function moneyOf({ board, staleSince, language }: RegentFacts): RegentSentence['money'] {
  const { behind, gap } = board.summary;
  const isExact = gap !== null && rateTenths(gap) === 0; // said to be exactly on plan
  if (behind === null || isExact || staleSince !== null || yearOf(board.asOf) < board.year) return null;
  const id = language === 'id';
  const ahead = behind.startsWith('-');
  const { number, unit } = scaleMoney(behind.replace('-', ''), language, 'three');
  if (number === '0') return null;
  const before = ahead ? (id ? 'Lebih cepat' : 'Ahead by') : id ? 'Kurang' : 'Short by';
  return { before, amount: `Rp\u00a0${number}${unit ? ` ${unit}` : ''}.` };
}
