import { type Address, channelKey, channelOf } from '../chat/address.ts';
import type { Accepted, Inbound, Where } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { oneLine } from '../chat/text.ts';
import type { Start, Started } from '../invite/start.ts';
import type { Invitation } from '../state/invitation.ts';
import type { Audit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { statement } from '../views/message.ts';
import * as views from '../views/pm/several.ts';
import { notStarted } from '../views/pm/start.ts';
import { MOST_ROWS, nameOfRows, type Row, readRows } from './batch.ts';
import { actorOf } from './invitation.ts';
import type { Listed } from './listed.ts';

type Sent = Inbound & { kind: 'form' };

/** Starts all that a list names, or none: what is wrong with it, or what it comes to, is said first. */
export type StartSeveral = (sent: Sent, text: string) => Promise<Accepted>;

interface Parts {
  store: Pick<Store, 'firstTime'>;
  listed(channel: Where): Promise<Listed>;
  start: Start;
  audit: Pick<Audit, 'add'>;
  /** Says something in a channel, which is where everything else will be said; false: the bot is not in it. */
  told(channel: Address, message: Message): Promise<boolean>;
  /** The flow of those who are started without naming one. */
  flow: string;
  now?: () => number;
}

export function createStartSeveral(parts: Parts): StartSeveral {
  const { store, listed, start, flow, now = Date.now } = parts;

  return async (sent, text) => {
    const { from, where, values } = sent;
    const objects = (words: string): Accepted =>
      sent.card ? { ok: false, notice: statement(words) } : { ok: false, errors: views.severalErrors(words) };
    const { rows, wrong } = readRows(text);
    if (wrong.length > 0) return objects(views.wrongLines(wrong));
    if (rows.length > MOST_ROWS) return objects(views.tooMany(rows.length));
    const { begun, invited } = await listed(where);
    const same = (row: Row) => (other: { customer?: string | undefined }) =>
      oneLine(other.customer ?? '').toLowerCase() === row.customer.toLowerCase();
    const busy = rows.filter((row) => begun.some((one) => same(row)(one) && !one.handOver?.done));
    if (busy.length > 0) return objects(views.underWayAlready(busy.map(({ customer }) => customer)));
    // Sent once more, the same list is meant: what it comes to has been read.
    const list = `several ${channelKey(where.address)} ${from.address.user} ${nameOfRows(rows)}`;
    if (await store.firstTime(list)) return objects(views.previewOf(rows));
    const by = actorOf(sent);
    const channel = channelOf(where.address);
    if (!(await parts.told(channel, views.startedSeveral(channel.platform, by, rows))))
      return { ok: true, answer: notStarted('notInChannel') };
    const open = ({ expiresAt, withdrawnAt }: Invitation) => now() < expiresAt && withdrawnAt === undefined;
    const all: { row: Row; started: Started }[] = [];
    for (const row of rows) {
      const known = invited.find((one) => same(row)(one) && open(one));
      const { customer, promised, language } = row;
      const request = {
        ...{ customer, channel, by, owner: values.owner ? { user: values.owner } : by },
        flow: values.guide || flow,
        ...(promised ? { promised } : {}),
        ...(language ? { language } : {}),
      };
      const started = known ? await start({ ...known, channel }, known.id) : await start(request);
      all.push({ row, started });
      if (known) continue;
      const what = { at: now(), what: 'invited' as const, onboarding: started.id, who: by };
      await parts.audit.add({ ...what, where: channelKey(channel), detail: ['code'] });
    }
    return { ok: true, answer: views.linksOf(all) };
  };
}
