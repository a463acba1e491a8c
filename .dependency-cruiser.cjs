/**
 * The direction of imports: adapters → src. The composition root may see both; flows hold no code. The emulators and
 * the playground see the product; the product never sees them.
 */

/** The folders of src, from the ground up: each may use those before it, so that no two need each other. */
const FLOORS = [
  'base',
  'chat',
  'words',
  'shop',
  'flow',
  'state',
  'views',
  'understanding',
  'onboarding',
  'store',
  'credentials',
  'invite',
  'turn',
  'outbox',
  'verification',
  'handover',
  'pm',
  'server',
  'config',
  'commands',
];

const floors = FLOORS.slice(0, -1).map((folder, index) => ({
  name: `${folder}-knows-nothing-above`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/((${FLOORS.slice(index + 1).join('|')})/|(main|bot|shops|cli)\\.ts)` },
}));

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'merchant-and-pm-views-are-apart',
      comment: 'What both need stands in src/views itself.',
      severity: 'error',
      from: { path: '^src/views/(merchant|pm)/' },
      to: { path: '^src/views/(merchant|pm)/', pathNot: '^src/views/$1/' },
    },
    {
      name: 'shared-views-know-no-reader',
      severity: 'error',
      from: { path: '^src/views/[^/]+$' },
      to: { path: '^src/views/(merchant|pm)/' },
    },
    {
      name: 'src-knows-no-outside-world',
      comment:
        'src imports no adapters; src/main.ts, src/shops.ts and src/commands (composition) are the exception.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|shops|commands/[^/]+)\\.ts$' },
      to: { path: '^adapters/' },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'product-knows-no-playground',
      comment: 'Neither is in the production build. bin/usher.js passes the playground in, in a checkout.',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { path: '^(emulators|playground)/' },
    },
    {
      name: 'emulators-know-little-of-the-product',
      comment: 'What an emulator took from an adapter it could not find wrong.',
      severity: 'error',
      from: { path: '^emulators/' },
      to: {
        path: '^(src|adapters|playground)/',
        pathNot: '^src/server/local\\.ts$',
      },
    },
    {
      name: 'emulators-do-not-know-each-other',
      severity: 'error',
      from: { path: '^emulators/([^/]+)/' },
      to: { path: '^emulators/', pathNot: '^emulators/($1|kit)/' },
    },
    {
      name: 'chat-sdk-stays-in-its-adapter',
      severity: 'error',
      from: { pathNot: '^adapters/slack/' },
      to: { path: 'node_modules/@slack/(bolt|oauth|web-api|socket-mode)' },
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
