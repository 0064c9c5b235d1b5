/** The walls of the house: what each room may import. See docs/architecture.md. */
const room = (name, allowed) => ({
  name: `room-${name.replaceAll('/', '-')}`,
  comment: `engine/src/${name} may import only: ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^engine/src/${name}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^engine/src/',
    pathNot: [`^engine/src/${name}/`, ...allowed.map((a) => `^engine/src/${a}`)],
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: '^studio/' },
      to: { couldNotResolve: true, pathNot: '^node:' },
    },
    room('contract', []),
    room('performance', ['contract/', 'errors\\.ts$']),
    room('models/spec', ['contract/', 'errors\\.ts$']),
    room('models/transport', ['contract/', 'errors\\.ts$', 'performance/', 'models/spec/']),
    room('models/providers', ['contract/', 'errors\\.ts$', 'models/spec/', 'models/transport/']),
    room('models', ['contract/', 'errors\\.ts$', 'performance/']),
    room('research', ['contract/', 'errors\\.ts$', 'models/spec/']),
    room('compose', ['contract/', 'errors\\.ts$', 'models/spec/']),
    room('verify', ['contract/', 'errors\\.ts$', 'models/spec/']),
    room('visual', ['contract/', 'errors\\.ts$']),
    // For the shapes of what is kept for them.
    room('store', ['contract/', 'errors\\.ts$', 'performance/']),
    room('pipeline', [
      'contract/',
      'errors\\.ts$',
      'models/',
      'performance/',
      'research/',
      'compose/',
      'verify/',
      'visual/',
      'store/',
    ]),
    room('http', ['contract/', 'errors\\.ts$', 'models/', 'performance/', 'pipeline/', 'store/']),
    room('cli', ['contract/', 'errors\\.ts$', 'models/', 'performance/', 'pipeline/', 'store/', 'http/']),
    {
      name: 'studio-only-contract',
      comment: 'the studio knows the engine by its contract and over HTTP',
      severity: 'error',
      from: { path: '^studio/src/' },
      to: { path: '^engine/', pathNot: '^engine/(src|dist)/contract/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|assets)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
