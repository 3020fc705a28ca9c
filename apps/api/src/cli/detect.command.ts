import { readFile } from 'node:fs/promises';
import { STREAM_DEFAULTS, StreamDetector } from '@lcc/domain';
import type { Command } from 'commander';
import { answer, CommandFailed } from './output.js';
import { readSeries, SeriesRefused } from './series.js';

interface Flags {
  readonly csv: string;
  readonly rate?: string;
}

const SHOWN = 10;

export function detectCommand(lcc: Command): void {
  lcc
    .command('detect')
    .description('nilai kejanggalan tiap baris sebuah deret waktu, hanya dari baris sebelumnya')
    .requiredOption('--csv <berkas>', 'csv berkolom timestamp,value')
    .option('--rate <titik>', 'jumlah titik tiap musim; tanpa ini dicari sendiri')
    .action(async ({ csv, rate }: Flags, command: Command) => {
      const detector = new StreamDetector({ ...STREAM_DEFAULTS, season: seasonOf(rate) });
      const rows = await read(csv);
      const scores = rows.map(({ value }) => detector.next(value));
      answer(command, { scores }, () => {
        const ranked = rows.map(({ timestamp }, i) => ({ timestamp, score: scores[i] ?? 0 })).sort((a, b) => b.score - a.score);
        return ranked.slice(0, SHOWN).map(({ timestamp, score }) => `${score.toFixed(3)}  ${timestamp}`);
      });
    });
}

function seasonOf(rate: string | undefined): number | null {
  if (rate === undefined) return null;
  const points = Number(rate);
  if (!Number.isInteger(points) || points < 2 || points > 1_000_000)
    throw new CommandFailed(`--rate: "${rate}" bukan jumlah titik tiap musim; tulis bilangan bulat dari 2 sampai 1000000.`);
  return points;
}

async function read(path: string): Promise<ReturnType<typeof readSeries>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandFailed(`${path}: berkas ini tidak ada atau tidak dapat dibaca.`);
  });
  try {
    return readSeries(text);
  } catch (error) {
    throw error instanceof SeriesRefused ? new CommandFailed(`${path}: ${error.message}`) : error;
  }
}
