import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asksSomething, understand } from '../../../src/understanding/understand.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

const guide = bigcommerceGuide();

/** A merchant who was asked whether they may create API accounts. */
function atOwner(): Conversation {
  const conversation = new Conversation(guide);
  conversation.says('hi');
  conversation.presses('next');
  return conversation;
}
function atLogIn(): Conversation {
  const conversation = atOwner();
  conversation.presses('may');
  return conversation;
}
function atPermissions(): Conversation {
  const conversation = atLogIn();
  while (conversation.place !== 'permissions') conversation.presses('next');
  return conversation;
}
function askedToRestart(): Conversation {
  const conversation = atPermissions();
  conversation.says('restart');
  return conversation;
}
function verified(): Conversation {
  const conversation = atLogIn();
  conversation.submits();
  conversation.reports(report('verified'));
  return conversation;
}
function confirmed(): Conversation {
  const conversation = verified();
  conversation.presses('store-yes');
  return conversation;
}

/** What is typed, and the button it is; undefined: not sure, to be asked again. */
type Phrases = [string, string | undefined][];

const OWNER: Phrases = [
  ['yes', 'may'],
  ['Yes!', 'may'],
  ['YES', 'may'],
  ['yess', 'may'],
  ['yse', 'may'],
  ['y', 'may'],
  ['yeah', 'may'],
  ['Yep, that is me', 'may'],
  ['yes 👍', 'may'],
  ['hi, yes', 'may'],
  ['Oh yes', 'may'],
  ['ok yes', 'may'],
  ['I am', 'may'],
  ["I'm the owner", 'may'],
  ['I’m the owner', 'may'],
  ['i am teh owner', 'may'],
  ['yes I am the owner, I think', 'may'],
  ['Yes, I am the owner of the store and of two others', 'may'],
  ['No problem, I am the owner', 'may'],
  ['no worries I am the owner :)', 'may'],
  ['Not a problem, I am the owner', 'may'],
  ['yes no problem', 'may'],
  ['hello, I am the owner of the shop', 'may'],
  ['Sure', 'may'],
  ['absolutely, I opened the account myself', 'may'],
  ['no', 'may-not'],
  ['nope', 'may-not'],
  ['nooo', 'may-not'],
  ['n', 'may-not'],
  ['👎', 'may-not'],
  [':-1:', 'may-not'],
  ['No, sorry', 'may-not'],
  ['no, that is my boss', 'may-not'],
  ["No, I'm his assistant", 'may-not'],
  ["no I can't", 'may-not'],
  ["I'm not", 'may-not'],
  ['I am not the owner', 'may-not'],
  ['sorry, I am not the owner of this store', 'may-not'],
  ["No, I'm not the owner", 'may-not'],
  ['I cannot', 'may-not'],
  ["I'm not sure", 'unsure'],
  ['not sure tbh', 'unsure'],
  ['no, not sure', 'unsure'],
  ['no idea', 'unsure'],
  ['no idea, sorry', 'unsure'],
  ['maybe', 'unsure'],
  ['I dont know', 'unsure'],
  ["hmm, I don't know", 'unsure'],
  ['No, I am the owner', undefined],
  ['no, yes', undefined],
  ["Yes, I'm not the owner", undefined],
  ['Yes, but only on weekends', undefined],
  ['yes or no', undefined],
  ['yes?', undefined],
  ['Am I the owner?', undefined],
  ["I don't think I am the owner", 'may-not'],
  ["I am the owner's assistant", 'may-not'],
  ['my husband is the owner', 'may-not'],
  ['no soy el dueño', 'may-not'],
  ['ich bin nicht der Inhaber', 'may-not'],
  ['sí', 'may'],
  ['ja', 'may'],
  ['Nein, leider nicht', 'may-not'],
  ['no', 'may-not'],
  ['No, es mi jefe', 'may-not'],
  ['no entiendo', 'stuck'],
  ['no puedo entrar', 'about:password'],
  ['no file downloaded', 'about:no-file'],
  ['no funciona', 'stuck'],
  ['no lo encuentro', 'stuck'],
  ['no tengo tiempo ahora', 'about:later'],
  ['ya lo envié', 'about:sent-elsewhere'],
  ['is this a scam?', 'about:safe'],
  ['ya lo hice', undefined],
  ["I'm not the owner but I have the permission", undefined],
  ['I am lost', 'stuck'],
  ['I am not ready', undefined],
  ['no problem', undefined],
  ['ok', undefined],
  ['done', undefined],
  ['I am now', undefined],
  ['🙂', undefined],
  ['help', 'stuck'],
  ['Can you help me?', 'stuck'],
  ['halp', undefined],
  ['can I talk to a person please?', 'pm'],
];

