/** One operation of the connector: how a request for it looks, and what it does. */
import type { Call } from '../faults.ts';
import type { Platform } from '../platform.ts';

interface Request {
  /** The ids in the path, in order, decoded. */
  ids: string[];
  query: URLSearchParams;
  body: unknown;
}

export interface Answer {
  status: number;
  body: object;
}

export interface Operation {
  /** What faults call it. */
  call: Call;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the service URL; `*` stands for an id. */
  path: string;
  /** Throws a ConnectorError to refuse. */
  run(request: Request, platform: Platform): Answer;
}
