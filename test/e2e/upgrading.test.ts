import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { packageRoot } from '../../src/base/paths.ts';
import type { Message } from '../../src/chat/message.ts';
import { pictureFile } from '../../src/flow/picture.ts';
import { SCHEMA } from '../../src/state/upgrades/index.ts';
import { type Dump, restoreRedis } from '../support/dump.ts';
import { isIdle } from '../support/outbox.ts';
import { useRedis } from '../support/redis.ts';
import { FilesChat, personOf, startRuntime } from '../support/runtime.ts';
import { until } from '../support/until.ts';

const FOLDER = join(packageRoot, 'test/fixtures/stored');
const releases = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const redis = useRedis();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const stopping: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stopping.splice(0)) await stop();
});

const picturesOf = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.type === 'picture' ? [block.file] : []));

describe.each(releases.map(({ name }) => name))('what %s left goes on', (release) => {
  // The calendar must not overtake what is kept for some weeks only.
  const behindMs = Date.now() - Date.parse(readFileSync(join(FOLDER, release, 'made-at.txt'), 'utf8').trim());
  const clock = () => Date.now() - behindMs;

  /** This release, on what the other one left in a situation: the same merchant, right after. */
  async function startOn(situation: string) {
    const dump: Dump = JSON.parse(readFileSync(join(FOLDER, release, `${situation}.json`), 'utf8'));
    await restoreRedis(redis.url(), dump);
    const runtime = await startRuntime(redis.url(), sandbox.url, new FilesChat(), {}, clock);
    stopping.push(runtime.stop);
    const { chat, store } = runtime;
    const maya = personOf(runtime.bot, 'U1', Date.UTC(2026, 0, 6, 9));
    const id = (await runtime.resolver.own(maya.from.address))?.id ?? '';
    const state = async () => {
      const found = await store.load(id);
      if (!found) throw new Error('nobody is there');
      return found;
    };
    const idle = () => until(() => store.outbox(id), isIdle);
    const hears = (words: string) => chat.hears('D-U1', words);
    const presses = async (choice: string) => maya.presses(choice, (await state()).open?.context);
    const opens = async (submission: string | undefined) => {
      const jwe = await store.sealed(submission ?? '');
      return await runtime.seal.open(jwe ?? '', submission ?? '');
    };
    return { ...runtime, ...maya, id, state, idle, hears, presses, opens };
  }

  test('in the middle of a step: its button acts, and the pictures of both messages are there', async () => {
    const maya = await startOn('mid-step');
    await maya.presses('next');
    await maya.hears('Set ten permissions');
    await maya.idle();
    const pictures = maya.chat.given.flatMap(({ message }) => picturesOf(message));
    expect(pictures).toEqual(['bigcommerce/pictures/name.png', 'bigcommerce/pictures/permissions.png']);
    for (const name of pictures) expect(existsSync(pictureFile(name))).toBe(true);
    expect((await maya.state()).schema).toBe(SCHEMA);
  });

  test('at an item of a checklist: the next one comes', async () => {
    const maya = await startOn('checklist-item');
    await maya.presses('next');
    await maya.hears('4 of 10');
  });

  test('with a form open: it is taken', async () => {
    const maya = await startOn('form-open');
    await maya.work();
    await maya.fillsIn({ store: 'acme01test', access_token: TOKENS.good });
    await maya.hears('Is this your store?');
    expect((await maya.state()).report?.verdict).toBe('verified');
  });

  test('while a file is checked: the sealed credentials open, and are verified', async () => {
    const maya = await startOn('file-being-checked');
    await maya.work();
    await maya.hears('Is this your store?');
    expect((await maya.state()).report?.verdict).toBe('verified');
  });

  test('with faults shown: they are put right', async () => {
    const maya = await startOn('result-with-faults');
    await maya.presses('again');
    await maya.hears('Create an API account');
    await maya.work();
    await maya.sends('good');
    await maya.hears('Is this your store?');
    expect((await maya.state()).report?.verdict).toBe('verified');
  });

  test('verified and confirmed: it stays so, and the credentials open', async () => {
    const maya = await startOn('verified-and-confirmed');
    await maya.says('status');
    await maya.idle();
    const { storeConfirmed, submission } = await maya.state();
    expect(storeConfirmed).toBe(true);
    expect(await maya.opens(submission?.id)).toContain(TOKENS.good);
  });

  test('with credentials kept: they are still there when others are sent', async () => {
    const maya = await startOn('credentials-kept');
    await maya.work();
    await maya.sends('one-missing');
    await maya.hears('that you sent before work, and I keep them');
    expect(await maya.opens((await maya.state()).kept?.submission)).toContain(TOKENS.good);
  });

  test('with a message not sent yet: it is sent, with its picture', async () => {
    const maya = await startOn('message-not-sent');
    maya.outbox.start();
    await maya.hears('Save, and keep the window open');
    await maya.idle();
    expect(maya.chat.given.flatMap(({ message }) => picturesOf(message))).toEqual([
      'bigcommerce/pictures/permissions.png',
      'bigcommerce/pictures/save.png',
    ]);
    await maya.presses('next');
    await maya.hears('Send me the file');
  });

  test('with a file not fetched yet: it is fetched, and verified', async () => {
    const maya = await startOn('file-not-fetched');
    await maya.work();
    maya.outbox.start();
    await maya.hears('Is this your store?');
  });

  test('with a question asked for: it is passed on', async () => {
    const maya = await startOn('question-asked');
    await maya.says('When does the work begin?');
    await maya.chat.hears('C1', 'When does the work begin?');
  });
});
