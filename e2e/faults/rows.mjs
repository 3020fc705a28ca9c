/**
 * Every failure and attacker the product is held against, and where it is shown to hold: one line a row.
 * @typedef {{by: 'playwright' | 'vitest', file: string, title?: string}} Proof `title` = part of the titles of its tests; in this folder they begin with the row
 * @typedef {{id: string, did: string, goal: string, proofs: Proof[], lacks?: string, never?: string}} Row
 */

/** @returns {Proof} */
const stage = (file) => ({ by: 'playwright', file: `e2e/faults/${file}.spec.ts` });
const spec = (file, title) => ({ by: 'playwright', file: `e2e/${file}.spec.ts`, title });
const unit = (file, title) => ({ by: 'vitest', file, title });
const api = (file, title) => unit(`apps/api/src/${file}.test.ts`, title);
const web = (file, title) => unit(`apps/web/src/${file}.test.ts`, title);
const lib = (file, title) => unit(`libs/${file}.test.ts`, title);

export const SIMULATION = 'e2e/simulation/delivery.test.ts';
const simulation = unit(SIMULATION, 'shows only boards that were');

/** @returns {Row} */
const row = (id, did, goal, ...proofs) => ({ id, did, goal, proofs });
/** A row of which a part is not built: it counts as missed, whatever the rest does. */
const lacking = (lacks, of) => ({ ...of, lacks });
/** A row that does not apply here, with the reason. */
const never = (id, did, reason) => ({ ...row(id, did, '-'), never: reason });

