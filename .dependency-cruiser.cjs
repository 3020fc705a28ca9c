/**
 * Who may import what. Read by `bin/checks/imports.mjs`; `bin/checks/imports.test.mjs` plants one illegal import per rule
 * and demands that the tool fails.
 */
const TEST = String.raw`\.(test|testing|spec)\.tsx?$|/testing\.[^/]+$`;
const AUDIENCE = '(?:wall|regent|console|guest|public)';
const SPINE = '(?:ledger|board|live)';

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** Production code of a folder: its tests may use more. */
const code = (path) => ({ path, pathNot: TEST });
const npmExcept = (...names) => ({
  path: 'node_modules/',
  pathNot: names.map((name) => `node_modules/(@types/)?${name}/`),
});

const libs = [
  never(
    'domain-alone',
    'domain knows no other lib and no app',
    { path: '^libs/domain/src' },
    { path: '^(libs/(?!domain/)|apps/|e2e/|bin/)' },
  ),
  never('domain-npm', 'domain uses zod at most', code('^libs/domain/src'), npmExcept('zod')),
  never('pure-no-node', 'domain, contract and simulator also run in a browser', code('^libs/(domain|contract|simulator)/src'), {
    dependencyTypes: ['core'],
  }),
  never(
    'contract-alone',
    'contract knows only domain',
    { path: '^libs/contract/src' },
    { path: '^(libs/(?!contract/|domain/)|apps/|e2e/|bin/)' },
  ),
  never('contract-domain-types', 'contract takes values from domain/values; the rest of domain as types only', code('^libs/contract/src'), {
    path: '^libs/domain/src',
    pathNot: '^libs/domain/src/values/',
    dependencyTypesNot: ['type-only'],
  }),
  never('contract-npm', 'contract uses zod', code('^libs/contract/src'), npmExcept('zod')),
  never(
    'connectors-alone',
    'connectors know only domain',
    { path: '^libs/connectors/src' },
    {
      path: '^(libs/(?!connectors/|domain/)|apps/|e2e/|bin/)',
    },
  ),
  never(
    'connectors-npm',
    'zod and one parser library per format',
    code('^libs/connectors/src'),
    npmExcept('zod', '@e965/xlsx', 'csv-parse', 'yauzl'),
  ),
  never('connectors-no-node', 'bytes come in as arguments: no files, no network, no processes', code('^libs/connectors/src'), {
    dependencyTypes: ['core'],
    pathNot: '^(node:)?(buffer|zlib)$',
  }),
  never(
    'simulator-alone',
    'the simulator knows domain, and the row types of connectors',
    { path: '^libs/simulator/src' },
    {
      path: '^(libs/(?!simulator/|domain/|connectors/)|apps/|e2e/|bin/)',
    },
  ),
  never('simulator-row-types', 'connectors are types only here: the demo feeds rows through them', code('^libs/simulator/src'), {
    path: '^libs/connectors/src',
    dependencyTypesNot: ['type-only'],
  }),
  never('simulator-npm', 'the simulator needs no package', code('^libs/simulator/src'), npmExcept('zod')),
];

const api = [
  never(
    'api-apart',
    'the API knows neither the web nor the end-to-end tests',
    { path: '^apps/api/src' },
    { path: '^(apps/(?!api/)|e2e/|bin/)' },
  ),
  never('platform-knows-no-feature', 'platform is below everything', code('^apps/api/src/platform/'), {
    path: '^apps/api/src/',
    pathNot: '^apps/api/src/platform/',
  }),
  never('ledger-below-board', 'live <- board <- ledger: the ledger knows neither', code('^apps/api/src/ledger/'), {
    path: '^apps/api/src/',
    pathNot: '^apps/api/src/(platform|ledger)/',
  }),
  never('board-below-live', 'live <- board <- ledger: the board does not know live', code('^apps/api/src/board/'), {
    path: '^apps/api/src/',
    pathNot: '^apps/api/src/(platform|ledger|board)/',
  }),
  never('live-knows-no-leaf', 'the spine knows no leaf', code('^apps/api/src/live/'), {
    path: '^apps/api/src/',
    pathNot: `^apps/api/src/(platform|${SPINE})/`,
  }),
  never(
    'leaf-not-to-leaf',
    'a leaf knows itself, platform and the spine; only main, app.module and cli know several',
    { path: `^apps/api/src/(?!platform/|${SPINE}/|cli/)([^/]+)/`, pathNot: TEST },
    { path: '^apps/api/src/', pathNot: `^apps/api/src/(platform|${SPINE}|$1)/` },
  ),
  never(
    'sockets-only-in-live',
    'one class owns the socket',
    { path: '^apps/api/src/', pathNot: ['^apps/api/src/live/', TEST] },
    {
      path: 'node_modules/(socket\\.io|socket\\.io-client|engine\\.io|ws|@nestjs/websockets|@nestjs/platform-socket\\.io)/',
    },
  ),
];

const web = [
  never(
    'web-libs',
    'the web knows contract and domain/values',
    { path: '^apps/web/src', pathNot: TEST },
    {
      path: '^(libs/|apps/(?!web/)|e2e/|bin/)',
      pathNot: '^libs/(contract/src/|domain/src/values/)',
    },
  ),
  never(
    'audience-not-to-audience',
    'audiences differ in what they may see: never one out of another',
    { path: `^apps/web/src/(${AUDIENCE})/` },
    {
      path: `^apps/web/src/${AUDIENCE}/`,
      pathNot: '^apps/web/src/$1/',
    },
  ),
  never(
    'web-below-audience',
    'live and shared know no audience',
    { path: '^apps/web/src/(live|shared)/' },
    { path: `^apps/web/src/${AUDIENCE}/` },
  ),
  never('shared-takes-props', 'shared gets its data as props', code('^apps/web/src/shared/'), { path: '^apps/web/src/live/' }),
  never(
    'web-socket-only-in-live',
    'one user of the socket',
    { path: '^apps/web/src/', pathNot: ['^apps/web/src/live/', TEST] },
    {
      path: 'node_modules/(socket\\.io-client|engine\\.io-client)/',
    },
  ),
  never('web-no-node', 'a browser has no node built-ins', code('^apps/web/src/'), { dependencyTypes: ['core'] }),
];

const everywhere = [
  never(
    'e2e-from-outside',
    'end-to-end tests see what a user sees; the simulation runs the very code of both sides',
    { path: '^e2e/', pathNot: '^e2e/simulation/' },
    { path: '^(apps/|libs/(?!contract/|simulator/))' },
  ),
  never('no-circular', 'a circle has no first line to read', { path: '^(apps|libs|e2e)/' }, { circular: true }),
  never(
    'no-orphan',
    'a file nobody imports is dead or forgotten in its list',
    {
      orphan: true,
      path: '^(apps|libs)/[^/]+/src/',
      pathNot: [TEST, '\\.d\\.ts$', '\\.worker\\.ts$', '/main\\.tsx?$'],
    },
    {},
  ),
  never(
    'no-unresolved',
    'an import that leads nowhere also hides from every other rule',
    { path: '^(apps|libs|e2e)/' },
    {
      couldNotResolve: true,
      pathNot: '[?]|^virtual:',
    },
  ),
  never('not-to-test', 'production code does not import tests', { path: '^(apps|libs)/', pathNot: TEST }, { path: TEST }),
];

module.exports = {
  forbidden: [...libs, ...api, ...web, ...everywhere],
  options: {
    exclude: { path: '(^|/)(dist|dist-types|\\.data|\\.cache)/' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.jsx', '.d.ts', '.json'],
    },
  },
};
