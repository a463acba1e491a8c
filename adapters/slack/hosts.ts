const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Which addresses the bot token may be sent to: Slack's own over https, and the origin that stands
 * in for Slack when `apiUrl` names another (loopback names with the same port count as one).
 */
export function allowedHosts(apiUrl: string): (url: string) => boolean {
  const own = origin(apiUrl);
  return (url) => {
    if (!URL.canParse(url)) return false;
    const { protocol, hostname, port, username, password } = new URL(url);
    if (username !== '' || password !== '') return false;
    if (protocol === 'https:' && port === '' && /(^|\.)slack\.com$/.test(hostname)) return true;
    return origin(url) === own;
  };
}

function origin(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${LOOPBACK.has(hostname) ? 'loopback' : hostname}:${port}`;
}
