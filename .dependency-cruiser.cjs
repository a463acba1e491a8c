/** The direction of imports: adapters → src ← flows. The composition root may see everything. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'src-knows-no-outside-world',
      comment:
        'src imports neither adapters nor flows; src/main.ts and src/commands (composition) are the exception.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|commands/[^/]+)\\.ts$' },
      to: { path: '^(adapters|flows)/' },
    },
    { name: 'flows-know-only-src', severity: 'error', from: { path: '^flows/' }, to: { path: '^adapters/' } },
    {
      name: 'adapters-do-not-know-each-other',
      comment:
        'The playground stands in for the outside world and wires several adapters; nothing imports it back.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/', pathNot: '^adapters/playground/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'adapters-know-no-flow',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/playground/' },
      to: { path: '^flows/' },
    },
    {
      name: 'chat-sdk-stays-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^adapters/slack/' },
      to: { path: 'node_modules/@slack/(bolt|web-api|socket-mode)' },
    },
    {
      name: 'teams-sdk-stays-in-one-file',
      comment: 'The Bot Framework SDK has reached its end of life: a later move must cost little.',
      severity: 'error',
      from: { pathNot: '^adapters/teams/sdk\\.ts$' },
      to: { path: 'node_modules/(botbuilder|botframework-)' },
    },
    {
      name: 'redis-stays-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^adapters/redis/' },
      to: { path: 'node_modules/(ioredis|bullmq)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
