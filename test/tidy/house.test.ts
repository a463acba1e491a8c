import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { USAGE } from '../../src/commands/usage.ts';
import { projectFiles } from '../support/project-files.ts';
import { functionsIn } from '../support/source.ts';

/** How many lines a function may have: what fits on a screen is read in one go. */
const MOST_LINES = 70;

/** Functions that may be longer, and why. */
const LONGER: Record<string, string> = {
  'src/main.ts startProgram': 'the root, read from top to bottom: it only puts the parts together',
  'adapters/slack/receive.ts listen': 'Bolt takes one listener after the other',
};

/** Tests in which time passes on purpose, and why. */
const TIMED: Record<string, string> = {
  'test/adapters/redis/queue.test.ts': 'a Redis that answers late',
  'test/e2e/handover.test.ts': 'a process killed at any moment, with any outcome but one',
};

/** The rooms every chat adapter has, so that who knows one finds their way in the other. */
const ROOMS = [
  ...['check', 'errors', 'files', 'forms', 'hosts', 'index', 'limits', 'log'],
  ...['payloads', 'pictures', 'receive', 'render', 'send'],
];

const files = projectFiles();
const sources = files.filter((file) => /^(src|adapters|emulators|playground)\/.*\.ts$/.test(file));
const documents = files.filter((file) => file.endsWith('.md') && !file.startsWith('test/'));
const read = (file: string) => readFileSync(file, 'utf8');

/** `file:line` of whatever a pattern finds in some files. */
function findings(among: string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

describe('functions', () => {
  const long = sources
    .flatMap((file) => functionsIn(read(file)).map((found) => ({ ...found, name: `${file} ${found.name}` })))
    .filter(({ lines }) => lines > MOST_LINES);

  test(`have at most ${MOST_LINES} lines`, () => {
    expect(long.filter(({ name }) => LONGER[name] === undefined)).toEqual([]);
  });

  test('that may be longer are', () => {
    expect(Object.keys(LONGER).filter((name) => !long.some((one) => one.name === name))).toEqual([]);
  });
});

describe('folders', () => {
  const [, listed = ''] = /const FLOORS = \[([^\]]*)\]/.exec(read('.dependency-cruiser.cjs')) ?? [];

  test('of src have a floor each, and no floor is without one', () => {
    const floors = [...listed.matchAll(/'(\w+)'/g)].map(([, floor]) => floor);
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...floors].sort());
    // The documentation draws them from the ground up, too.
    const drawn = [...read('docs/architecture.md').matchAll(/^(?:src\/)? +(\w+)\/ {5,}\S/gm)].map(
      ([, name]) => name,
    );
    expect(drawn.filter((name) => floors.includes(name))).toEqual(floors);
  });

  test.each(['slack', 'teams'])('of the chat adapter for %s have every room', (platform) => {
    const there = readdirSync(`adapters/${platform}`);
    expect(ROOMS.filter((room) => !there.includes(`${room}.ts`))).toEqual([]);
  });

  test('of decisions, views and words know no clock, no chance and no outside', () => {
    const pure = sources.filter((file) => /^src\/(onboarding|views|understanding|words)\//.test(file));
    expect(
      findings(pure, /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bsetTimeout\b/),
    ).toEqual([]);
  });
});

describe('documentation', () => {
  test('of each effect stands above its row, of each event above its shape', () => {
    const undocumented = (file: string, start: RegExp) =>
      read(file)
        .split('\n')
        .filter((line, index, lines) => start.test(line) && !lines[index - 1]?.trim().endsWith('*/'));
    expect(undocumented('src/state/effect.ts', /^ {2}'?[a-z-]+'?: row\(\{/)).toEqual([]);
    expect(undocumented('src/state/event.ts', /^ {2}\| \(?\{( kind:|$)/)).toEqual([]);
  });

  test('names files that are there', () => {
    const named = documents
      .filter((file) => file !== 'CHANGELOG.md')
      .flatMap((file) => [...read(file).matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => ({ file, path })))
      .filter(({ path }) => /^(src|adapters|emulators|playground|flows|test|docs|bin|scripts)\//.test(path))
      // Capitals are to be filled in.
      .filter(({ path }) => !/NAME|KIND|GUIDE/.test(path));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ path }) => !existsSync(path))).toEqual([]);
  });

  test('leads to documents that are there', () => {
    const links = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#:\s]+)(#[^)]*)?\)/g)].map(([, to = '']) => ({ file, to })),
    );
    expect(links.filter(({ file, to }) => !existsSync(join(dirname(file), to)))).toEqual([]);
  });

  test('of every command is in the README', () => {
    const missing = Object.keys(USAGE).filter(
      (command) => !new RegExp(`usher -- ${command}\\b|npm run ${command}\\b`).test(read('README.md')),
    );
    expect(missing).toEqual([]);
  });

  test('is found from the README', () => {
    const readme = read('README.md');
    const all = documents.filter((file) => /^docs\/[^/]+$|^[A-Z]+\.md$/.test(file) && file !== 'README.md');
    expect(all.filter((file) => !readme.includes(`](${file})`))).toEqual([]);
  });
});

describe('the project', () => {
  const texts = files.filter((file) => !/\.(png|jpe?g|gif|zip|pdf|docx|xlsx)$/.test(file));

  test('knows nothing of the machine it was written on', () => {
    const elsewhere = new RegExp(
      `(^|[\\s"'\`(=])/(${['home', 'Users', 'root', 'work'].join('|')})/|//(registry|npm|mirror|proxy)[\\w-]*\\.|^registry=`,
    );
    expect(findings(texts, elsewhere)).toEqual([]);
  });

  test('has one version', () => {
    const { version } = JSON.parse(read('package.json'));
    const lock = JSON.parse(read('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    expect(read('CHANGELOG.md')).toContain(`\n## ${version} `);
  });

  test('waits on conditions in its tests, never on time', () => {
    const tests = texts.filter((file) => file.endsWith('.test.ts'));
    const waits = findings(tests, /(^|[^.\w])(sleep|setTimeout)\(/).map((wait) =>
      wait.replace(/:\d+ .*/, ''),
    );
    expect(waits.filter((file) => TIMED[file] === undefined)).toEqual([]);
    expect(Object.keys(TIMED).filter((file) => !waits.includes(file))).toEqual([]);
  });

  test('leaves no test out', () => {
    const tests = texts.filter((file) => file.endsWith('.test.ts'));
    expect(findings(tests, /\b(test|it|describe)(\.each)?\.(only|todo)\b|\bf(it|describe)\(/)).toEqual([]);
  });
});
