/** Answers one Web API call: faults first, then token and scope, then the method itself. */
import type { CallFault } from '../../kit/faults.ts';
import type { Refusal } from '../faults.ts';
import type { Platform } from '../platform.ts';
import { ApiError, type Method, needScope } from './method.ts';
import { methods } from './methods.ts';

export interface ApiCall {
  method: string;
  /** From the `Authorization` header, or the `token` argument. */
  token: string | undefined;
  args: Record<string, unknown>;
}

/** An answer to send; or the connection is left hanging, or broken. */
export type ApiAnswer =
  | { kind: 'json'; status: number; headers: Record<string, string>; body: object }
  | { kind: 'hang' | 'break' };

/** Never rejects: refusals are answers. */
export function answerCall(call: ApiCall, platform: Platform): ApiAnswer {
  const fault = platform.faults.take(call.method);
  if (fault && fault.kind !== 'loseAnswer') return faulty(fault);
  const waitS = platform.limits?.take(call.method, call.args.channel) ?? 0;
  if (waitS > 0) return faulty({ kind: 'rateLimit', retryAfterSeconds: waitS });
  const body = run(call, platform);
  if (fault) return { kind: 'break' };
  const scopes = { 'x-oauth-scopes': [...platform.faults.scopes].join(',') };
  const accepted = methods.get(call.method)?.scope;
  return {
    kind: 'json',
    status: 200,
    headers: accepted ? { ...scopes, 'x-accepted-oauth-scopes': accepted } : scopes,
    body,
  };
}

function run(call: ApiCall, platform: Platform): object {
  try {
    const method = methods.get(call.method);
    if (!method) throw new ApiError('unknown_method', { req_method: call.method });
    checkToken(call.token, method.token, platform);
    if (method.scope) needScope(method.scope, platform);
    return { ok: true, ...method.call(call.args, platform) };
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error: error.code, ...error.extra };
    console.error('local Slack: %s failed', call.method, error);
    return { ok: false, error: 'fatal_error' };
  }
}

function checkToken(token: string | undefined, wanted: Method['token'], { tokens, faults }: Platform): void {
  if (wanted === 'none') return;
  if (!token) throw new ApiError('not_authed');
  if (token !== tokens.bot && token !== tokens.app) throw new ApiError('invalid_auth');
  if (token !== tokens[wanted]) throw new ApiError('not_allowed_token_type');
  if (wanted === 'bot' && faults.tokenState !== 'valid') throw new ApiError(faults.tokenState);
}

function faulty(fault: CallFault<Refusal>): ApiAnswer {
  if (fault.kind === 'rateLimit') {
    const headers = { 'retry-after': String(fault.retryAfterSeconds) };
    return { kind: 'json', status: 429, headers, body: { ok: false, error: 'ratelimited' } };
  }
  if (fault.kind !== 'fail') return { kind: 'hang' };
  if (typeof fault.with === 'number') return { kind: 'json', status: fault.with, headers: {}, body: {} };
  return { kind: 'json', status: 200, headers: {}, body: { ok: false, error: fault.with } };
}