/** @type {Row[]} */
export const ROWS = [
  row('F1', 'database stopped at once under pushes', 'nothing acknowledged lost, no exit, says so', stage('database')),
  row('F2', 'database frozen 20 s, then slow', 'sockets beat on, requests end', stage('database')),
  row('F3', 'database restarted 8 times under pushes', 'nothing lost or doubled', stage('database')),
  row('F4', 'database killed with -9 three times', 'nothing lost or halved', stage('database')),
  row('F5', 'server killed at each step of a file, and at random', 'all or nothing, once', stage('import-steps'), spec('crash', 'killed')),
  row(
    'F6',
    'the same bytes many times, at once too',
    'one effect',
    api('ingest/import.service', 'takes the same bytes once'),
    api('ledger/push-group', 'leave the same ledger'),
  ),
  row(
    'F7',
    'facts in any order, reports late',
    'same sums',
    lib('domain/src/board/rollup', 'does not depend on the order'),
    api('ingest/import.service', 'in whatever order reports came'),
  ),
  row(
    'F8',
    'corrections, withdrawals, reversals',
    'net equals a plain recompute',
    lib('domain/src/board/rollup', 'equals the plain recompute'),
    api('ingest/jobs/reversal', 'gives back what stood before'),
  ),
  row('F9', 'an upload cut at 50 points', 'nothing applied, nothing left', stage('uploads'), api('ingest/jobs/imports', 'that breaks off')),
  row(
    'F10',
    'malformed and mutated files',
    'each refused in words',
    lib('connectors/src/hostile-files', 'whatever bytes come'),
    lib('connectors/src/boundary.fuzz', 'the connector'),
  ),
  row('F11', 'a file of 200 thousand rows', 'done in time, screens beat on', stage('uploads')),
  row(
    'F12',
    'hostile workbooks',
    'refused with reason and remedy',
    spec('hostile', 'hostile files'),
    lib('connectors/src/hostile-files', 'refused'),
  ),
  row('F13', 'clock of the server ten minutes early, a day late, stepped', 'order by revision', stage('clocks')),
  row('F14', 'clock of the screen in the year 2000', 'figures flow, it is told', stage('wires')),
  row(
    'F15',
    'four time zones; 31 December, midnight',
    'same boards',
    stage('clocks'),
    api('ledger/day-keeper', 'at midnight of 1 January in Jakarta'),
  ),
  row('F16', 'link silent without a reset, 20 screens', 'says so, comes back equal', stage('wires')),
  row('F17', '200 half-open sockets', 'reaped', stage('wires')),
  row(
    'F18',
    'a reader that stops reading for 12 s; a queue that overflows',
    'bounded, others unharmed',
    stage('storm'),
    api('live/slow-readers', 'is cut off'),
  ),
  row('F19', 'server killed under 300 screens', 'all current, few readings', stage('storm')),
  row('F20', 'a wall at 20 times the pace', 'memory flat', stage('soak')),
  lacking(
    'what starts a crashed browser again is up to the screen: no kiosk is part of this repository',
    row('F21', 'the tab crashes', 'missed by the server, picture first', stage('tabs')),
  ),
  lacking(
    'no bundle of an earlier release is kept: other versions are played by the wire',
    row('F22', 'screens older and newer than the server', 'no blank, no loop', stage('versions')),
  ),
  row(
    'F23',
    'the instance with the duties of two stopped for 20 s',
    'its duties move, its screens say so, then converge',
    stage('instances'),
  ),
  never('F24', 'Redis lost', 'there is no Redis here: PostgreSQL is the log'),
  row(
    'F25',
    'frames lost, doubled, reordered, late',
    'every picture one that was; right in the end',
    simulation,
    web('live/board-reducer', 'ends in the state of the server'),
  ),
  row('F26', 'disk full', 'refused in words, nothing lost, resumes', stage('disk')),
  row(
    'F27',
    'poisoned thresholds, a version that floods',
    'refused by bounds, never alone, a storm is held',
    api('thresholds/thresholds', 'are refused outside their bounds'),
    api('thresholds/thresholds', 'cannot be approved alone'),
    api('thresholds/thresholds', 'hold a storm of alerts'),
  ),
  row(
    'F28',
    'many findings at once',
    'five heavy cases a day, one line for a storm',
    lib('domain/src/cases/engine', 'lets out five heavy cases a day'),
    api('messages/rule-messages', 'say in one line how many alerts'),
    api('messages/message-plan', 'has one key whenever it is asked'),
  ),
  row('F29', 'a captured push sent again, late, changed', 'no effect', stage('attackers')),
  lacking(
    'a copied credential is not told apart from its screen: no key in the device, no challenge',
    row('F30', 'screen revoked', 'dark at once', stage('attackers'), spec('screens', 'turns black when it is revoked')),
  ),
  row(
    'F31',
    'unique names and amounts of the real tenant, looked for by a guest',
    '0 bytes',
    stage('attackers'),
    api('platform/tenancy/open-tenants', 'reaches its own schema alone'),
  ),
  row('F32', 'restore under connected screens', 'all take the new log', stage('restore'), api('backup/backup', 'restored elsewhere')),
  row(
    'F33',
    'the receiver of messages is away, or wants none',
    'later, once; a dead subscription ends',
    api('messages/outbox', 'waits longer and longer'),
    api('messages/push/push', 'that a browser no longer wants'),
  ),
  row('F34', 'processors busy', 'walls beat on', stage('storm')),
  row(
    'F35',
    'the process that reads files fails, dies, never ends',
    'told, next file read',
    api('ingest/file-reader', 'stops at its time'),
    api('platform/process/asked-process', 'is started anew'),
    api('ingest/jobs/imports', 'gives up on what ended it too often'),
  ),
  lacking(
    'no schema of an earlier release is migrated with its data, and a start does not look for drift',
    row(
      'F36',
      'a migration fails half way; many start at once',
      'nothing of it remains; once',
      api('platform/database/data-source', 'leaves nothing of a migration that fails'),
      api('platform/database/data-source', 'migrates once'),
    ),
  ),
  row('F37', 'a certificate runs out', 'told 21, 7, 1 days before', api('health/certificate', 'the certificate of the server')),
  row('N1', 'server gone for over a minute under 30 screens', 'picture kept, no reload, spread return', stage('wires')),
  row('N2', 'link flaps 50 times', 'no blank moment', stage('wires')),
  row('N3', 'half-open link', 'delayed, then cut off', stage('wires')),
  row('N4', 'WebSocket refused', 'read over HTTP', stage('wires')),
  row('N5', 'a portal answers', 'last picture, no reload', stage('wires')),
  row('N6', 'internet down, local network up', 'figures and map', stage('wires')),
  row('N7', 'cold start without a server', 'last picture with its date', spec('cold-start', 'starts without a server')),
  row('N8', 'clock of the screen two hours off', 'ages right', stage('wires')),
  lacking(
    'a refused credential clears the picture at once instead of dimming it for ten minutes',
    row('N9', 'credential of a screen ends', 'no sign-in form on a wall', stage('attackers')),
  ),
  row('N10', 'screen revoked', 'dark within the time of its check', stage('attackers')),
  row('N11', 'foreign, missing, null origin', 'refused before the upgrade', api('live/live.gateway', 'refuses a foreign')),
  row('N12', 'session ended under a socket', 'cut', api('live/staff-sockets', 'a socket of somebody who is signed in')),
  row('N13', 'old frames replayed', 'no change', simulation),
  row('N14', 'a guest emits everything', 'nothing changes', stage('attackers')),
  row('N15', '500 strange sockets, frames of 10 MB', 'walls unharmed', stage('storm')),
  row('N16', 'a sixth of the processor', 'two seconds behind at most', stage('storm')),
  row('N17', 'screens come back at once', 'one reading', stage('storm')),
  row('N18', 'a source silent for days', 'neither raised nor cleared', api('cases/channel-judge', 'holds the alerts of a source')),
  lacking(
    'readable but odd figures are kept with a warning, as decided; nothing is held for a confirmation',
    row('N19', 'a source falls to zero', 'warned', stage('sources')),
  ),
  row('N20', 'one unit stops reporting', 'named', stage('sources')),
  row('N21', 'two save one threshold', 'one conflict, no lost edit', api('thresholds/thresholds', 'lose no edit of two people')),
  row('N22', 'trials while figures flow', 'in a process of their own', stage('sources')),
  row('N23', 'gateway of messages down', 'nothing lost, nothing twice', api('messages/outbox', 'waits longer and longer')),
  row('N24', 'certificate about to run out', 'told', api('health/certificate', 'the certificate of the server')),
  row('N25', 'tab out of memory', 'last picture first', stage('tabs')),
];
