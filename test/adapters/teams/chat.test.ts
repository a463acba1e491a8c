import type { ServerResponse } from 'node:http';
import { teamsChat } from '../../../adapters/teams/index.ts';
import { type ChatUnderTest, describeChat, type Trouble } from '../../contract/chat.ts';
import { LocalServer } from '../../support/adapter.ts';
import { APP_ID, type Call, Connector, memory, reply, TENANT } from './standin.ts';

describeChat('Teams', async (): Promise<ChatUnderTest> => {
  const connector = await new Connector().open();
  const files = new Map<string, Uint8Array>();
  const drive = await new LocalServer((request, response) => {
    const content = files.get(request.url ?? '');
    response.writeHead(content ? 200 : 404).end(content);
  }).open();

  const store = memory();
  const reached = { serviceUrl: connector.serviceUrl, bot: `28:${APP_ID}` };
  await store.remember('teams-conversation:a:chat', JSON.stringify(reached));

  const shown = new Map<string, string>();
  const forms: string[] = [];
  let attempts = 0;
  let name: string | undefined;
  connector.answer = ({ method, path, body }: Call, response: ServerResponse) => {
    if (method === 'GET' && path.includes('/members/')) {
      const unknown = { error: { code: 'MemberNotFoundInConversation', message: 'nobody' } };
      return name === undefined
        ? reply(response, 404, unknown)
        : reply(response, 200, { id: '29:user', name });
    }
    attempts += 1;
    const card = JSON.stringify(body.attachments?.[0]?.content ?? {});
    if (card.includes('"Input.Text"')) forms.push(body.summary ?? '');
    const id = method === 'PUT' ? (path.split('/').at(-1) ?? '') : `m${shown.size + 1}`;
    shown.set(id, body.summary ?? '');
    reply(response, 201, { id });
  };

  function answer(trouble: Trouble, response: ServerResponse): void {
    switch (trouble.kind) {
      case 'rate limited':
        return reply(response, 429, {}, { 'retry-after': String(trouble.retryAfterMs / 1000) });
      case 'down':
        response.writeHead(503).end('<html>down</html>');
        return;
      case 'silent':
        return;
      case 'target gone':
        return reply(response, 403, { error: { code: 'BotNotInConversationRoster', message: 'gone' } });
      case 'bot refused':
        return reply(response, 401, { message: 'Authorization has been denied for this request.' });
      case 'message missing':
        return reply(response, 404, { error: { code: 'ActivityNotFoundInConversation', message: 'gone' } });
    }
  }

  const link = (path: string) => JSON.stringify({ kind: 'link', url: `${drive.origin}${path}` });
  return {
    chat: teamsChat(
      {
        appId: APP_ID,
        appPassword: 'x',
        tenantId: TENANT,
        token: async () => 'dummy',
        allowLoopback: true,
        timeoutMs: 3000,
      },
      store,
    ),
    to: { platform: 'teams', tenant: TENANT, conversation: 'a:chat', user: '29:user' },
    shown: () => [...shown.values()],
    forms: () => forms,
    press: () => ({}),
    formsNeedPress: false,
    named(called) {
      name = called;
    },
    attempts: () => attempts,
    trouble(trouble) {
      connector.answer = (_, response) => {
        attempts += 1;
        answer(trouble, response);
      };
    },
    file(content) {
      const path = `/file-${files.size + 1}`;
      files.set(path, content);
      return link(path);
    },
    goneFile: () => link('/gone'),
    async close() {
      await connector.close();
      await drive.close();
    },
  };
});
