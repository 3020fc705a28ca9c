/**
 * What OWASP ASVS 5.0 asks, as we judged it: id, what it asks in a few words, state, where it is met, and the test that shows it (file and a part of
 * its title). Only what was looked at stands here; an id that is missing has not been judged. `L3` marks what level 2 does not ask.
 */

/** @typedef {'met' | 'partly' | 'not met' | 'not applicable'} State */
/** @typedef {{id: string, asks: string, state: State, where: string, test: [file: string, title: string] | null, level3: boolean}} Requirement */

const api = (file, title) => [`apps/api/src/${file}.test.ts`, title];
const lib = (file, title) => [`libs/${file}.test.ts`, title];
const e2e = (file, title) => [`e2e/${file}.spec.ts`, title];
const tool = (file, title) => [`bin/checks/${file}.test.mjs`, title];

const LOGIN = 'identity/sign-in';
const met = (id, asks, where, test) => ({ id, asks, state: 'met', where, test, level3: false });
const as = (state, requirement) => ({ ...requirement, state });
const beyond = (requirement) => ({ ...requirement, level3: true });
const none = (id, asks, why) => ({ id, asks, state: 'not applicable', where: why, test: null, level3: false });

const matrix = api('access-matrix', 'lets in whom it promises');
const hostile = lib('connectors/src/hostile-files', 'whatever bytes come');
const forged = api(LOGIN, 'is refused without our exact origin');
const ends = api(LOGIN, 'ends with a change of role, a reset');
const trail = api(LOGIN, 'holds what was done and what was refused');
const canary = e2e('faults/attackers', 'no secret of a run stands in anything');
const tampering = api('platform/audit/audit', 'refuses to be changed');

