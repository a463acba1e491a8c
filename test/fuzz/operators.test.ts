import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FLOWS } from '../../src/base/paths.ts';
import { ConfigError, readConfig, VARIABLES } from '../../src/config/config.ts';
import { readByNobody } from '../../src/config/misspelt.ts';
import { parseReceiverKey, ReceiverKeyError } from '../../src/credentials/receiver-key.ts';
import { parseSealKeys, SealKeyError } from '../../src/credentials/seal.ts';
import { FlowError, readFlows } from '../../src/flow/load.ts';
import { shops } from '../../src/shops.ts';
import { answerOf, CANARY, oddText, spoiledJson, spoiledText, tried, uncountable } from '../support/fuzz.ts';

const RSA = { kty: 'RSA', alg: 'RSA-OAEP-256', n: 'AQAB', e: 'AQAB', kid: 'k', use: 'enc' };
const EC = { kty: 'EC', alg: 'ECDH-ES', crv: 'P-256', x: 'AQAB', y: 'AQAB' };
const SEAL_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')},k2:${Buffer.alloc(32, 2).toString('base64')}`;

/** What variables are set to, or nearly. */
const SET = [
  ...['production', '0', '65536', 'mon-fri 09:00-17:00, sat 10:00-12:00', 'always', '1d,3d,7d', '90m', '2d'],
  ...['slack:C0123456789', 'teams:19:abc@thread.tacv2', 'xoxb-1', 'xapp-1', 'https://a.example', '10.0.0.1'],
  ...['redis://localhost:6379/0', 'verified', 'secret/usher', 'Europe/Berlin', 'https://user:pw@a.example'],
  ...[
    SEAL_KEYS,
    JSON.stringify(EC),
    `whsec_${Buffer.alloc(32).toString('base64')}`,
    `crm:${'a1'.repeat(32)}`,
  ],
];
const value = fc.oneof(oddText, fc.constantFrom(...SET), spoiledText([...SET, CANARY]));

test('whatever is in the environment, it is a configuration or a list of mistakes that quotes nothing', () => {
  const names = [...VARIABLES, ...Object.values(shops).flatMap(({ variables }) => Object.keys(variables))];
  tried(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8 }), (env) => {
    const config = answerOf(() => readConfig(env, shops), ConfigError);
    if (config) expect(uncountable(config)).toEqual([]);
  });
});

test('whatever names there are in the environment', () => {
  const name = fc.oneof(oddText, spoiledText([...VARIABLES]));
  tried(
    fc.dictionary(name, value, { maxKeys: 4 }),
    (env) => void answerOf(() => readByNobody(env, VARIABLES)),
  );
});

test('keys are read, or are none', () => {
  tried(fc.oneof(spoiledText([SEAL_KEYS, `${CANARY}:${SEAL_KEYS}`]), oddText), (text) => {
    for (const { key } of answerOf(() => parseSealKeys(text), SealKeyError) ?? [])
      expect(key).toHaveLength(32);
  });
  tried(fc.oneof(spoiledJson([RSA, EC, { ...EC, d: CANARY }]), oddText), (text) => {
    answerOf(() => parseReceiverKey(text), ReceiverKeyError);
  });
});

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'usher-flows-'));
  mkdirSync(join(root, 'made-up'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const GUIDE = readFileSync(join(FLOWS, 'bigcommerce-short/flow.yml'), 'utf8');
const YAML = [
  'steps: &a [*a]',
  '&a [&b {*a : *b}]: x',
  '<<: *a',
  '? [a]\n: b',
  '!!set {a}',
  '%YAML 9.9\n---',
  '--- a\n--- b',
  '"\\x"',
  `${'['.repeat(3_000)}`,
  `${'{a: '.repeat(3_000)}`,
  `${'- '.repeat(3_000)}`,
];

test('whatever a flow file holds, it is a guide or a list of mistakes', () => {
  const pieces = fc.array(fc.oneof(fc.constantFrom(...YAML), oddText), { maxLength: 3 });
  const file = fc.oneof(
    spoiledText([GUIDE]),
    pieces.map((all) => all.join('\n')),
    fc.tuple(pieces, spoiledText([GUIDE])).map(([all, rest]) => `${all.join('\n')}\n${rest}`),
  );
  const isRead = (text: string) => {
    writeFileSync(join(root, 'made-up', 'flow.yml'), text);
    const read = answerOf(() => readFlows(Object.keys(shops), root), FlowError);
    for (const { line } of read?.mistakes ?? []) expect(line).toBeGreaterThanOrEqual(0);
  };
  tried(file, isRead, 10);
});
