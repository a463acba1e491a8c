import { describe, expect, test } from '@jest/globals';
import { credentialsText, sampleFiles, TOKENS } from '../../../emulators/bigcommerce/sandbox.ts';
import type { Address } from '../../../src/chat/address.ts';
import { ChatError } from '../../../src/chat/chat.ts';
import { filePurpose } from '../../../src/credentials/receive.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import { RecordingChat } from '../../support/chat.ts';
import { isIdle } from '../../support/outbox.ts';
import { somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { start } = useTurns();

test("a file that can't be had holds up neither the check of what came otherwise, nor another file", async () => {
  class FilesAway extends RecordingChat {
    private tries = 0;
    override async download(...file: Parameters<RecordingChat['download']>) {
      if (++this.tries === 1) throw new ChatError('retry', 'no_answer', 60_000);
      return await super.download(...file);
    }
  }
  const process = await start(new FilesAway());
  const maya = somebody(process);
  const file = async () => await process.seal.close('a link', filePurpose(maya.id));
  await maya.does({ kind: 'files', files: [await file()], text: '' });
  await until(async () => (await process.store.outbox(maya.id)).some(({ tries }) => tries > 0));
  await maya.does({ kind: 'files', files: [await file()], text: '' });
  await process.chat.hears(maya.dm, 'any BigCommerce API');
  const submission = `${maya.id}.s1`;
  await maya.does({
    kind: 'submitted',
    received: { id: submission, via: 'paste', shop: 'abc', fingerprint: '0' },
    notes: [],
  });
  await until(() => process.queued.includes(submission));
});

test('a file that will never be had is asked for once more, not passed over in silence', async () => {
  class NoFiles extends RecordingChat {
    override async download(): Promise<Uint8Array> {
      throw new ChatError('rejected', 'invalid_arguments');
    }
  }
  const process = await start(new NoFiles());
  const maya = somebody(process);
  const file = await process.seal.close('a link', filePurpose(maya.id));
  await maya.does({ kind: 'files', files: [file], text: '' });
  await process.chat.hears(maya.dm, 'not allowed to open that file');
  const formerKeys = createSeal([{ kid: 'k0', key: new Uint8Array(32).fill(6) }]);
  const lost = await formerKeys.close('a link', filePurpose(maya.id));
  await maya.does({ kind: 'files', files: [lost], text: '' });
  await process.chat.hears(maya.dm, 'Please send it once more');
  await until(() => process.store.outbox(maya.id), isIdle);
});

test('a download that takes its time keeps nothing else waiting', async () => {
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  class SlowFiles extends RecordingChat {
    override async download(...file: Parameters<RecordingChat['download']>) {
      this.log.push('a download');
      await slow;
      return await super.download(...file);
    }
  }
  const process = await start(new SlowFiles());
  const maya = somebody(process);
  const file = await process.seal.close('a link', filePurpose(maya.id));
  await maya.does({ kind: 'files', files: [file], text: '' });
  await until(() => process.chat.log.includes('a download'));
  await maya.says('hi');
  await process.chat.hears(maya.dm, "Let's connect");
  release();
  await process.chat.hears(maya.dm, 'any BigCommerce API');
  expect(process.chat.log.filter((line) => line === 'a download')).toHaveLength(1);
});

describe('several files in one message', () => {
  const picture = sampleFiles().find(({ id }) => id === 'screenshot')?.bytes ?? new Uint8Array();
  const pdf = new TextEncoder().encode('%PDF-1.7');
  const good = new TextEncoder().encode(credentialsText('acme01test', TOKENS.good));
  const other = new TextEncoder().encode(credentialsText('acme01test', TOKENS.oneMissing));

  /** A chat in which the links `0`, `1`, … are these files. */
  class Files extends RecordingChat {
    constructor(private readonly files: (Uint8Array | ChatError)[]) {
      super();
    }
    override async download(_from: unknown, file: string): Promise<Uint8Array> {
      const found = this.files[Number(file)] ?? new ChatError('retry', 'no_answer');
      if (found instanceof ChatError) throw found;
      return found;
    }
  }

  /** What is said, in the end, to somebody who sends these. */
  async function answersTo(files: (Uint8Array | ChatError)[]): Promise<string[]> {
    const process = await start(new Files(files));
    const maya = somebody(process);
    const sealed = await Promise.all(
      files.map((_, link) => process.seal.close(`${link}`, filePurpose(maya.id))),
    );
    await maya.does({ kind: 'files', files: sealed, text: '' });
    await until(() => process.chat.in(maya.dm).length > 0);
    return process.chat.in(maya.dm);
  }

  test("the credentials among them win, wherever they stand, and whatever else can't be had", async () => {
    const away = new ChatError('retry', 'no_answer', 60_000);
    const answers = await answersTo([picture, away, pdf, picture, picture, picture, good]);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain('Got it');
    expect(answers[0]).not.toContain('More than one');
  });

  test('two that differ: the first counts, and that is said; the same twice is nothing to speak of', async () => {
    expect((await answersTo([good, other]))[0]).toContain('More than one of your files holds credentials');
    expect((await answersTo([good, good]))[0]).not.toContain('More than one');
  });

  test('none of them is it: one answer that names what came, and what to send', async () => {
    const answers = await answersTo([picture, pdf, picture]);
    expect(answers).toHaveLength(1);
    const [answer = ''] = answers;
    expect(answer).toContain('I looked at all 3 files, and none of them is the one I need:');
    expect(answer.match(/That is a picture or a screenshot/g)).toHaveLength(1);
    expect(answer).toContain('(2 files)');
    expect(answer).toContain('- That is a PDF.');
    expect(answer.match(/name ends in/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(answer).toContain('[Type it in instead]');
  });
});

describe("a file that doesn't come", () => {
  /** A merchant whose file can't be had until `well`; time goes on by its own clock besides. */
  async function waiting() {
    let skew = 0;
    const well = { now: false };
    class Away extends RecordingChat {
      override async download(from: Address): Promise<Uint8Array> {
        this.log.push(`a download for ${from.conversation}`);
        if (well.now) return new TextEncoder().encode(credentialsText('acme01test', TOKENS.good));
        throw new ChatError('retry', 'http_500');
      }
    }
    const now = () => Date.now() + skew;
    const process = await start(new Away(), {}, now);
    const maya = somebody(process);
    const file = await process.seal.close('a link', filePurpose(maya.id));
    await maya.does({ kind: 'files', files: [file], text: '' });
    const tries = () => process.chat.log.filter((line) => line === `a download for ${maya.dm}`).length;
    /** The next try fails after `ms`. */
    const fails = async (ms: number) => {
      // Once nobody is at it, the clock may jump.
      await until(async () => (await process.store.due(now() + 1e9, 100)).includes(maya.id));
      const before = tries();
      skew += ms;
      process.outbox.wake(maya.id);
      await until(() => tries() > before);
    };
    return { process, maya, well, tries, fails, said: () => process.chat.in(maya.dm) };
  }

  test('is told of once, after some seconds, and is taken when it comes', async () => {
    const { said, fails, well } = await waiting();
    await fails(2000);
    expect(said()).toEqual([]);
    await fails(6000);
    await fails(6000);
    await until(() => said().length > 0);
    expect(said()).toEqual([expect.stringContaining("Your file hasn't reached me yet")]);
    well.now = true;
    await fails(10_000);
    await until(() => said().some((text) => text.includes('Got it')));
    expect(said()).toHaveLength(2);
  });

  test('is told of while it is being waited for, too', async () => {
    let arrives: () => void = () => {};
    const coming = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    class Hanging extends RecordingChat {
      override async download(...file: Parameters<RecordingChat['download']>) {
        await coming;
        return await super.download(...file);
      }
    }
    const process = await start(new Hanging(), {}, Date.now, { fileLate: 200 });
    const maya = somebody(process);
    const file = await process.seal.close('a link', filePurpose(maya.id));
    await maya.does({ kind: 'files', files: [file], text: '' });
    await process.chat.hears(maya.dm, "hasn't reached me yet");
    arrives();
    await process.chat.hears(maya.dm, 'any BigCommerce API');
  });

  test('is asked for again after some minutes, and no longer tried', async () => {
    const { process, maya, fails, said, tries } = await waiting();
    await fails(100_000);
    await fails(100_000);
    await fails(100_000);
    await until(() =>
      said().some((text) => text.includes('I have stopped trying. Please send it once more')),
    );
    await until(() => process.store.outbox(maya.id), isIdle);
    expect(tries()).toBe(4);
    expect(said()).toHaveLength(2);
  });

  test('is no longer of interest once something newer was sent', async () => {
    const { process, maya, fails, well, said } = await waiting();
    await until(async () => (await process.store.outbox(maya.id)).some(({ tries }) => tries > 0));
    const received = { id: `${maya.id}.s1`, via: 'paste', shop: 'abc', fingerprint: '0' };
    await maya.does({ kind: 'submitted', at: Date.now() + 60_000, received, notes: [] });
    well.now = true;
    await fails(70_000);
    await until(() => process.store.outbox(maya.id), isIdle);
    expect((await process.store.load(maya.id))?.submission?.id).toBe(received.id);
    expect(said()).toHaveLength(2);
    expect(said()[1]).toContain('use that');
  });
});
