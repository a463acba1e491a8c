/** Answers one call of the connector: faults first, then the token, then limits, then the operation itself. */
import type { CallFault } from '../../kit/faults.ts';
import type { Call, Refusal } from '../faults.ts';
import { splitThread } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { activityOperations } from './activities.ts';
import { createOperations } from './create.ts';
import { ConnectorError, refused, tooManyRequests } from './errors.ts';
import type { Operation } from './operation.ts';
import { peopleOperations } from './people.ts';

export interface ConnectorCall {
  method: string;
  /** Below the service URL, still encoded. */
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  body: unknown;
}

/** An answer to send; or the connection is left hanging, or broken. */
export type ConnectorAnswer =
  | { kind: 'json'; status: number; headers: Record<string, string>; body: object }
  | { kind: 'hang' | 'break' };

const operations = [...createOperations, ...activityOperations, ...peopleOperations];

/** Never rejects: refusals are answers. */
export function answerCall(call: ConnectorCall, platform: Platform): ConnectorAnswer {
  const found = operationFor(call);
  if (!found) return json(refused(404, 'NotFound', 'No such operation'));
  const { operation, ids } = found;
  const fault = platform.faults.take(operation.call);
  if (fault && fault.kind !== 'loseAnswer') return faulty(fault);
  const answer = run(operation, ids, call, platform);
  return fault ? { kind: 'break' } : answer;
}

/** Whether a request shows the bot's token; in anonymous mode everyone is welcome. */
export function isAuthorized(authorization: string | undefined, platform: Platform): boolean {
  if (!platform.authenticated) return true;
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  return token !== undefined && (platform.connectorToken === undefined || token === platform.connectorToken);
}

function run(operation: Operation, ids: string[], call: ConnectorCall, platform: Platform): ConnectorAnswer {
  if (!isAuthorized(call.authorization, platform))
    return json(refused(401, 'Unauthorized', 'Authorization has been denied for this request.'));
  try {
    count(operation.call, ids[0], platform);
    return {
      kind: 'json',
      headers: {},
      ...operation.run({ ids, query: call.query, body: call.body }, platform),
    };
  } catch (error) {
    if (error instanceof ConnectorError) return json(error);
    console.error('local Teams: %s %s failed', operation.method, operation.path, error);
    return json(refused(500, 'ServiceError', 'The local Teams failed'));
  }
}

function operationFor({ method, path }: ConnectorCall): { operation: Operation; ids: string[] } | undefined {
  const parts = path.split('/').map(decodeURIComponent);
  for (const operation of operations) {
    const pattern = operation.path.split('/');
    if (operation.method !== method || pattern.length !== parts.length) continue;
    if (pattern.every((part, i) => part === '*' || part === parts[i]))
      return { operation, ids: parts.filter((_, i) => pattern[i] === '*') };
  }
  return undefined;
}

/** Editing and deleting are counted for the tenant only; creating counts as writing, once it is known where. */
function count(call: Call, conversation: string | undefined, { limits, workspace }: Platform): void {
  const where = splitThread(conversation ?? '').id;
  limits?.take('tenant', workspace.conversation(where)?.tenant ?? workspace.state.tenant);
  if (call === 'members' || call === 'team') limits?.take('look', where);
  if (call === 'send') limits?.take('write', where);
}

function faulty(fault: CallFault<Refusal>): ConnectorAnswer {
  if (fault.kind === 'rateLimit') return json(tooManyRequests(fault.retryAfterSeconds));
  if (fault.kind === 'fail') return json(refused(fault.with.status, fault.with.code, fault.with.code));
  return { kind: 'hang' };
}

const json = ({ status, body, headers }: ConnectorError): ConnectorAnswer => ({
  kind: 'json',
  status,
  body,
  headers,
});
