/** The HTTP server: Web API, file host, response URLs and the door for Socket Mode. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isLocal } from '../../../src/server/local.ts';
import { readBody, sendJson } from '../../kit/http.ts';
import { answerCall } from '../api/call.ts';
import type { Platform } from '../platform.ts';
import { readArguments } from './body.ts';
import { download, upload } from './files.ts';
import { respond } from './respond.ts';

/** A server, not yet listening. Other web pages don't reach it. */
export function createSlackServer(platform: Platform): Server {
  const server = createServer((request, response) => {
    route(request, response, platform).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (isLocal(request)) platform.sockets.accept(request, socket, head);
    else socket.destroy();
  });
  return server;
}

async function route(request: IncomingMessage, response: ServerResponse, platform: Platform): Promise<void> {
  if (!isLocal(request)) return void response.writeHead(403).end();
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, first, second = ''] = url.pathname.split('/');
  const isPost = request.method === 'POST';
  if (first === 'api') return callMethod(request, response, url, platform);
  if (url.pathname === '/oauth/v2/authorize' && request.method === 'GET') {
    const to = platform.oauth.authorize(url.searchParams);
    return void response
      .writeHead(to === undefined ? 400 : 302, to === undefined ? {} : { Location: to })
      .end();
  }
  if (first === 'files-pri' && request.method === 'GET') return download(request, response, url, platform);
  if (first === 'upload' && isPost) return upload(request, response, url, platform);
  if (first === 'respond' && isPost) {
    const answer = respond(second, JSON.parse((await readBody(request)).toString('utf8')), platform);
    return sendJson(response, answer.status, answer.body);
  }
  response.writeHead(404).end();
}

async function callMethod(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  platform: Platform,
): Promise<void> {
  const { token: inBody, ...args } = await readArguments(request, url);
  const header = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = header ?? (typeof inBody === 'string' ? inBody : undefined);
  const answer = answerCall({ method: url.pathname.slice('/api/'.length), token, args }, platform);
  if (answer.kind === 'json') return sendJson(response, answer.status, answer.body, answer.headers);
  if (answer.kind === 'break') request.socket.destroy();
}
