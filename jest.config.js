import { availableParallelism } from 'node:os';

/**
 * The tests, in the order of their cost; docs/testing.md tells what belongs where. Jest runs the TypeScript
 * sources as ES modules, compiled by swc; types are checked by `npm run check`.
 */
const PROJECTS = {
  unit: {
    folders: [
      'test/*.test.ts',
      'test/{src,flows,fuzz,tidy}/**/*.test.ts',
      'test/adapters/**/{render,payloads}.test.ts',
    ],
  },
  contract: { folders: ['test/adapters/**/!(render|payloads).test.ts'] },
  emulators: { folders: ['test/{emulators,playground}/**/*.test.ts'] },
  e2e: { folders: ['test/e2e/**/*.test.ts'], startsProgram: true },
  browser: { folders: ['test/browser/**/*.test.ts'], startsProgram: true },
};

/** Above this a worker more costs memory and saves nothing: the longest file sets the time. */
const MOST_WORKERS = 8;

const project = ([displayName, { folders, startsProgram = false }]) => ({
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/${folder}`),
  ...(startsProgram ? { globalSetup: '<rootDir>/test/support/compile.js' } : {}),
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
});

export default {
  projects: Object.entries(PROJECTS).map(project),
  // Most files wait for other processes most of the time.
  // For a machine that is busy with other things: `until` gives up long before, and says what it waited for.
  testTimeout: 180_000,
  maxWorkers: Math.min(2 * availableParallelism(), MOST_WORKERS),
};
