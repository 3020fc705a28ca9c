import 'reflect-metadata';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { createDataSource } from '../platform/database/index.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import { ChannelJudge } from './channel-judge.js';
import type { FromJudge, TenantDoor, ToJudge } from './judge-messages.js';

const send = (message: FromJudge): void => void process.send?.(message);
const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const tenants = new Map<string, Promise<Tenant>>();
const judges = new Map<string, ChannelJudge>();
const reader = new LedgerReader();
/** A fault is told once for each detector, not for each subject. */
const told = new Set<string>();

// Whoever asked is gone: nobody waits for the answer.
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToJudge) => {
  look(message).catch((error: unknown) => send({ say: 'failed', message: textOf(error) }));
});

async function look({ door, channel, now }: ToJudge): Promise<void> {
  const key = `${door.id}/${channel}`;
  let judge = judges.get(key);
  if (!judge) {
    const tenant = await tenantOf(door);
    judge = new ChannelJudge(reader, tenant, channel, (detector, error) => {
      if (!told.has(detector)) send({ say: 'fault', detector, message: textOf(error) });
      told.add(detector);
    });
    judges.set(key, judge);
  }
  const found = await judge.look(now);
  send(found ? { say: 'found', ...found } : { say: 'nothing' });
}

function tenantOf({ id, region, connection, schema }: TenantDoor): Promise<Tenant> {
  let opening = tenants.get(id);
  if (!opening) tenants.set(id, (opening = open()));
  return opening;

  async function open(): Promise<Tenant> {
    const source = createDataSource({ connection }, { schema, migrations: [], applicationName: `lcc-${id}-judge`, poolSize: 2 });
    return new Tenant(id, await source.initialize(), region, {});
  }
}
