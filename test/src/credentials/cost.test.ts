import { expect, test } from '@jest/globals';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import { fromMrkdwn } from '../../../adapters/slack/mrkdwn.ts';
import { activitySchema } from '../../../adapters/teams/activity.ts';
import { fromTeamsText } from '../../../adapters/teams/markdown.ts';
import { redact } from '../../../src/chat/redact.ts';
import { normalizeText, readDocument } from '../../../src/credentials/document.ts';
import { readAnswer } from '../../../src/understanding/answers.ts';
import { COMMANDS, NEXT, NO, YES } from '../../../src/understanding/phrases.ts';
import { asksSomething } from '../../../src/understanding/understand.ts';
import { growth } from '../../support/cost.ts';

const { looksLikeCredentials, parse, parseForm } = bigcommerce;

/** A piece again and again, and then something that spoils every reading of it. */
const repeated =
  (piece: string, end = 'x') =>
  (size: number) =>
    piece.repeat(Math.ceil(size / piece.length)).slice(0, size) + end;
/** The same behind something that makes it worth reading. */
const after = (start: string, piece: string, end?: string) => (size: number) =>
  start + repeated(piece, end)(size);

const TEXTS: [name: string, inputOf: (size: number) => string][] = [
  ['comments', repeated('<!---->')],
  ['comments with words', after('<?xml version="1.0"?>', '<!-- a -->\n')],
  ['beginnings of a list', repeated('<!DOCTYPE plist>')],
  ['ends of a file', repeated('\x1a')],
  ['commas behind a label', after('ACCESS TOKEN: ', ',')],
  ['commas behind a path', after('API PATH: https://api.bigcommerce.com/stores/abc/v3', ',')],
  ['commas before labels', after(','.repeat(3000), 'name: ')],
  ['blanks behind a value', after('API PATH: abc', ' ')],
  ['quotes', repeated('"')],
  ['quotes behind a label', after('ACCESS TOKEN: ', '"')],
  ['brackets', after('ACCESS TOKEN: ', '(')],
  ['beginnings of a store', repeated('store-')],
  ['labels', repeated('ACCESS TOKEN: ')],
  ['labels, each on its line', repeated('NAME\n')],
  ['beginnings of a token', repeated('eyJ-')],
  ['beginnings of a token, with dots', repeated('eyJabcde.')],
  ['full stops', repeated('.')],
  ['blanks', repeated(' ')],
  ['line ends', repeated('\r\n')],
  ['addresses', repeated('https://a ')],
  ['dashes', repeated('-')],
  ['Slack tokens', repeated('xoxb-')],
  ['letters', repeated('a1')],
  ['links that are never closed', repeated('<a|')],
  ['mentions that are never closed', repeated('<at>')],
  ['beginnings of a mention', repeated('<at ')],
];

const teamsMessage = (text: string) =>
  activitySchema.parse({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: '29:merchant' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:chat' },
    text,
  });

test.each(TEXTS)('reads text of nothing but %s as fast as any other', (_, inputOf) => {
  const steep = [
    ['document', (text: string) => void readDocument(Buffer.from(text))],
    ['normalized', (text: string) => void normalizeText(text)],
    ['parsed', (text: string) => void parse(text)],
    ['form', (text: string) => void parseForm({ store: text, access_token: text, client_id: text })],
    ['credentials?', (text: string) => void looksLikeCredentials(text)],
    ['redacted', (text: string) => void redact(text)],
    ['typed in Slack', (text: string) => void fromMrkdwn(text)],
    ['typed in Teams', (text: string) => void fromTeamsText(teamsMessage(text))],
    ['a question?', (text: string) => void asksSomething(text)],
  ].flatMap(([what, read]) => {
    const found = growth(read as (text: string) => void, inputOf, 8_000);
    return found === 'even' ? [] : [`${what} ${found}`];
  });
  expect(steep).toEqual([]);
});

test('gives up a file that is full of comments at once', () => {
  expect(readDocument(Buffer.from(`${'<!---->'.repeat(2000)}x`))).toMatchObject({ ok: true });
  expect(readDocument(Buffer.from(`${'<!---->'.repeat(2000)}<html>`))).toMatchObject({
    ok: false,
    problem: { code: 'web_page' },
  });
});

const ASKED = [
  { choice: 'yes', says: 'yes' as const, words: YES },
  { choice: 'no', says: 'no' as const, words: NO },
  { choice: 'next', says: 'next' as const, words: NEXT },
];

test.each(['so ', 'oh ', 'hm ', 'ok ', 'thank you '])('looks for no answer behind many "%s"', (piece) => {
  expect(readAnswer(`${piece.repeat(13_000)}yes`, ASKED, COMMANDS)).toBeUndefined();
  expect(readAnswer(`yes${' please'.repeat(6_000)}`, ASKED, COMMANDS)).toBeUndefined();
});

test('understands an answer with more politeness than anybody has', () => {
  expect(readAnswer(`${'oh '.repeat(50)}yes${' please'.repeat(50)}`, ASKED, COMMANDS)).toBe('yes');
});
