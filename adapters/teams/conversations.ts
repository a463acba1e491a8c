import { z } from 'zod';
import { storedJson } from '../../src/base/stored.ts';
import { type Activity, isPersonal, splitThread, tenantsOf } from './activity.ts';

/** What is known of a conversation: all that writing into it takes. */
const conversationSchema = z.object({ serviceUrl: z.string(), bot: z.string() });
export type Conversation = z.infer<typeof conversationSchema>;

/** What is known of a person: their personal chat with the bot, if there is one, and their name. */
const personSchema = z.object({ conversation: z.string().optional(), name: z.string().optional() });
export type Known = z.infer<typeof personSchema>;

/** Where things are remembered, by name. */
export interface Memory {
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;
}

/** The worldwide Bot Connector, for a tenant nothing was heard from yet. */
const GLOBAL_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';

/**
 * Remembers where conversations are reached. Microsoft may move one to another service address at any
 * time and says so with the next activity only, so every activity is looked at; what has not changed is
 * not written again. Only authenticated activities may come here: what is remembered is given the bot's
 * token.
 */
export class Conversations {
  readonly #memory: Memory;
  readonly #home: string | undefined;
  readonly #written = new Map<string, string>();

  /** `home`: the bot's own tenant, which addresses without a tenant mean. */
  constructor(memory: Memory, home: string | undefined) {
    this.#memory = memory;
    this.#home = home;
  }

  /** Notes what an activity tells. Rejects when that can't be stored. */
  async learn(activity: Activity): Promise<void> {
    const { serviceUrl, from, recipient, conversation } = activity;
    const { channel } = splitThread(conversation.id);
    const tenant = tenantsOf(activity)[0] ?? this.#home ?? '';
    const reached: Conversation = { serviceUrl, bot: recipient.id };
    const notes = [
      this.#note(conversationKey(channel), JSON.stringify(reached)),
      this.#note(tenantKey(tenant), serviceUrl),
    ];
    // A local emulator has no home tenant; an address without a tenant then means whoever was heard.
    if (this.#home === undefined) notes.push(this.#note(tenantKey(''), serviceUrl));
    if (from.id !== recipient.id) {
      const known = isPersonal(activity) ? undefined : await this.person(tenant, from.id);
      const person: Known = {
        conversation: isPersonal(activity) ? channel : known?.conversation,
        name: from.name ?? known?.name,
      };
      notes.push(this.#note(personKey(tenant, from.id), JSON.stringify(person)));
    }
    await Promise.all(notes);
  }

  /** How a conversation is reached; a guess when nobody there has written yet. */
  async reach(conversation: string, tenant: string | undefined, bot: string): Promise<Conversation> {
    const known = await this.#memory.recall(conversationKey(splitThread(conversation).channel));
    const reached = conversationSchema.safeParse(storedJson(known ?? '')).data;
    return reached ?? { serviceUrl: await this.serviceUrl(tenant), bot };
  }

  /** The service address a tenant was last heard from. */
  async serviceUrl(tenant: string | undefined): Promise<string> {
    return (await this.#memory.recall(tenantKey(tenant ?? this.#home ?? ''))) ?? GLOBAL_SERVICE_URL;
  }

  /** What is known of a person. */
  async person(tenant: string | undefined, user: string): Promise<Known | undefined> {
    const known = await this.#memory.recall(personKey(tenant ?? this.#home ?? '', user));
    return personSchema.safeParse(storedJson(known ?? '')).data;
  }

  async #note(key: string, value: string): Promise<void> {
    if (this.#written.get(key) === value) return;
    await this.#memory.remember(key, value);
    this.#written.set(key, value);
  }
}

const conversationKey = (id: string) => `teams-conversation:${id}`;
const tenantKey = (id: string) => `teams-tenant:${id}`;
const personKey = (tenant: string, user: string) => `teams-person:${tenant}:${user}`;
