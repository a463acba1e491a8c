/** Runs every bench, one after the other: `npm run bench`, or `npm run bench -- --short` to see that they run. */
await import('./commit.ts');
await import('./verification.ts');
