import type { ServerResponse } from 'node:http';
import { slackChat } from '../../../adapters/slack/index.ts';
import { type ChatUnderTest, describeChat, type Trouble } from '../../contract/chat.ts';
import { Journal } from '../../support/adapter.ts';
import { type Call, ScriptedApi } from './standin.ts';

const WRITES = ['chat.postMessage', 'chat.update', 'views.open'];

describeChat('Slack', async (): Promise<ChatUnderTest> => {
  const api = await new ScriptedApi().open();
  const shown = new Map<string, string>();
  const forms: string[] = [];
  let files = 0;

  api.script('chat.postMessage', ({ args }: Call, response: ServerResponse) => {
    const ts = `1790000000.${String(shown.size + 1).padStart(6, '0')}`;
    shown.set(ts, String(args.text));
    response.end(JSON.stringify({ ok: true, channel: args.channel, ts }));
  });
  api.script('chat.update', ({ args }: Call, response: ServerResponse) => {
    shown.set(String(args.ts), String(args.text));
    response.end(JSON.stringify({ ok: true, channel: args.channel, ts: args.ts }));
  });

  api.script('views.open', ({ args }: Call, response: ServerResponse) => {
    const { title } = args.view as { title: { text: string } };
    forms.push(title.text);
    response.end(JSON.stringify({ ok: true, view: { id: 'V1' } }));
  });

  function reference(path: string, size: number): string {
    return JSON.stringify({ id: 'F1', mimetype: 'text/plain', size, url_private: `${api.origin}/${path}` });
  }

  function answer(trouble: Trouble, response: ServerResponse): void {
    switch (trouble.kind) {
      case 'rate limited':
        response.writeHead(429, { 'retry-after': String(trouble.retryAfterMs / 1000) }).end();
        return;
      case 'down':
        response.writeHead(503).end('<html>down</html>');
        return;
      case 'silent':
        return;
      case 'target gone':
        response.end(JSON.stringify({ ok: false, error: 'channel_not_found' }));
        return;
      case 'bot refused':
        response.end(JSON.stringify({ ok: false, error: 'token_revoked' }));
        return;
      case 'message missing':
        response.end(JSON.stringify({ ok: false, error: 'message_not_found' }));
    }
  }

  const deps = { log: new Journal(), remember: async () => {}, recall: async () => undefined };
  return {
    chat: slackChat({ botToken: 'xoxb-test', apiUrl: api.apiUrl, timeoutMs: 3000 }, deps),
    to: { platform: 'slack', tenant: 'T1', conversation: 'D1', user: 'U1' },
    shown: () => [...shown.values()],
    forms: () => forms,
    press: () => ({ trigger: 'trigger-1' }),
    formsNeedPress: true,
    named(name) {
      const known = { ok: true, user: { id: 'U1', profile: { display_name: name } } };
      api.script('users.info', name === undefined ? { ok: false, error: 'user_not_found' } : known);
    },
    attempts: () => WRITES.reduce((sum, method) => sum + api.of(method).length, 0),
    trouble(trouble) {
      for (const method of [...WRITES, 'users.info'])
        api.script(method, (_: Call, response: ServerResponse) => answer(trouble, response));
    },
    file(content, declared = content.byteLength) {
      files += 1;
      api.script(`file-${files}`, (_: Call, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/plain' }).end(content);
      });
      return reference(`file-${files}`, declared);
    },
    goneFile() {
      api.script('gone', (_: Call, response: ServerResponse) => response.writeHead(404).end());
      return reference('gone', 1);
    },
    close: () => api.close(),
  };
});
