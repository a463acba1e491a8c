/** One POST of an activity to the bot. */

/** What the bot is told; see the Bot Framework's activity schema. */
export interface Activity {
  type: string;
  id: string;
  serviceUrl: string;
  [property: string]: unknown;
}

/** How the bot answered. */
export type Outcome =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'timeout' }
  | { kind: 'connection_failed' };

export interface Posting {
  url: string;
  activity: Activity;
  token: string | undefined;
  timeoutMs: number;
}

/** Never rejects. Follows no redirects. */
export async function post({ url, activity, token, timeoutMs }: Posting): Promise<Outcome> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(activity),
      redirect: 'manual',
      signal,
    });
    return { kind: 'answered', status: answer.status, body: await answer.text() };
  } catch {
    return { kind: signal.aborted ? 'timeout' : 'connection_failed' };
  }
}
