import { parentPort, workerData } from 'node:worker_threads';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { clientOptions, createDataSource } from '../platform/database/index.js';
import { Tenant } from '../platform/tenancy/tenant.js';
import { ThreadAnswers } from './thread-answers.js';
import { ThreadHolder } from './thread-holder.js';
import type { Answered, Asked, TenantPlace } from './thread-messages.js';

const APPLICATION = 'lcc-benang';
const reader = new LedgerReader();
const answers = new ThreadAnswers(new ThreadHolder(reader), reader);
const tenants = new Map((workerData as TenantPlace[]).map((place) => [place.id, open(place)]));

async function open({ id, region, schema, connection }: TenantPlace): Promise<Tenant> {
  const source = createDataSource({ connection }, { schema, migrations: [], applicationName: APPLICATION, poolSize: 2 });
  await source.initialize();
  return new Tenant(id, source, region, clientOptions(connection, APPLICATION));
}

async function answer({ id, tenant: name, channel, question }: Asked): Promise<Answered> {
  try {
    const tenant = await tenants.get(name);
    return { id, answer: tenant ? await answers.answer(tenant, channel, question) : null };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (asked: Asked) => {
  void answer(asked).then((answered) => parentPort?.postMessage(answered));
});
