import { foldedKindsOf } from '@lcc/domain';
import type { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { ChannelBoard } from './channel-board.js';
import type { Save } from './saved-boards.js';

/** The board of a channel from saved sums and the log after them, without its bulky folds; null when the channel is gone. */
export async function resumeBoard(reader: LedgerReader, tenant: Tenant, channel: string, save: Save): Promise<ChannelBoard | null> {
  const { epoch, revision, board: saved } = save;
  let opened: { readonly board: ChannelBoard; readonly revision: number } | undefined;
  await reader.eachChange(tenant, channel, revision, (head) => {
    if (head.epoch !== epoch) throw new Error(`${channel} began a new epoch while its board was being built`);
    const board = new ChannelBoard(channel, { head: { ...head, revision }, entries: [] }, tenant.nature, saved);
    opened = { board, revision: head.revision };
    return (entries) => board.load(entries);
  });
  if (!opened) return null;
  const { board } = opened;
  await reader.eachChangeUpTo(tenant, channel, revision, (entries) => board.loadPast(entries, false), foldedKindsOf(false));
  board.settle(opened.revision);
  return board;
}
