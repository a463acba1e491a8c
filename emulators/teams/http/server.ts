/** The HTTP server: the connector, what publishes the keys, and the places where files lie. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isLocal } from '../../../src/server/local.ts';
import { readBody, sendJson } from '../../kit/http.ts';
import { issuer, keySet } from '../auth/tokens.ts';
import { answerCall } from '../connector/call.ts';
import type { Platform } from '../platform.ts';
import { download, inlinePicture, signIn } from './files.ts';

/** The path of the service URL: Teams has one for each part of the world. */
export const servicePath = '/amer/';

const metadataPath = '/v1/.well-known/openidconfiguration';
const keysPath = '/v1/.well-known/keys';

export const metadataUrlOf = (origin: string): string => origin + metadataPath;

/** A server, not yet listening. Other web pages don't reach it. */
export function createTeamsServer(platform: Platform): Server {
  return createServer((request, response) => {
    route(request, response, platform).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
}

async function route(request: IncomingMessage, response: ServerResponse, platform: Platform): Promise<void> {
  if (!isLocal(request)) return void response.writeHead(403).end();
  const url = new URL(request.url ?? '/', 'http://localhost');
  const isGet = request.method === 'GET';
  if (isGet && url.pathname === metadataPath) return sendJson(response, 200, metadata(platform));
  if (isGet && url.pathname === keysPath) return sendJson(response, 200, keySet(platform.signer));
  if (isGet && url.pathname.endsWith('/download.aspx')) return download(request, response, url, platform);
  if (url.pathname.startsWith('/personal/')) return signIn(response);
  if (!url.pathname.startsWith(servicePath)) return void response.writeHead(404).end();
  const path = url.pathname.slice(servicePath.length);
  const picture = /^v3\/attachments\/([^/]+)\/views\/original$/.exec(path)?.[1];
  if (isGet && picture !== undefined) return inlinePicture(request, response, picture, platform);
  await callConnector(request, response, { path, query: url.searchParams }, platform);
}

const metadata = (platform: Platform) => ({
  issuer,
  jwks_uri: platform.origin() + keysPath,
  id_token_signing_alg_values_supported: ['RS256'],
});

async function callConnector(
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: { path: string; query: URLSearchParams },
  platform: Platform,
): Promise<void> {
  const text = (await readBody(request)).toString('utf8');
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const { method = 'GET', headers } = request;
  const answer = answerCall({ method, path, query, authorization: headers.authorization, body }, platform);
  if (answer.kind === 'json') return sendJson(response, answer.status, answer.body, answer.headers);
  if (answer.kind === 'break') request.socket.destroy();
}
