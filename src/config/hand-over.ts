import { parseReceiverKey, type ReceiverKey, ReceiverKeyError } from '../credentials/receiver-key.ts';
import { isLoopbackHost, literalOf } from '../handover/reach.ts';
import { optional, when } from './variable.ts';

/** Where credentials, and news of them, are pushed to. */
export interface HandOverConfig {
  /** Undefined: nobody is told. */
  webhook: { url: string; secret: string; key: ReceiverKey | undefined } | undefined;
  /** Undefined: none. */
  vault: { address: string; token: string; path: string } | undefined;
  /** `asked`: when a PM says so. `verified`: by itself. */
  when: 'asked' | 'verified';
}

const LEAST_SECRET_BYTES = 24;
const MOST_SECRET_BYTES = 64;

/** The variables of handing over; those of Vault have its own names. */
export const handOverVariables = {
  USHER_WEBHOOK_URL: when(
    (value) => isGuarded(value) && !isLiteral(value),
    'must be an https address with a name, e.g. https://hooks.example.com/usher (http only for this machine)',
  ),
  USHER_WEBHOOK_SECRET: when(
    isSecret,
    'must be whsec_ and 24 to 64 bytes in base64, e.g. whsec_$(openssl rand -base64 32)',
  ),
  USHER_WEBHOOK_KEY: optional,
  VAULT_ADDR: optional,
  VAULT_TOKEN: optional,
  USHER_VAULT_PATH: when(
    (value) => /^[\w.-]+(\/[\w.-]+)+$/.test(value) && !/(^|\/)\.+(\/|$)/.test(value),
    'must be the mount of a KV engine (version 2) and a folder in it, e.g. secret/usher',
  ),
  USHER_HAND_OVER: when(
    (value) => value === 'asked' || value === 'verified',
    'must be asked (a project manager says when) or verified (as soon as credentials are verified)',
  ),
};

interface Reading {
  /** The value of a variable that is set and well-formed. */
  get(name: keyof typeof handOverVariables): string | undefined;
  /** Whether a variable is set, well-formed or not. */
  isSet(name: string): boolean;
  mistake(variable: string, message: string): void;
}

/** Reads the variables of handing over. Reports what is missing, or does not go together. */
export function readHandOver(reading: Reading): HandOverConfig {
  const { get, isSet, mistake } = reading;
  const webhook = readWebhook(reading);
  const vault = readVault(reading);
  const whenever = get('USHER_HAND_OVER') === 'verified' ? 'verified' : 'asked';
  const sinks = ['USHER_WEBHOOK_KEY', 'USHER_VAULT_PATH'].filter(isSet);
  if (whenever === 'verified' && sinks.length === 0)
    mistake(
      'USHER_HAND_OVER',
      'can be verified only when there is a way to go: set USHER_WEBHOOK_KEY or USHER_VAULT_PATH',
    );
  if (whenever === 'verified' && sinks.length > 1)
    mistake(
      'USHER_HAND_OVER',
      'can be verified only with one way to go: USHER_WEBHOOK_KEY and USHER_VAULT_PATH are both set',
    );
  return { webhook, vault, when: whenever };
}

function readWebhook({ get, isSet, mistake }: Reading): HandOverConfig['webhook'] {
  const isWanted = isSet('USHER_WEBHOOK_URL');
  if (isWanted && !isSet('USHER_WEBHOOK_SECRET'))
    mistake('USHER_WEBHOOK_SECRET', `is missing: whsec_ and 32 random bytes, which the receiver knows too`);
  const useless = ['USHER_WEBHOOK_SECRET', 'USHER_WEBHOOK_KEY'].find(isSet);
  if (useless && !isWanted)
    mistake('USHER_WEBHOOK_URL', `is missing, and ${useless} is of no use without it`);
  const [url, secret] = [get('USHER_WEBHOOK_URL'), get('USHER_WEBHOOK_SECRET')];
  const key = readKey(get('USHER_WEBHOOK_KEY'), mistake);
  return url && secret ? { url, secret, key } : undefined;
}

function readKey(text: string | undefined, mistake: Reading['mistake']): ReceiverKey | undefined {
  if (text === undefined) return undefined;
  try {
    return parseReceiverKey(text);
  } catch (error) {
    if (!(error instanceof ReceiverKeyError)) throw error;
    mistake('USHER_WEBHOOK_KEY', error.message);
    return undefined;
  }
}

/** Vault's own variables are often set for other programs: ours says whether it is wanted here. */
function readVault({ get, isSet, mistake }: Reading): HandOverConfig['vault'] {
  if (!isSet('USHER_VAULT_PATH')) return undefined;
  const address = get('VAULT_ADDR');
  if (!address)
    mistake('VAULT_ADDR', 'is missing, and USHER_VAULT_PATH needs it, e.g. https://vault.example.com:8200');
  else if (!isGuarded(address))
    mistake(
      'VAULT_ADDR',
      'must be an https address, e.g. https://vault.example.com:8200 (http only for this machine)',
    );
  const token = get('VAULT_TOKEN');
  if (!token)
    mistake(
      'VAULT_TOKEN',
      'is missing, and USHER_VAULT_PATH needs it: a token that may create secrets there',
    );
  else if (!/^[\x21-\x7e]+$/.test(token)) mistake('VAULT_TOKEN', 'must be one word, as Vault gave it');
  const path = get('USHER_VAULT_PATH');
  return address && token && path ? { address, token, path } : undefined;
}

function isGuarded(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password, hash } = new URL(value);
  if (username || password || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** A webhook at a mere address: nobody's certificate says whose that is. */
function isLiteral(value: string): boolean {
  const { hostname } = new URL(value);
  return literalOf(hostname) !== undefined && !isLoopbackHost(hostname);
}

function isSecret(value: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value)?.[1];
  const { length } = Buffer.from(base64 ?? '', 'base64');
  return length >= LEAST_SECRET_BYTES && length <= MOST_SECRET_BYTES;
}
