import { type Decider, DecisionRefused } from '../books/decider.js';
import { YearClosed } from '../ledger/closed-years.js';
import { operator } from './operator.js';
import { CommandFailed } from './output.js';
import { regionOption } from './places.js';
import { type Bench, withServices } from './with-services.js';

/** Runs a decision of the operator about a region (`--region`, else the installation's); one that is refused ends the command with its reason. */
export function decided<T>(region: string | undefined, run: (bench: Bench, by: Decider) => Promise<T>): Promise<T> {
  const wanted = regionOption(region);
  return withServices((bench) => {
    const { real } = bench.tenants;
    return run(bench, { tenant: real, region: wanted ?? real.region, actor: operator() });
  }).catch((error: unknown) => {
    throw error instanceof DecisionRefused || error instanceof YearClosed ? new CommandFailed(error.message) : error;
  });
}