/** @type {Requirement[]} */
export const REQUIREMENTS = [
  met(
    '1.2.4',
    'Queries with parameters',
    'TypeORM `query` with values; names of schemas checked',
    api('platform/database/data-source', 'refuses a schema name'),
  ),
  met('1.2.10', 'No formula in exported CSV', '`public`, `reports`', api('public/public', 'where no cell is a formula')),
  met(
    '1.3.6',
    'No request to where a user leads',
    '`platform/outbound`',
    api('platform/outbound/outbound', 'is connected to by the address that was judged'),
  ),
  beyond(met('1.3.12', 'No pattern that runs away', 'patterns tried with long input', hostile)),
  met('1.5.1', 'No XML entities', 'DOCTYPE refused before parsing', lib('connectors/src/hostile-files', 'whatever bytes come')),
  met(
    '2.3.3',
    'A change is whole or not at all',
    'one transaction with its audit entry',
    api('platform/audit/audit', 'keeps an entry only with the change'),
  ),
  met('2.3.4', 'Two at once lose nothing', 'locked heads, versions', api('thresholds/thresholds', 'lose no edit of two people')),
  beyond(
    met('2.3.5', 'Two people for what weighs', 'thresholds, closing of years', api('thresholds/thresholds', 'cannot be approved alone')),
  ),
  met('2.4.1', 'Machines are slowed down', 'pushes, sign-in, pairing, hellos', api(LOGIN, 'may judge few passwords a minute')),
  met(
    '3.2.2',
    'Text is shown as text',
    'React text; templates that escape; no `innerHTML` (law)',
    api('public/public', 'escapes every part of a template'),
  ),
  met(
    '3.3.1',
    'Cookies are Secure, `__Host-`',
    '`platform/access/cookies`',
    api('platform/http/behind-proxy', 'cookies travel over TLS only'),
  ),
  met('3.3.2', 'SameSite', '`Lax`', api('live/live.gateway', 'gives a paired browser its cookie anew')),
  met(
    '3.3.3',
    '`__Host-` where one host is meant',
    '`platform/access/cookies`',
    api('platform/http/behind-proxy', 'cookies travel over TLS only'),
  ),
  met('3.3.4', 'HttpOnly', 'sessions and screens', api('live/live.gateway', 'gives a paired browser its cookie anew')),
  met(
    '3.4.1',
    'HSTS of a year and more',
    '`platform/http/security`, behind TLS',
    api('platform/http/behind-proxy', 'cookies travel over TLS only'),
  ),
  met('3.4.3', 'Content security policy', "`default-src 'none'`, no foreign host", api('ingest/ingest-door', 'answers with the headers')),
  met('3.4.4', 'nosniff', 'helmet', api('ingest/ingest-door', 'answers with the headers')),
  met('3.4.5', 'Referrer policy', '`no-referrer`', api('ingest/ingest-door', 'answers with the headers')),
  met('3.4.6', 'Not to be framed', "`frame-ancestors 'none'`", api('ingest/ingest-door', 'answers with the headers')),
  beyond(as('not met', met('3.4.7', 'Violations of the policy are reported', 'no report address', null))),
  beyond(met('3.4.8', 'Opener policy', '`same-origin`', api('ingest/ingest-door', 'answers with the headers'))),
  met('3.5.1', 'No forged request', 'own header, exact Origin, JSON', forged),
  met('3.5.2', 'No way round the preflight', 'a body that is not JSON is refused', forged),
  met('3.5.3', 'Nothing changes by GET', 'one table of all routes', matrix),
  met('4.4.1', 'WebSockets over TLS', 'same listener as HTTPS', api('platform/http/behind-proxy', 'cookies travel over TLS only')),
  met('4.4.2', 'Origin of a WebSocket on a list', '`live/socket-options`', api('live/live.gateway', 'refuses a foreign')),
  as(
    'partly',
    met(
      '4.4.3',
      'A token of its own for the WebSocket',
      'the session or screen cookie, judged before the first room; no ticket',
      api('live/staff-sockets', 'opens to the roles that may read boards'),
    ),
  ),
  met(
    '4.4.4',
    'Given out by the session over HTTPS',
    'sign-in and pairing go over HTTPS alone',
    api('live/staff-sockets', 'does not open from another origin'),
  ),
  met(
    '5.1.1',
    'Which files are taken is written down',
    '`docs/operating.md`, catalogue of connectors',
    lib('connectors/src/connectors', 'documents every field of its sample'),
  ),
  met('5.2.1', 'Size of files', 'refused before and while reading', api('ingest/jobs/imports', 'that breaks off leaves nothing behind')),
  met('5.2.2', 'Kind by content', 'magic bytes, never the name', api('prevention/evidence-files', 'are told by their bytes')),
  met('5.2.3', 'Size after unpacking', 'the directory is judged, and counted while unfolding', hostile),
  beyond(
    met(
      '5.2.4',
      'Quota',
      'a thousand files a day and user; a queue of twenty',
      api('ingest/jobs/imports', 'takes twenty files and refuses the next'),
    ),
  ),
  met('5.3.2', 'Names are made by us', 'hash of the bytes', api('prevention/prevention', 'stands under the hash of its bytes')),
  beyond(
    met(
      '5.3.3',
      'No way out of an archive',
      'paths that leave it are refused',
      e2e('hostile', 'hostile files are refused by the command line'),
    ),
  ),
  met(
    '5.4.1',
    'Name of a download is ours',
    '`Content-Disposition` from our names',
    api('thread/trace', 'leads to the original bytes of a push'),
  ),
  met('5.4.2', 'Served as a file, not as a page', 'attachment, nosniff', api('thread/trace', 'leads to the original bytes of a push')),
  as('partly', met('5.4.3', 'Looked at for malware', 'macros, binaries and calls are refused; no virus scanner', hostile)),
  met('6.3.1', 'Guessing is slowed, by account and address', '`sign-in-delay`', api(LOGIN, 'may judge few passwords a minute')),
  met(
    '6.3.2',
    'No account everybody knows',
    'the first password is generated, told once',
    api(LOGIN, 'is made once, and can do nothing before'),
  ),
  met('6.3.3', 'A second factor', 'for who decides and administers', api(LOGIN, 'is made once, and can do nothing before')),
  met('6.4.1', 'First passwords must be changed', 'stage `password`', api(LOGIN, 'is made once, and can do nothing before')),
  met('6.5.1', 'Codes hold once', '`second-factor`', api(LOGIN, 'takes a code of the authenticator once')),
  met(
    '6.8.4',
    'What a provider proved is judged',
    'the second factor stays ours',
    api('identity/single-sign-on', 'still wants the second factor'),
  ),
  met('7.2.2', 'Sessions are dynamic', 'opaque, random, hashed', api(LOGIN, 'takes another secret at every step')),
  met('7.2.3', '128 bits and more', '256 bits', api(LOGIN, 'takes another secret at every step')),
  met('7.2.4', 'A new one at every step', '`session-registry`', api(LOGIN, 'takes another secret at every step')),
  met(
    '7.3.1',
    'Ends when idle',
    "by role: half an hour to four hours, a week on the regent's phone (`session-limits`)",
    api(LOGIN, 'idles out after half an hour'),
  ),
  met('7.3.2', 'Ends whatever is done', "twelve hours; thirty days on the regent's phone", api(LOGIN, 'idles out after half an hour')),
  met('7.4.1', 'Signing out ends it', 'row deleted, sockets cut', api(LOGIN, 'is listed and ended by its owner')),
  met('7.4.2', 'A closed account has none', '`session-registry`', api(LOGIN, 'lets nobody in whose account is shut')),
  met('7.4.3', 'A new password ends the others', '`own-account`', ends),
  met('7.4.4', 'Sign-out is in sight', 'console, top right', e2e('console', 'ends with the session, wherever it is ended')),
  met('7.4.5', 'An administrator ends all', 'users in the console', ends),
  beyond(met('7.5.3', 'Proof again before what weighs', 'step-up', api(LOGIN, 'wants proof again'))),
  met('8.2.1', 'Who may call what', 'one policy layer, deny by default', matrix),
  met('8.2.2', 'Whose object', 'answered as not there', api('access-matrix', 'hides the objects of others')),
  met('8.2.3', 'Which fields', 'masked in the server', api('thread/trace', 'covers who sells')),
  beyond(met('8.3.2', 'Changes hold at once', 'read at each request; sockets within two seconds', ends)),
  met('8.4.1', 'Tenants apart', 'schema and database role of their own', api('platform/tenancy/open-tenants', 'gives the demo a role')),
  none(
    '9.1.1',
    'Self-contained tokens are signed',
    'there are none: sessions and keys are opaque; ID tokens are judged by the OIDC library',
  ),
  none('9.1.2', 'Algorithms on a list', 'as 9.1.1'),
  none('9.1.3', 'Keys from a configured place', 'as 9.1.1'),
  met(
    '10.2.1',
    'Sign-in at a provider is tied to the browser',
    'state, nonce, PKCE',
    api('identity/single-sign-on', 'refuses an answer with another state'),
  ),
  as(
    'partly',
    met(
      '13.3.1',
      'Secrets in a vault',
      'locked with a key file outside the database; no vault',
      api('platform/secrets/secret-box', 'opens what it locked'),
    ),
  ),
  beyond(
    as(
      'partly',
      met(
        '13.3.4',
        'Secrets end and rotate',
        'machine keys end after a year at most; the key file does not',
        api('access-matrix', 'declares who may call it'),
      ),
    ),
  ),
  met(
    '14.2.1',
    'Nothing secret in an address',
    'a pairing link holds once, ten minutes',
    api('live/live.gateway', 'a pairing link works once'),
  ),
  beyond(
    met(
      '14.2.6',
      'As little personal data as serves',
      'names of sellers only for who may and says why',
      api('thread/trace', 'covers who sells'),
    ),
  ),
  beyond(
    met(
      '14.2.7',
      'Kept as long as needed',
      'table of retention in `docs/privacy.md`',
      api('visits/visits', 'are forgotten with their visit'),
    ),
  ),
  met('14.3.1', 'Nothing stays in the browser', 'a wiped picture goes at once', e2e('cold-start', 'keeps nothing once revoked')),
  met('14.3.2', 'No answer in a cache', '`no-store`', api('ingest/ingest-door', 'answers with the headers')),
  met(
    '14.3.3',
    'Nothing sensitive in storage',
    'the last picture alone, forgotten with the right to it',
    e2e('cold-start', 'keeps nothing once revoked'),
  ),
  met('15.1.1', 'By when holes are closed', 'floors in the lock file fail the check', tool('lock-file', '')),
  as('partly', met('15.1.2', 'List of parts', 'the lock file; no separate bill of materials', tool('lock-file', ''))),
  met('15.1.3', 'What is dear is known', '`docs/architecture.md`, limits', e2e('faults/uploads', 'F11')),
  met('15.2.1', 'Nothing with a known hole', 'floors and bans of `bin/checks/lock-file.mjs`', tool('lock-file', '')),
  met(
    '15.2.2',
    'What is dear is bounded',
    'a process of its own with memory and time',
    api('platform/process/asked-process', 'is started anew'),
  ),
  met('15.3.1', 'Only what was asked for goes out', 'schemas of the contract', api('access-matrix', 'hides the objects of others')),
  met('15.3.2', 'Redirects are not followed', '`platform/outbound`', api('platform/outbound/outbound', 'that leads elsewhere')),
  met('15.3.3', 'Only named fields come in', 'strict schemas', api(LOGIN, 'cannot bring along what nobody asked for')),
  met('15.3.5', 'Types are judged', 'zod at each boundary', lib('contract/src/schemas.fuzz', 'judges whatever comes')),
  met('15.3.6', 'No pollution of prototypes', 'strict schemas', lib('contract/src/schemas.fuzz', 'takes no key that nobody asked for')),
  met(
    '15.3.7',
    'No pollution of parameters',
    'strict schemas of queries',
    api('routes.fuzz', 'answers whatever is put into address and body'),
  ),
  met('16.2.1', 'Who, what, when, whence', 'audit entry', trail),
  met('16.2.2', 'One time for all', 'instants with zone', api('platform/log/logger', 'writes one JSON line')),
  met('16.2.3', 'Logs go where they should', 'standard error; audit in its table', api('platform/log/logger', 'writes one JSON line')),
  met('16.2.4', 'Can be read by machines', 'JSON lines', api('platform/log/logger', 'writes one JSON line')),
  met('16.2.5', 'No secret in a log', 'hidden by name; looked for in all output', canary),
  met('16.3.1', 'Sign-ins are logged', 'audit', trail),
  met('16.3.2', 'Refusals are logged', 'audit', trail),
  met('16.3.3', 'Ways round are logged', 'audit', trail),
  met('16.3.4', 'Faults are logged', 'with the number the caller was told', api('platform/log/logger', 'tells an error and its cause')),
  met('16.4.1', 'Nothing breaks out of a log line', 'JSON', api('platform/audit/audit', 'keeps odd text')),
  met('16.4.2', 'The trail cannot be changed', 'triggers, chain, checkpoints', tampering),
  as(
    'partly',
    met(
      '16.4.3',
      'The trail lies elsewhere too',
      'checkpoints in a file outside the database; another machine is up to the operator',
      api('platform/audit/audit', 'has a pulse every five minutes'),
    ),
  ),
  met('16.5.2', 'Goes on when others fail', 'outbox, last picture, retries', e2e('faults/database', 'F1')),
  met('16.5.3', 'Fails shut', 'no database, no right', matrix),
  beyond(
    met(
      '16.5.4',
      'Nothing falls through',
      'one filter for every fault',
      api('routes.fuzz', 'answers whatever is put into address and body'),
    ),
  ),
];

