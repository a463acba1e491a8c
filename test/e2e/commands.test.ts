import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { credentialsText, startSandbox, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { runUsher, startUsher } from '../support/program.ts';

const dir = mkdtempSync(join(tmpdir(), 'usher-commands-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('usher start', () => {
  test('production with nothing configured: exit 78, and a list of what is missing', async () => {
    const { code, output } = await runUsher(['start'], { NODE_ENV: 'production' });
    expect(code).toBe(78);
    for (const variable of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'REDIS_URL', 'USHER_SEAL_KEYS']) {
      expect(output).toContain(`  ${variable} is missing`);
    }
  });

  test('a bad value: exit 78, naming the variable and not the value', async () => {
    const { code, output } = await runUsher(['start'], {
      PORT: 'eighty',
      SLACK_BOT_TOKEN: 'xoxp-not-a-bot-token',
    });
    expect(code).toBe(78);
    expect(output).toContain('PORT must be a port number');
    expect(output).toContain('SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-');
    expect(output).not.toContain('xoxp-not');
    expect(output).not.toContain('eighty');
  });

  test.each(['redis://host/sesame', 'redis+unix:///sesame', 'redis://user:sesame%@host'])(
    "a REDIS_URL that can't be used: %s",
    async (REDIS_URL) => {
      const platform = { SLACK_BOT_TOKEN: 'xoxb-token', SLACK_SIGNING_SECRET: 'a-signing-secret' };
      for (const [command, expected] of [
        ['start', 78],
        ['doctor', 1],
      ] as const) {
        const { code, stderr } = await runUsher([command], { REDIS_URL, ...platform });
        expect(code).toBe(expected);
        expect(stderr).toMatch(/REDIS_URL (must|should) look like redis:/);
        expect(stderr).not.toContain('sesame');
      }
    },
  );

  test('a Redis without an append-only file, in production: exit 78, and what to do', async () => {
    const redis = await startEmbeddedRedis();
    const { code, stderr } = await runUsher(['start'], {
      NODE_ENV: 'production',
      REDIS_URL: redis.url,
      SLACK_BOT_TOKEN: 'xoxb-token',
      SLACK_SIGNING_SECRET: 'a-signing-secret',
      USHER_SEAL_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    });
    await redis.stop();
    expect(code).toBe(78);
    expect(stderr).toContain('set appendonly to yes');
  });

  test.each([
    ['start', 78],
    ['doctor', 1],
  ] as const)('usher %s tells of a data directory that can not be written to', async (command, code) => {
    const file = join(dir, `a-file-${command}`);
    writeFileSync(file, '');
    const ended = await runUsher([command], {
      TEAMS_ALLOW_UNAUTHENTICATED: '1',
      USHER_DATA_DIR: join(file, 'data'),
    });
    expect(ended).toMatchObject({ code, stderr: expect.stringMatching(/\(ENOTDIR\).*USHER_DATA_DIR/) });
  });

  test.each(['start', 'doctor'])(
    'usher %s names variables that nobody reads, and not their values',
    async (command) => {
      const { stderr } = await runUsher([command], {
        NODE_ENV: 'production',
        SLACK_TOKEN: 'sesame',
        USHER_WALLPAPER: 'sesame',
      });
      expect(stderr).toContain('SLACK_TOKEN is set, and nobody reads it. Did you mean SLACK_BOT_TOKEN?');
      expect(stderr).toContain('USHER_WALLPAPER is set, and nobody reads it.');
      expect(stderr).not.toContain('sesame');
    },
  );

  test("a PM's channel on a platform that is off: exit 78", async () => {
    const { code, output } = await runUsher(['start', '--role', 'worker'], {
      TEAMS_ALLOW_UNAUTHENTICATED: '1',
      USHER_PM_CHANNEL: 'slack:C0123456789',
    });
    expect(code).toBe(78);
    expect(output).toContain(
      'USHER_PM_CHANNEL is a channel in Slack, but Slack is not set up: name a channel',
    );
  });

  test('nothing configured: the playground, on loopback only; stopped by a signal with 0', async () => {
    const program = await startUsher({ USHER_DATA_DIR: join(dir, 'data') });
    expect(program.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${program.url}/metrics`)).text()).toContain('usher_turns_total');
    expect((await fetch(program.url)).status).toBe(200);
    expect((await fetch(`${program.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${program.url}/slack/events`)).status).toBe(405);
    const taken = await runUsher(['start'], {
      USHER_DATA_DIR: join(dir, 'other'),
      PORT: new URL(program.url).port,
    });
    expect(taken).toMatchObject({ code: 1, output: expect.stringContaining('set PORT to another number') });
    expect(await program.stop()).toBe(0);
  });

  /** Makes something go wrong in the program as soon as somebody looks after that. */
  const saboteur = (event: string, sabotage: string) => {
    const code = `process.on('newListener', (name) => name === '${event}' && setImmediate(() => { ${sabotage} }))`;
    return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
  };

  test('a promise nobody waited for ends nothing, and its words are not told', async () => {
    const program = await startUsher({
      USHER_DATA_DIR: join(dir, 'uncaught'),
      ...saboteur('unhandledRejection', "Promise.reject(new TypeError('xoxb-secret'))"),
    });
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    expect(program.output()).toMatch(/"error":"TypeError","at":\[.*going on/);
    expect(program.output()).not.toContain('secret');
    expect(await program.stop()).toBe(0);
  });

  test('an exception nobody caught ends the program with 1, and its words are not told', async () => {
    const { code, output } = await runUsher(['start'], {
      USHER_DATA_DIR: join(dir, 'uncaught'),
      PORT: '0',
      ...saboteur('uncaughtException', "throw new TypeError('xoxb-secret')"),
    });
    expect(code).toBe(1);
    expect(output).toMatch(/"error":"TypeError".*ending/);
    expect(output).not.toContain('secret');
  });
});

describe('a .env file', () => {
  const cwd = join(dir, 'with-env');
  mkdirSync(cwd);

  test.each(['start', 'doctor', 'verify'])(
    'is read by usher %s, and the environment wins',
    async (command) => {
      writeFileSync(join(cwd, '.env'), 'BIGCOMMERCE_API_URL=nonsense\nPORT=eighty\n');
      const args = [command, ...(command === 'verify' ? ['.env'] : [])];
      const wrong = await runUsher(args, {}, cwd);
      expect(wrong.code).toBe(command === 'doctor' ? 1 : 78);
      expect(wrong.output).toContain('BIGCOMMERCE_API_URL must be');
      const right = await runUsher(args, { BIGCOMMERCE_API_URL: 'http://127.0.0.1:9' }, cwd);
      expect(right.output).not.toContain('BIGCOMMERCE_API_URL');
    },
  );

  test("that can't be read stops the program with 78", async () => {
    rmSync(join(cwd, '.env'), { force: true });
    mkdirSync(join(cwd, '.env'));
    expect(await runUsher(['doctor'], {}, cwd)).toMatchObject({
      code: 78,
      output: expect.stringContaining(".env is there, and can't be read"),
    });
  });
});

test('what a command says of itself comes on the standard output, and on the standard error when it was wrong', async () => {
  expect(await runUsher(['--help'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('usage: usher COMMAND'),
    stderr: '',
  });
  expect(await runUsher(['start', TOKENS.good])).toMatchObject({
    code: 64,
    stdout: '',
    stderr: expect.stringContaining('usage: usher start'),
  });
});

test('the demo plays both merchants and ends with 0', async () => {
  const { code, output } = await runUsher(['demo'], { LOG_LEVEL: '' });
  expect(output).toContain('Is this your store?');
  expect(output).toContain('The PM was told: Maya verified yes, Ben needs changes yes.');
  expect(output).toContain('things changed in it: 0');
  expect(code).toBe(0);
  const wrong = await runUsher(['demo'], { LOG_LEVEL: 'loud' });
  expect(wrong.output).toContain('LOG_LEVEL must be one of');
});

test('usher verify, from the terminal', async () => {
  const sandbox = await startSandbox();
  try {
    const verify = async (text: string) => {
      const file = join(dir, 'creds.txt');
      writeFileSync(file, text);
      const { code, stdout, output } = await runUsher(['verify', file, '--json'], {
        BIGCOMMERCE_API_URL: sandbox.url,
      });
      return { code, output, report: JSON.parse(stdout) as { verdict: string } };
    };
    const good = await verify(credentialsText('acme01test', TOKENS.good));
    expect(good).toMatchObject({ code: 0, report: { verdict: 'verified' } });
    expect(good.output).not.toContain(TOKENS.good);
    expect(await verify(credentialsText('acme01test', TOKENS.oneMissing))).toMatchObject({
      code: 1,
      report: { verdict: 'needs_changes' },
    });
    expect(await verify('hello')).toMatchObject({ code: 2, report: { verdict: 'invalid' } });
  } finally {
    await sandbox.close();
  }
  expect(sandbox.changes).toEqual([]);
});

test('usher flows check', async () => {
  expect(await runUsher(['flows', 'check'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('bigcommerce'),
  });
  writeFileSync(
    join(dir, 'flow.yml'),
    'title: A guide\nsteps:\n  - id: one\n    text: Hello\n    done: Go\n    next: two\n',
  );
  const { code, output } = await runUsher(['flows', 'check', dir]);
  expect(code).toBe(1);
  expect(output).toMatch(/flow\.yml:\d+: /);
});

describe('usher doctor', () => {
  test('nothing configured: all is well', async () => {
    expect(await runUsher(['doctor'], { USHER_DATA_DIR: join(dir, 'doctor') })).toMatchObject({
      code: 0,
      output: expect.stringContaining('All is well'),
    });
  });

  test.each([
    ['', 'USHER_PM_CHANNEL is not set'],
    ['slack:C0123456789', 'USHER_PM_CHANNEL is a channel in Slack, but Slack is not set up'],
  ])('USHER_PM_CHANNEL=%s is to be mended when merchants come from Teams', async (channel, words) => {
    const { code, output } = await runUsher(['doctor'], {
      TEAMS_ALLOW_UNAUTHENTICATED: '1',
      USHER_PM_CHANNEL: channel,
      USHER_DATA_DIR: join(dir, 'doctor'),
    });
    expect(code).toBe(1);
    expect(output).toContain(`✗ ${words}`);
  });

  test('what is wrong is named: a variable, a Redis that does not answer, a token Slack refuses', async () => {
    const wrong = await runUsher(['doctor'], { PORT: 'x' });
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('✗ PORT must be a port number') });
    const away = await runUsher(['doctor'], {
      REDIS_URL: 'redis://127.0.0.1:9',
      SLACK_BOT_TOKEN: 'xoxb-nobody-knows-me',
      SLACK_SIGNING_SECRET: 'a-signing-secret',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    });
    expect(away.code).toBe(1);
    expect(away.output).toContain('✗ Redis: no answer at REDIS_URL');
    expect(away.output).toContain('✗ Slack: no answer (no_answer); is 127.0.0.1:9 reachable from here?');
    expect(away.output).not.toContain('nobody-knows-me');
  });
});
