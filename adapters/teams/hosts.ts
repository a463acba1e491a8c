const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The Bot Connector's hosts: where answers go, and the bot's token with them. Exact names: anybody
 * can have a name of their own below trafficmanager.net. Sources: the Teams and government cloud pages
 * of learn.microsoft.com/azure/bot-service (bot-service-resources-faq-security).
 */
const CONNECTOR = [/^smba\.trafficmanager\.net$/, /\.botframework\.com$/, /\.teams\.microsoft\.(com|us)$/];
/** OneDrive for Business and SharePoint, where Teams keeps what people send. */
const FILES = [/\.sharepoint(-df)?\.(com|us|cn|de)$/, /\.svc\.ms$/];
/** Where Microsoft sends whoever is not, or no longer, allowed in. */
const SIGN_IN = [/^login\.microsoftonline\.(com|us)$/, /^login\.(live|windows|microsoft)\.(com|net)$/];
/** Where the keys are published that Microsoft signs with. */
const KEYS = [/^login\.botframework\.com$/, /^login\.microsoftonline\.com$/];

/** Where a person's files or the bot's answers may be: decided by address. */
export interface Hosts {
  /** Whether this is a Bot Connector, which may be given the bot's token. */
  connector(url: string): boolean;
  /** Whether people's files may be downloaded from there. */
  files(url: string): boolean;
}

/** The hosts Usher talks to, over https only; with `loopback` this machine too (local stand-ins). */
export function teamsHosts({ loopback }: { loopback: boolean }): Hosts {
  const allow = (patterns: RegExp[]) => (url: string) =>
    matches(url, patterns) || (loopback && isLoopback(url));
  return { connector: allow(CONNECTOR), files: allow(FILES) };
}

/** Whether this is a page to sign in at. */
export function isSignIn(url: string): boolean {
  return matches(url, SIGN_IN);
}

/**
 * Whether keys may be fetched from here, which a document at `metadataUrl` has announced: from Microsoft; a
 * stand-in publishes its keys itself.
 */
export function isKeyServer(url: string, metadataUrl: string): boolean {
  if (matches(metadataUrl, KEYS)) return matches(url, KEYS);
  return URL.canParse(url) && new URL(url).origin === new URL(metadataUrl).origin;
}

function matches(url: string, patterns: RegExp[]): boolean {
  const { protocol, hostname, port, username, password } = parts(url);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return patterns.some((pattern) => pattern.test(hostname));
}

function isLoopback(url: string): boolean {
  const { protocol, hostname, username, password } = parts(url);
  return /^https?:$/.test(protocol) && LOOPBACK.has(hostname) && username === '' && password === '';
}

const NOWHERE = { protocol: '', hostname: '', port: '', username: '', password: '' };

function parts(url: string): Pick<URL, 'protocol' | 'hostname' | 'port' | 'username' | 'password'> {
  return URL.canParse(url) ? new URL(url) : NOWHERE;
}
