/** What a Web API method is, and how it refuses. */
import { z } from 'zod';
import type { Judged } from '../blocks/validate.ts';
import type { Platform } from '../platform.ts';

/** A refusal: answered as `{ok: false, error, …}` with HTTP 200, as Slack does. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: object;

  constructor(code: string, extra: object = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** A method, ready to be called with whatever came over the wire. */
export interface Method {
  /** Which token it wants. */
  token: 'bot' | 'app' | 'none';
  /** The scope it always needs. */
  scope: string | undefined;
  call(args: Record<string, unknown>, platform: Platform): object;
}

/** Ties a method's argument schema to its code. Arguments that do not fit: `invalid_arguments`. */
export function method<S extends z.ZodType>(definition: {
  token?: 'bot' | 'app' | 'none';
  scope?: string;
  args: S;
  run(args: z.infer<S>, platform: Platform): object;
}): Method {
  return {
    token: definition.token ?? 'bot',
    scope: definition.scope,
    call(args, platform) {
      const parsed = definition.args.safeParse(args);
      if (!parsed.success) throw invalidArguments(parsed.error);
      return definition.run(parsed.data, platform);
    },
  };
}

/** Throws `missing_scope` unless the bot has `scope`. */
export function needScope(scope: string, { faults }: Platform): void {
  if (faults.scopes.has(scope)) return;
  throw new ApiError('missing_scope', { needed: scope, provided: [...faults.scopes].join(',') });
}

/** The value, or the refusal with its reasons in both places where Slack puts them. */
export function accepted<T>(judged: Judged<T>, code: string): T {
  if (judged.ok) return judged.value;
  const messages = judged.errors.map((error) => `[ERROR] ${error}`);
  throw new ApiError(code, { errors: judged.errors, response_metadata: { messages } });
}

/** An argument that arrives as JSON text in a form, or as it is in a JSON body. */
export const json = (code: string) =>
  z.unknown().transform((value) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw new ApiError(code);
    }
  });

/** A number or flag that arrives as text in a form. */
export const number = z.coerce.number();
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => String(value) === 'true' || value === '1');

function invalidArguments(error: z.ZodError): ApiError {
  const messages = error.issues.map((issue) =>
    issue.code === 'invalid_type' && issue.path.length === 1
      ? `[ERROR] missing required field: ${String(issue.path[0])}`
      : `[ERROR] ${issue.message} [json-pointer:/${issue.path.map(String).join('/')}]`,
  );
  return new ApiError('invalid_arguments', { response_metadata: { messages } });
}
