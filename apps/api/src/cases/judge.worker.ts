import 'reflect-metadata';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { answerQuestions } from '../platform/process/asked-process.js';
import { OpenDoors } from '../platform/tenancy/tenant-door.js';
import { ChannelJudge, type Found } from './channel-judge.js';
import type { JudgeFault, ToJudge } from './judge-messages.js';

const doors = new OpenDoors('judge');
const judges = new Map<string, ChannelJudge>();
const reader = new LedgerReader();
/** A fault is told once for each detector, not for each subject. */
const told = new Set<string>();

answerQuestions<ToJudge, Found | null, JudgeFault>(async ({ door, channel, now, anew }, note) => {
  const key = `${door.id}/${channel}`;
  if (anew) judges.delete(key);
  let judge = judges.get(key);
  if (!judge) {
    judge = new ChannelJudge(reader, await doors.tenant(door), channel, (detector, error) => {
      if (!told.has(detector)) note({ say: 'fault', detector, message: error instanceof Error ? (error.stack ?? '') : String(error) });
      told.add(detector);
    });
    judges.set(key, judge);
  }
  return judge.look(now);
});