const STEP: Phrases = [
  ['done', 'next'],
  ['Done!!', 'next'],
  ['doen', 'next'],
  ['ok', 'next'],
  ['okayyy', 'next'],
  ['👍', 'next'],
  [':+1:', 'next'],
  ['✅', 'next'],
  ['done, thanks', 'next'],
  ['ok done', 'next'],
  ['OK I clicked settings', 'next'],
  ['yes please', 'next'],
  ["I've done it", 'next'],
  ['finished :)', 'next'],
  ['not done', undefined],
  ["done but I can't find it", 'stuck'],
  ["ok I can't see it", 'stuck'],
  ['fertig', 'next'],
  ['listo', 'next'],
  ['ya lo envié', 'about:sent-elsewhere'],
  ['can my developer do this?', 'about:colleague'],
  ['ok so I went there and then there was a big red box', undefined],
  ['I have not done it', undefined],
  ['no', undefined],
  ['back', 'back'],
  ['bakc', 'back'],
  ['ok back', 'back'],
  ['please go back', 'back'],
  ['yes, help', 'stuck'],
  ['help please', 'stuck'],
  ['I need help with this', 'stuck'],
  ['stuk', 'stuck'],
  ['it looks different here', 'different'],
  ['statsu', 'status'],
  ['where am I?', 'status'],
  ['Thank you!', 'thanks'],
  ['thx', 'thanks'],
  ['🙏', 'thanks'],
  ['start over', 'restart'],
  ['I want to talk to a human', 'pm'],
  ["I don't want to talk to a human", undefined],
  ['Hello there', 'resume'],
  ['what is an API?', 'about:what-is'],
];

const STORE: Phrases = [
  ['yes', 'store-yes'],
  ['Yes, that is my store', 'store-yes'],
  ["yes that's it", 'store-yes'],
  ["that's it", 'store-yes'],
  ["That's mine", 'store-yes'],
  ['correct', 'store-yes'],
  ['yep 👍', 'store-yes'],
  ['ok, that is my store', 'store-yes'],
  ['no problem, that is my store', 'store-yes'],
  ['no', 'store-no'],
  ["No, it's another one", 'store-no'],
  ['oh no, that is the wrong store!', 'store-no'],
  ["that's not my store", 'store-no'],
  ['wrong one', 'store-no'],
  ['no, my store is called something else', 'store-no'],
  ['ok', undefined],
  ['👍', undefined],
  ['sure', undefined],
  ['ok good', undefined],
  ["I don't think that's my store", undefined],
  ['yes and no', undefined],
  ["yes, but it's the wrong store", undefined],
  ['is it?', undefined],
  ['Ich bin leider nicht der Inhaber', undefined],
  ['no soy el dueño', undefined],
  ['no es mi tienda', 'store-no'],
  ['ja, das ist mein Shop', 'store-yes'],
  ['was passiert mit meinen Daten?', 'about:use'],
  ['thanks', 'thanks'],
];

const CONFIRMED: Phrases = [
  ['oh no, that is the wrong store!', 'store-no'],
  ['wrong store', 'store-no'],
  ["sorry, that's not my store", 'store-no'],
  ['no', 'store-ask'],
  ['back', 'store-ask'],
  ["no, that's all", undefined],
  ['ok', undefined],
  ['help', 'stuck'],
  ['thanks', 'thanks'],
  ['talk to my pm', 'pm'],
];

const RESTART: Phrases = [
  ['yes', 'restart-yes'],
  ['yes please', 'restart-yes'],
  ['ok', 'restart-yes'],
  ['Yes, start again', 'restart-yes'],
  ['no', 'resume'],
  ['no, wait', undefined],
  ['no thanks', 'resume'],
  ['never mind', 'resume'],
  ['hmm no wait, i am confused', 'stuck'],
  ["yes but don't delete anything", undefined],
];

describe.each([
  ['may you create API accounts?', atOwner, OWNER],
  ['log in', atLogIn, STEP],
  ['is this your store?', verified, STORE],
  ['thank you, that is all', confirmed, CONFIRMED],
  ['really start again?', askedToRestart, RESTART],
])('%s', (_, at, phrases) => {
  const { onboarding } = at();

  test.each(phrases)('"%s": %s', (said, meant) => {
    expect(understand(guide, onboarding, said)).toBe(meant);
  });

  test('however it is written: capitals, spaces, punctuation, politeness', () => {
    const written = fc
      .tuple(
        fc.constantFrom(...phrases.filter(([said]) => !/[?]/.test(said))),
        fc.constantFrom('', ' ', 'oh, ', 'well '),
        fc.constantFrom('', '!', '...', ' please', '  ', ' :)'),
        fc.boolean(),
      )
      .filter(([[said]]) => /^[a-z' ]{2,}$/i.test(said));
    fc.assert(
      fc.property(written, ([[said, meant], before, after, isLoud]) => {
        const text = `${before}${isLoud ? said.toUpperCase() : said}${after}`;
        expect(understand(guide, onboarding, text)).toBe(meant);
      }),
    );
  });

  test('whoever takes it back in the same breath is asked again', () => {
    const answers = phrases.filter(([, meant]) =>
      /^(may|may-not|next|store-yes|store-no|restart-yes)$/.test(meant ?? ''),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...answers),
        fc.constantFrom(' but not really', ' or maybe not', ', wait', ' unless that is wrong', '?'),
        ([said], doubt) => {
          // "Restart" asks whether they mean it.
          expect([undefined, 'restart']).toContain(understand(guide, onboarding, `${said}${doubt}`));
        },
      ),
    );
  });
});

test.each([
  ['is that right?', true],
  ['done', false],
  ['https://shop.example/?page=1', false],
  ['see https://shop.example/?page=1, right?', true],
])('whether "%s" asks something: %s', (text, asks) => {
  expect(asksSomething(text)).toBe(asks);
});

test('a text as long as it may be, without a space, holds nobody up', () => {
  const before = performance.now();
  expect(asksSomething('x'.repeat(100_000))).toBe(false);
  // A pattern that begins anew at every letter takes a hundred times as long.
  expect(performance.now() - before).toBeLessThan(500);
});
