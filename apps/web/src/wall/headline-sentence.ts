import type { Board } from '@lcc/contract';
import { monthOf, yearOf } from '@lcc/domain/values';
import { type Language, percentNumber, pointsSize, rateTenths } from '../shared/number-format.js';

export interface SentencePart {
  readonly text: string;
  readonly strong: boolean;
}
/** Two lines; each part is plain or strong. */
export type Sentence = readonly [readonly SentencePart[], readonly SentencePart[]];

export interface SentenceFacts {
  readonly board: Pick<Board, 'year' | 'asOf' | 'totals' | 'summary'>;
  /** When the feeding source fell silent, in words (`Jumat 16.10`); null while it is not stale. */
  readonly staleSince: string | null;
  readonly language: Language;
}

const plain = (text: string): SentencePart => ({ text, strong: false });
const strong = (text: string): SentencePart => ({ text, strong: true });

/** What the hero figure means, in two lines a person can say aloud. Nothing is said that the board does not hold. */
export function headlineSentence(facts: SentenceFacts): Sentence {
  const { totals } = facts.board;
  if (totals.absorption === null) return withoutAbsorption(facts);
  if (facts.staleSince !== null) return staleSentence(facts, facts.staleSince, totals.absorption);
  return [[plain(motion(facts))], [strong(position(facts))]];
}

function withoutAbsorption({ board, language }: SentenceFacts): Sentence {
  const id = language === 'id';
  const cannot = id ? 'serapan belum terhitung.' : 'no absorption known yet.';
  switch (board.totals.absent.absorption) {
    case 'anggaran-nol':
      return [[plain(id ? 'Pagu tercatat nol rupiah:' : 'The ceiling is zero rupiah:')], [strong(cannot)]];
    case 'belum-melapor':
      return [[plain(id ? 'Belum ada realisasi' : 'No realization has been')], [strong(id ? 'yang dilaporkan.' : 'reported yet.')]];
    default:
      return [[plain(id ? 'Anggaran belum diimpor:' : 'No budget imported yet:')], [strong(cannot)]];
  }
}

function staleSentence({ board, language }: SentenceFacts, since: string, absorption: number): Sentence {
  const id = language === 'id';
  const head = [strong(id ? `Data ${since}:` : `Data of ${since}:`), plain(id ? ' saat itu' : ' then')];
  const { gap } = board.summary;
  if (gap === null)
    return [head, [plain(id ? `serapan ${percentNumber(absorption, language)}%.` : `absorption ${percentNumber(absorption, language)}%.`)]];
  const tenths = rateTenths(gap);
  const size = pointsSize(gap, language);
  if (tenths === 0) return [head, [plain(id ? 'tepat sesuai rencana kas.' : 'exactly on the cash plan.')]];
  if (tenths < 0) return [head, [plain(id ? `${size} poin di bawah rencana.` : `${size} points below plan.`)]];
  return [head, [plain(id ? `${size} poin di atas rencana.` : `${size} points above plan.`)]];
}

const yearEnded = ({ year, asOf }: SentenceFacts['board']): boolean =>
  yearOf(asOf) > year || (yearOf(asOf) === year && asOf.endsWith('-12-31'));

/** First line: what moved. */
function motion({ board, language }: SentenceFacts): string {
  const id = language === 'id';
  const { gap, monthChange } = board.summary;
  const below = gap !== null && rateTenths(gap) < 0;
  if (yearOf(board.asOf) < board.year) return id ? 'Tahun anggaran belum mulai:' : 'The year has not begun:';
  if (yearEnded(board)) return id ? 'Tahun anggaran berakhir' : 'The fiscal year ended';
  if (monthChange === null)
    return gap === null ? (id ? 'Serapan sampai hari ini.' : 'Absorption up to today.') : id ? 'Hari ini serapan' : 'Absorption today is';
  const tenths = rateTenths(monthChange);
  const size = pointsSize(monthChange, language);
  if (tenths === 0 && monthOf(board.asOf) === 1) return id ? 'Tahun anggaran baru mulai,' : 'The fiscal year has just begun,';
  if (tenths === 0) return id ? 'Belum bergerak bulan ini,' : 'No movement this month,';
  if (tenths < 0) return id ? `Turun ${size} poin bulan ini,` : `Down ${size} points this month,`;
  const still = below && monthOf(board.asOf) > 1;
  if (id) return `Naik ${size} poin bulan ini,${still ? ' masih' : ''}`;
  return `Up ${size} points this month,${still ? ' still' : ''}`;
}

/** Second line: where that leaves us against the plan. */
function position({ board, language }: SentenceFacts): string {
  const id = language === 'id';
  const { gap } = board.summary;
  if (gap === null) return id ? 'rencana kas belum ada.' : 'there is no cash plan yet.';
  const tenths = rateTenths(gap);
  const size = pointsSize(gap, language);
  if (tenths === 0) return id ? 'tepat sesuai rencana kas.' : 'exactly on the cash plan.';
  if (tenths < 0) return id ? `${size} di bawah rencana kas.` : `${size} below the cash plan.`;
  return id ? `${size} di atas rencana kas.` : `${size} above the cash plan.`;
}
