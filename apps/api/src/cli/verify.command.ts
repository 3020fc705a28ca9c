import { recomputeNodes, rollupNodes } from '@lcc/domain';
import type { Command } from 'commander';
import { rollUp } from '../board/board-queries.js';
import { factsInForce } from '../ledger/ledger-reader.js';
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

/** The log replayed change by change (as a server does) against the plain recompute of the facts in force. */
async function verify({ tenants, reader, clock }: Bench): Promise<{ equal: boolean; compared: number; differences: Difference[] }> {
  let compared = 0;
  const differences: Difference[] = [];
  for (const tenant of tenants.all())
    for (const { channel } of await reader.heads(tenant)) {
      const state = await reader.read(tenant, channel);
      if (!state) continue;
      const log = await reader.history(tenant, channel, state.head.revision);
      const asOf = clock.today();
      const incremental = rollupNodes(rollUp({ head: state.head, entries: log }, asOf).state.rollup);
      const recomputed = recomputeNodes(factsInForce(state), state.head.year, asOf);
      const names = new Set([...incremental.keys(), ...recomputed.keys()]);
      compared += names.size;
      for (const node of names) {
        const pair = { incremental: incremental.get(node) ?? null, recomputed: recomputed.get(node) ?? null };
        if (pair.incremental !== pair.recomputed) differences.push({ channel, node, ...pair });
      }
    }
  return { equal: differences.length === 0, compared, differences };
}
