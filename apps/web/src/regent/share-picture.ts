import type { Board } from '@lcc/contract';
import { budgetVersionName } from '../shared/budget-version.js';
import type { Language } from '../shared/number-format.js';
import { percentNumber, percentWhole } from '../shared/number-format.js';
import { clockText, dateText, dayText } from '../shared/time-format.js';
import { regentSentence } from './regent-sentence.js';
import { regentWords } from './regent-words.js';

/** Of the picture, for a chat: at half size every text can be read. */
const WIDTH = 1080;
const HEIGHT = 1350;
const EDGE = 72;
const INK = '#14181b';
const SECOND = '#444c53';
const GROUND = '#f4f5f6';
const TRACK = '#dce0e3';
const NORMAL = '#5f6870';
const RANGE = '#b4bbc1';
const PLAN = '#0b63b0';
const SIMULATED = '#6d28d9';
const COLOURS: Readonly<Record<string, string>> = { kritis: '#a30021', waspada: '#f5b301' };

export interface ShareFacts {
  readonly board: Board;
  readonly staleSince: string | null;
  readonly simulated: boolean;
  /** Stands across the picture; null = nobody has signed in. */
  readonly reader: string | null;
  readonly now: number;
  readonly language: Language;
}

/**
 * The sentence and the bar with their date, state and nature, 1080 × 1350 pixels. Neither names of people nor reasons stand in it; across
 * it stands who made it and when.
 */
export async function drawShare(facts: ShareFacts): Promise<Blob> {
  await document.fonts.load("700 64px 'Plus Jakarta Sans'");
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  paint(pen, facts);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

function paint(pen: CanvasRenderingContext2D, { board, staleSince, simulated, reader, now, language }: ShareFacts): void {
  const words = regentWords[language];
  const text = (said: string, y: number, size: number, weight: number, colour = INK): number => {
    pen.font = `${weight} ${size}px 'Plus Jakarta Sans', system-ui, sans-serif`;
    pen.fillStyle = colour;
    const lines = wrap(pen, said, WIDTH - 2 * EDGE);
    for (const [i, line] of lines.entries()) pen.fillText(line, EDGE, y + i * size * 1.25);
    return y + lines.length * size * 1.25;
  };
  pen.textBaseline = 'top';
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  watermark(
    pen,
    [simulated ? 'SIMULASI' : null, reader, `${dateText(now, language)} ${clockText(now, language)}`].filter(Boolean).join(' · '),
  );
  let y = text(board.regionName, EDGE, 40, 600, SECOND) + 24;
  const { date, level, motion, money } = regentSentence({ board, staleSince, language });
  if (date) y = text(date, y, 64, 700);
  y = text(level, y, 72, 700) + 8;
  if (motion) y = text(motion, y, 56, 500, SECOND);
  y += 20;
  const state = staleSince === null ? `${words.state[board.summary.state]}.` : words.held;
  y = text(`${state}${money ? ` ${money.before} ${money.amount}` : ''}`, y, 46, 600, SECOND) + 44;
  y = bar(pen, board, staleSince !== null, y) + 40;
  const { totals, summary } = board;
  const planned = totals.absorption === null || summary.gap === null ? null : totals.absorption - summary.gap;
  const share = (value: number | null): string => (value === null ? '—' : `${percentNumber(value, language)}%`);
  y = text(`${words.realization} ${share(totals.absorption)}`, y, 44, 700);
  y = text(`${words.plan} ${words.today} ${share(planned)}`, y, 44, 700, PLAN);
  if (summary.projection)
    text(
      `${words.projection} ${share(summary.projection.middle)} (${percentWhole(summary.projection.low, language)}–${percentWhole(summary.projection.high, language)}%)`,
      ...([y, 44, 500] as const),
    );
  const nature = simulated ? words.simulated : `${words.per} ${dayText(Date.parse(`${board.asOf}T00:00:00+07:00`), language)}`;
  text(
    `${nature} · ${words.ceiling} ${budgetVersionName(board.version)} ${board.year} · rev ${board.revision}`,
    HEIGHT - EDGE - 84,
    32,
    500,
    simulated ? SIMULATED : SECOND,
  );
  if (!simulated) return;
  pen.strokeStyle = SIMULATED;
  pen.lineWidth = 32;
  pen.strokeRect(0, 0, WIDTH, HEIGHT);
}

function bar(pen: CanvasRenderingContext2D, { totals, summary }: Board, stale: boolean, y: number): number {
  const width = WIDTH - 2 * EDGE;
  const at = (share: number): number => EDGE + Math.max(0, Math.min(1, share)) * width;
  pen.fillStyle = TRACK;
  pen.fillRect(EDGE, y, width, 64);
  const { absorption } = totals;
  if (absorption === null) return y + 64;
  pen.fillStyle = NORMAL;
  pen.fillRect(EDGE, y, at(absorption) - EDGE, 64);
  const planned = summary.gap === null ? null : absorption - summary.gap;
  if (planned === null) return y + 64;
  const colour = COLOURS[summary.state];
  if (!stale && colour !== undefined && planned > absorption) {
    pen.fillStyle = colour;
    pen.fillRect(at(absorption), y, at(planned) - at(absorption), 64);
  }
  if (summary.projection) {
    pen.fillStyle = RANGE;
    pen.fillRect(at(summary.projection.low), y, at(summary.projection.high) - at(summary.projection.low), 64);
    pen.fillStyle = INK;
    for (let dash = y - 16; dash < y + 80; dash += 20) pen.fillRect(at(summary.projection.middle) - 3, dash, 6, 12);
  }
  pen.fillStyle = stale ? SECOND : PLAN;
  pen.fillRect(at(planned) - 5, y - 16, 10, 96);
  return y + 64;
}

function watermark(pen: CanvasRenderingContext2D, said: string): void {
  pen.save();
  pen.translate(WIDTH / 2, HEIGHT / 2);
  pen.rotate(-Math.PI / 6);
  pen.font = "700 84px 'Plus Jakarta Sans', system-ui, sans-serif";
  pen.fillStyle = 'rgb(20 24 27 / 5%)';
  pen.textAlign = 'center';
  for (const y of [-420, 0, 420]) pen.fillText(said, 0, y);
  pen.restore();
}

function wrap(pen: CanvasRenderingContext2D, said: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of said.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