/** The thirteen groups of BSSN 4/2021 and what of ASVS answers them. The names are those of the regulation, in short. */
export const BSSN = [
  ['Autentikasi', ['6.3.1', '6.3.2', '6.3.3', '6.4.1', '6.5.1', '6.8.4', '10.2.1']],
  ['Manajemen sesi', ['7.2.2', '7.2.3', '7.2.4', '7.3.1', '7.3.2', '7.4.1', '7.4.2', '7.4.3', '7.4.5', '3.3.1', '3.3.4']],
  ['Kontrol akses', ['8.2.1', '8.2.2', '8.2.3', '8.3.2', '8.4.1', '2.4.1']],
  ['Validasi input', ['1.2.4', '1.3.6', '1.5.1', '15.3.3', '15.3.5', '15.3.6', '15.3.7']],
  ['Kriptografi', ['7.2.3', '13.3.1', '13.3.4']],
  [
    'Penanganan galat dan pencatatan log',
    ['16.2.1', '16.2.5', '16.3.1', '16.3.2', '16.4.1', '16.4.2', '16.4.3', '16.5.2', '16.5.3', '16.5.4'],
  ],
  ['Perlindungan data', ['14.2.1', '14.2.6', '14.2.7', '14.3.1', '14.3.2', '14.3.3']],
  ['Keamanan komunikasi', ['3.4.1', '4.4.1', '4.4.2', '4.4.3', '15.3.2']],
  ['Pengendalian kode berbahaya', ['15.1.1', '15.1.2', '15.2.1', '5.4.3', '3.4.3']],
  ['Logika bisnis', ['2.3.3', '2.3.4', '2.3.5', '2.4.1']],
  ['File', ['5.1.1', '5.2.1', '5.2.2', '5.2.3', '5.2.4', '5.3.2', '5.3.3', '5.4.1', '5.4.2', '5.4.3']],
  ['API dan layanan web', ['3.5.1', '3.5.2', '3.5.3', '4.4.2', '15.3.1', '15.3.3']],
  ['Konfigurasi', ['3.4.3', '3.4.4', '3.4.5', '3.4.6', '6.3.2', '15.1.3', '15.2.2']],
];
