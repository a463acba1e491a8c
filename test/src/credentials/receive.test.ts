import { describe, expect, test } from '@jest/globals';
import { bigcommerce as kind } from '../../../adapters/bigcommerce/shop.ts';
import { credentialsText, TOKENS } from '../../../emulators/bigcommerce/sandbox.ts';
import { createReceiver, type Receipt } from '../../../src/credentials/receive.ts';
import { createSeal } from '../../../src/credentials/seal.ts';
import { noteTexts, problemText } from '../../../src/views/merchant/problems.ts';

const seal = createSeal([{ kid: 'k1', key: new Uint8Array(32).fill(1) }]);
const receiver = createReceiver(seal);
const good = credentialsText('acme01test', TOKENS.good);
const bytes = (text: string) => new TextEncoder().encode(text);
/** What a merchant reads of a refusal. */
const told = (receipt: Receipt | undefined) =>
  receipt?.kind === 'refused' ? problemText(kind.words, receipt.problem) : undefined;

describe('what is received', () => {
  test('a file: sealed for its submission, told apart by a fingerprint, shown nowhere', async () => {
    const receipt = await receiver.file(kind, 'ob_1', bytes(good));
    if (receipt.kind !== 'submitted') throw new Error(receipt.kind);
    const { received, jwe } = receipt;
    expect(received).toMatchObject({
      via: 'file',
      shop: 'acme01test',
      fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(received.id).toMatch(/^ob_1\.[\w-]{12}$/);
    expect(JSON.parse(await seal.open(jwe, received.id))).toMatchObject({
      storeHash: 'acme01test',
      accessToken: TOKENS.good,
    });
    expect(JSON.stringify(receipt)).not.toContain(TOKENS.good);
  });

  test('the same token has the same fingerprint, another one another', async () => {
    const fingerprint = async (token: string) => {
      const receipt = await receiver.file(kind, 'ob_1', bytes(credentialsText('acme01test', token)));
      return receipt.kind === 'submitted' ? receipt.received.fingerprint : undefined;
    };
    expect(await fingerprint(TOKENS.good)).toBe(await fingerprint(TOKENS.good));
    expect(await fingerprint(TOKENS.good)).not.toBe(await fingerprint(TOKENS.oneMissing));
  });

  test('a screenshot: named, with what to send instead', async () => {
    const receipt = await receiver.file(kind, 'ob_1', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    expect(receipt).toMatchObject({
      kind: 'refused',
      problem: { code: 'picture' },
    });
    expect(told(receipt)).toContain('BigCommerceAPI-credentials');
  });

  test('words are no credentials; pasted ones are, with the advice to delete the message', async () => {
    expect(await receiver.text(kind, 'ob_1', 'I am stuck at step 4')).toBeUndefined();
    const pasted = await receiver.text(kind, 'ob_1', good);
    expect(pasted).toMatchObject({ kind: 'submitted', received: { via: 'paste' } });
    expect(pasted?.kind === 'submitted' && noteTexts(kind.words, pasted.notes).join(' ')).toContain(
      'please delete your message',
    );
    const bare = await receiver.text(kind, 'ob_1', TOKENS.good);
    expect(told(bare)).not.toContain('I have them');
    expect(told(bare)).toContain('please delete it from this chat');
  });

  test('far too much text with credentials in it is refused, however it goes on', async () => {
    const receipt = await receiver.text(kind, 'ob_1', `${good}\n${'and so on '.repeat(4000)}`);
    expect(receipt).toMatchObject({ kind: 'refused', problem: { code: 'too_big' } });
    expect(told(receipt)).toContain('send only the lines with their values');
    expect(JSON.stringify(receipt)).not.toContain(TOKENS.good);
  });

  test('a question pasted along with credentials is not passed over', async () => {
    const notes = async (text: string) => {
      const receipt = await receiver.text(kind, 'ob_1', text);
      return receipt?.kind === 'submitted' ? noteTexts(kind.words, receipt.notes).join(' ') : undefined;
    };
    const asked = await notes(`here it is: ${good} - and do I need to keep the window open?`);
    expect(asked).toContain('You asked something too');
    expect(asked).toContain('talk to my PM');
    expect(asked).not.toContain('window');
    expect(await notes(`here it is: ${good}`)).not.toContain('You asked');
    const withAddress = `${good}\nMy shop is https://acme.example/?page=1`;
    expect(await notes(withAddress)).not.toContain('You asked');
  });

  test('the form: mistakes by field, or sealed', async () => {
    expect(await receiver.form(kind, 'ob_1', { store: '', access_token: '' })).toMatchObject({
      kind: 'errors',
      errors: { store: expect.any(String), access_token: expect.any(String) },
    });
    expect(
      await receiver.form(kind, 'ob_1', { store: 'acme01test', access_token: TOKENS.good }),
    ).toMatchObject({ kind: 'submitted', received: { via: 'form' } });
  });
});
