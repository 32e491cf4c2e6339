// The doors between the rooms (docs: the layers in README.md). Read by `npm run check` through test/runner/imports.ts,
// which also proves that each rule here catches a forbidden import.

const ELECTRON = '(^|node_modules/)electron(/|$)';
const NODE = ['core'];
const NPM = '(^|/)node_modules/';
/** A library's program that vite puts into the bundle as data: the question mark is vite's, and no file's name. */
const BUNDLED_WASM = '^zxing-wasm/reader/zxing_reader\\.wasm\\?url&inline$';

/**
 * A room that may import only what is listed.
 * @param {string} name
 * @param {string} from
 * @param {readonly string[]} allowed
 * @param {string} why
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const only = (name, from, allowed, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...allowed] },
});

/**
 * A room that may not import what is listed.
 * @param {string} name
 * @param {string} from
 * @param {readonly string[]} denied
 * @param {string} why
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
const never = (name, from, denied, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from },
  to: { path: [...denied] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'shared-stands-alone',
      '^shared/',
      ['^shared/', `${NPM}zod/`],
      'shared imports itself and the schema library.',
    ),
    only(
      'queue-is-pure',
      '^main/queue/',
      ['^shared/', '^main/queue/'],
      'The queue knows neither SQL nor HTTP nor Node: only its ports.',
    ),
    only(
      'protocol-is-data',
      '^main/protocol/',
      ['^shared/', '^main/protocol/', `${NPM}(zod|fast-xml-parser)/`],
      'The documents as data import only the schema library and the XML parser.',
    ),
    only(
      'preload-is-thin',
      '^main/(preload|electron/display-preload)\\.ts$',
      ['^shared/', ELECTRON],
      'A sandboxed preload has no Node; it names methods and does nothing else.',
    ),
    never(
      'journal-looks-down',
      '^main/(journal|devices)/',
      ['^main/(backends/[^/]+/|practice/|till/|gateway/|electron/)', '^main/(main|preload)\\.ts$'],
      'journal and devices stand on shared, protocol and queue; of a backend they know its port at most.',
    ),
    never(
      'backends-look-down',
      '^main/backends/',
      ['^main/(journal|devices|practice|till|gateway|electron)/', '^main/(main|preload)\\.ts$'],
      'backends stand on shared, protocol and queue.',
    ),
    never(
      'practice-shares-no-mapping',
      '^main/practice/',
      ['^main/(journal|devices|backends|till|gateway|electron)/', '^main/(main|preload)\\.ts$'],
      "A test double that shared the client's mapping would agree with its mistakes.",
    ),
    never(
      'till-looks-down',
      '^main/till/',
      ['^main/(gateway|electron)/', '^main/(main|preload)\\.ts$'],
      'The use cases know neither their gate nor their windows.',
    ),
    never(
      'gateway-looks-down',
      '^main/gateway/',
      ['^main/electron/', '^main/(main|preload)\\.ts$'],
      'The gateway serves the till.',
    ),
    never('electron-looks-down', '^main/electron/', ['^main/(main|preload)\\.ts$'], 'Only main.ts composes.'),
    {
      name: 'electron-stays-in-its-room',
      comment: 'Everything that touches money runs and is tested under plain Node.',
      severity: 'error',
      from: { path: '^(shared|main|renderer)/', pathNot: ['^main/electron/', '^main/(main|preload)\\.ts$'] },
      to: { path: ELECTRON },
    },
    {
      name: 'sql-stays-in-the-journal',
      comment: 'main/journal holds every line of SQL.',
      severity: 'error',
      from: { path: '^(shared|main|renderer|build)/', pathNot: '^main/journal/' },
      to: { path: `${NPM}(@types/)?better-sqlite3/` },
    },
    {
      name: 'head-office-has-its-own-room',
      comment: "main/backends/head-office holds every line of SQL for the chain's database.",
      severity: 'error',
      from: { path: '^(shared|main|renderer|build)/', pathNot: '^main/backends/head-office/' },
      to: { path: `${NPM}(@types/)?pg/` },
    },
    only(
      'renderer-is-untrusted',
      '^renderer/',
      ['^shared/', '^renderer/', NPM, BUNDLED_WASM],
      'The screen shows and asks; it imports shared and its libraries.',
    ),
    {
      name: 'renderer-has-no-node',
      comment: 'The screen runs in a sandbox without Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: NODE },
    },
    never('build-stands-apart', '^build/', ['^(main|renderer|test)/'], 'Tools import nothing from the product.'),
    never(
      'nothing-imports-tests',
      '^(shared|main|renderer)/',
      ['^(test|build)/'],
      'The product ships without tests and tools.',
    ),
    {
      name: 'product-needs-shipped-dependencies',
      comment: 'What the product imports is listed under dependencies in package.json (types alone ship nothing).',
      severity: 'error',
      from: { path: '^(shared|main|renderer)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['type-only'],
        pathNot: [ELECTRON, `${NPM}@types/`],
      },
    },
    { name: 'no-circle', comment: 'No arrow runs back.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-import-resolves',
      comment: 'An import that cannot be found hides an arrow.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: [ELECTRON, BUNDLED_WASM] },
    },
  ],
  options: {
    // The swc parser, for TypeScript 7 has no API to parse with; type-only imports count as arrows too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|coverage|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};
