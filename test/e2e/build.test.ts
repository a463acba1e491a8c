import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { packageRoot } from '../../src/base/paths.ts';
import { copyPackage, runUsher, startUsher } from '../support/program.ts';
import { useRedis } from '../support/redis.ts';

const run = promisify(execFile);

/** A checkout of its own, in which `npm run build` was run. */
const root = realpathSync(mkdtempSync(join(tmpdir(), 'usher-build-')));
const dist = join(root, 'dist');
beforeAll(async () => {
  chmodSync(root, 0o755);
  copyPackage(root);
  await run('npm', ['run', 'build'], { cwd: root });
});
afterAll(async () => {
  await run('chmod', ['-R', 'u+w', root]);
  rmSync(root, { recursive: true, force: true });
});

describe('what npm run build leaves', () => {
  const compiled = () =>
    readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const imports = (file: string) =>
    [...readFileSync(join(dist, file), 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*'([\w@./:-]+)'/g)].map(
      ([, name = '']) => name,
    );

  test('is the program, the adapters and the flows, and imports nothing else of ours', () => {
    const files = compiled();
    expect(files).toEqual(expect.arrayContaining(['src/cli.js', 'adapters/slack/index.js']));
    const own = files.flatMap((file) =>
      imports(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(dist, resolve(dist, dirname(file), name))),
    );
    expect(own.length).toBeGreaterThan(100);
    expect([...files, ...own].filter((file) => !/^(src|adapters|flows)\//.test(file))).toEqual([]);
  });

  test('needs no development dependency', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const packages = compiled()
      .flatMap(imports)
      .filter((name) => !/^(\.|node:)/.test(name))
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    expect(packages).toEqual(expect.arrayContaining(['@slack/bolt', 'botbuilder']));
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('built, without development dependencies, on a read-only disk, as somebody else', () => {
  /** Takes a process's rights away before it begins. Who isn't root has none that matter on a read-only disk. */
  const drop = 'process.setgroups([]); process.setgid(65534); process.setuid(65534);';
  const preload = (code: string) => `--import data:text/javascript,${encodeURIComponent(code)}`;
  const unprivileged = preload(process.getuid?.() === 0 ? drop : '');

  const redis = useRedis({ keeps: true });
  let entrance: Server;
  const environment = () => ({
    NODE_ENV: 'production',
    NODE_OPTIONS: unprivileged,
    REDIS_URL: `redis://127.0.0.1:${(entrance.address() as AddressInfo).port}`,
    USHER_SEAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  });
  const slack = {
    SLACK_BOT_TOKEN: 'xoxb-token',
    SLACK_SIGNING_SECRET: 'a-signing-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  };

  beforeAll(async () => {
    // The tests' Redis has a socket that only we may open; this is the way to it for anybody.
    entrance = createServer((socket) => {
      const inner = connect(new URL(redis.url()).pathname);
      socket.on('error', () => inner.destroy());
      inner.on('error', () => socket.destroy());
      socket.pipe(inner).pipe(socket);
    });
    await new Promise<void>((resolve) => {
      entrance.listen(0, '127.0.0.1', resolve);
    });
    rmSync(join(root, 'node_modules'));
    for (const folder of productionPackages())
      cpSync(join(packageRoot, folder), join(root, folder), { recursive: true, dereference: true });
    await run('chmod', ['-R', 'a-w', root]);
  });
  afterAll(() => void entrance.close());

  test('nothing can be written there', async () => {
    const write = `fs.writeFileSync(${JSON.stringify(join(dist, 'new'))}, '')`;
    const env = { ...process.env, NODE_OPTIONS: unprivileged };
    await expect(run(process.execPath, ['-e', write], { env })).rejects.toThrow('EACCES');
    expect(() => statSync(join(root, 'node_modules', 'typescript'))).toThrow('ENOENT');
  });

  test('usher --help', async () => {
    const ended = await runUsher(['--help'], { NODE_OPTIONS: unprivileged }, root, root);
    expect(ended).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('usage: usher') });
  });

  const teams = { TEAMS_ALLOW_UNAUTHENTICATED: '1', NODE_ENV: 'test' };
  test.each([
    ['Slack', slack, '/@slack/bolt/', '/botbuilder/'],
    ['Teams', teams, '/botbuilder/', '/@slack/bolt/'],
  ])(
    "usher start, with %s alone: it runs, and the other's library is not loaded",
    async (_, platform, own, other) => {
      const told = `import Module from 'node:module'; process.on('exit', () => console.error('LOADED', Object.keys(Module._cache).join(' ')));`;
      const env = { ...environment(), ...platform, NODE_OPTIONS: `${unprivileged} ${preload(told)}` };
      const program = await startUsher(env, [], { root });
      expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
      expect(await program.stop()).toBe(0);
      const loaded = /LOADED (.*)/.exec(program.output())?.[1];
      expect(loaded).toContain(`/node_modules${own}`);
      expect(loaded).not.toContain(`/node_modules${other}`);
    },
  );

  test('usher start, with nothing configured: there is no playground, so it says what to configure', async () => {
    const ended = await runUsher(['start'], { NODE_OPTIONS: unprivileged }, root, root);
    expect(ended).toMatchObject({ code: 78, stdout: '' });
    expect(ended.stderr).toMatch(/SLACK_BOT_TOKEN is missing: .*MicrosoftAppId, for Teams/);
    const demo = await runUsher(['demo'], { NODE_OPTIONS: unprivileged }, root, root);
    expect(demo).toMatchObject({ code: 78, stdout: '', stderr: expect.stringContaining('npm ci') });
  });

  test('sources changed since: one line says what to do', async () => {
    await run('chmod', ['-R', 'u+w', join(root, 'src')]);
    appendFileSync(join(root, 'src', 'cli.ts'), '// changed\n');
    const ended = await runUsher(['--help'], { NODE_OPTIONS: unprivileged }, root, root);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^usher: dist\/ has to be compiled, .* run npm ci && npm run build\n$/);
  });
});

/** The folders that `npm prune --omit=dev` leaves, as far as they are for this machine. */
function productionPackages(): string[] {
  const lock = z
    .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().default(false) })) })
    .parse(JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([folder, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(folder) && !dev)
    .map(([folder]) => folder)
    .filter((folder) => existsSync(join(packageRoot, folder)));
}
