/** How the connector refuses; statuses and codes from Teams' "status codes from bot conversational APIs". */
export class ConnectorError extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Record<string, string>;

  constructor(status: number, body: object, headers: Record<string, string> = {}) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The usual shape of an error. */
export function refused(status: number, code: string, message: string): ConnectorError {
  return new ConnectorError(status, { error: { code, message } });
}

export const conversationNotFound = () => refused(404, 'ConversationNotFound', 'Conversation not found.');

export const activityNotFound = () =>
  refused(404, 'ActivityNotFoundInConversation', 'The message was not found in the conversation.');

export const notInRoster = () =>
  refused(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

/** This one comes in an older shape, with its code inside the message. */
export const writesBlocked = () =>
  new ConnectorError(403, {
    errorCode: 209,
    message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread was blocked' }),
  });

export const badArgument = (message: string) => refused(400, 'BadArgument', message);

export const tooManyRequests = (seconds: number) =>
  new ConnectorError(
    429,
    { error: { code: 'TooManyRequests', message: 'Too many requests' } },
    { 'retry-after': String(seconds) },
  );
