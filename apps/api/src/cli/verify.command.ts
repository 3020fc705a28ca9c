import { BoardState, type NodeValues, type Rollup, recomputeNodes, rollupNodes } from '@lcc/domain';
import type { Command } from 'commander';
import { resumeBoard } from '../board/resume-board.js';
import { factsInForce, toChange } from '../ledger/ledger-reader.js';
import { answer } from './output.js';
import { type Bench, withServices } from './with-services.js';

interface Difference {
  readonly channel: string;
  readonly node: string;
  readonly incremental: string | null;
  readonly recomputed: string | null;
}

export function verifyCommand(lcc: Command): void {
  lcc
    .command('verify')
    .description('menghitung ulang setiap simpul dari fakta dan membandingkannya')
    .action(async (_flags: object, command: Command) => {
      const result = await withServices(verify);
      answer(command, result, () => [
        result.equal ? `Sama: ${result.compared} simpul.` : `BERBEDA: ${result.differences.length} dari ${result.compared} simpul.`,
        ...result.differences.slice(0, 50).map((d) => `  ${d.channel} ${d.node}: ${d.incremental ?? '—'} ≠ ${d.recomputed ?? '—'}`),
      ]);
      process.exitCode = result.equal ? 0 : 1;
    });
}

interface Compared {
  compared: number;
  readonly differences: Difference[];
}

/**
 * The log replayed change by change (as a server does), and the board of the saved sums with the log after them, against the plain
 * recompute of the facts in force.
 */
async function verify(bench: Bench): Promise<{ equal: boolean } & Compared> {
  const { tenants, reader, saves, clock } = bench;
  const result: Compared = { compared: 0, differences: [] };
  for (const tenant of tenants.all())
    for (const { channel } of await reader.heads(tenant)) {
      const state = await reader.read(tenant, channel);
      if (!state) continue;
      const { region, year, revision } = state.head;
      const facts = factsInForce(state);
      const asOf = clock.today();
      const replayed = new BoardState(region, year, asOf);
      await reader.eachChangeUpTo(tenant, channel, revision, (entries) => {
        for (const entry of entries) if (entry.kind !== 'business-day') replayed.apply(toChange(entry));
      });
      compare(result, channel, replayed.rollup, recomputeNodes(facts, year, asOf));
      const save = await saves.read(tenant, channel);
      const board = save && (await resumeBoard(reader, tenant, channel, save));
      if (board?.revision === revision) compare(result, channel, board.rollup, recomputeNodes(facts, year, board.asOf));
    }
  return { equal: result.differences.length === 0, ...result };
}

function compare(result: Compared, channel: string, rollup: Rollup, recomputed: NodeValues): void {
  const incremental = rollupNodes(rollup);
  const names = new Set([...incremental.keys(), ...recomputed.keys()]);
  result.compared += names.size;
  for (const node of names) {
    const pair = { incremental: incremental.get(node) ?? null, recomputed: recomputed.get(node) ?? null };
    if (pair.incremental !== pair.recomputed) result.differences.push({ channel, node, ...pair });
  }
}
