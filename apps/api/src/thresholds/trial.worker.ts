import 'reflect-metadata';
import { ruleNamed } from '@lcc/domain';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { answerQuestions } from '../platform/process/asked-process.js';
import { OpenDoors } from '../platform/tenancy/tenant-door.js';
import { TrialBench } from './trial-bench.js';
import type { ToTrial, TrialProgress, Tried } from './trial-messages.js';

const doors = new OpenDoors('uji');
const bench = new TrialBench(new LedgerReader(), () => performance.now());
/** Progress is told this often. */
const TELL_MS = 200;

answerQuestions<ToTrial, Tried | null, TrialProgress>(async ({ door, rule, ...asked }, note) => {
  const detector = ruleNamed(rule);
  if (!detector) return null;
  let last = 0;
  return bench.trial(await doors.tenant(door), detector, asked, (done, of) => {
    if (performance.now() - last < TELL_MS) return;
    last = performance.now();
    note({ say: 'progress', done, of });
  });
});
