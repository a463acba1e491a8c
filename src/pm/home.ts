import type { Person } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { type Guide, inTheirLanguage } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import { refusal } from '../turn/access.ts';
import type { Resolver } from '../turn/resolve.ts';
import { homeMessage } from '../views/merchant/home.ts';
import { notice } from '../views/notices.ts';
import { pmHome } from '../views/pm/home.ts';
import { invitedRow, merchantRow, pageOf } from '../views/pm/list.ts';
import { standingOf } from '../views/standing.ts';
import type { KnownPms } from './known.ts';
import { only } from './lists.ts';

interface Parts {
  resolver: Pick<Resolver, 'own'>;
  store: Pick<Store, 'channel' | 'loadAll'>;
  invitations: Pick<Invitations, 'findAll'>;
  pms: Pick<KnownPms, 'channelsOf'>;
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Pick<Onboarding, 'flow'>): Guide | undefined;
  /** What those who come uninvited go through. */
  guide: Guide;
  now?: () => number;
}

/** What the app's home shows: a merchant where things stand, a PM those who are theirs, whoever needs somebody first. */
export function createHome(parts: Parts) {
  const { resolver, pms, guideOf, guide: uninvited, now = Date.now } = parts;

  /** Those whose owner somebody is, in the channels they acted in. */
  async function owned(from: Person, channels: string[]) {
    const ids = (await Promise.all(channels.map(parts.store.channel))).flat();
    const begun = await parts.store.loadAll(ids);
    const known = new Set(begun.map(({ id }) => id));
    const invited = await parts.invitations.findAll(ids.filter((id) => !known.has(id)));
    return only('mine', { begun, invited }, { from, now: now(), guideOf });
  }

  async function homeOfPm(person: Person, channels: string[]): Promise<Message> {
    const { begun, invited } = await owned(person, channels);
    const rows = [
      ...begun.map((each) => merchantRow(each, standingOf(guideOf(each), each))),
      ...invited.map((each) => invitedRow(each, now())),
    ];
    return pmHome(pageOf(rows, 1), rows.length, now());
  }

  return async (person: Person): Promise<Message> => {
    const onboarding = await resolver.own(person.address);
    const isUnderWay = onboarding && !onboarding.isOnlyGreeted && !onboarding.isTrial;
    const refused = refusal(isUnderWay ? 'merchant' : 'nobody', 'home');
    if (refused) return notice(refused);
    const channels = isUnderWay ? undefined : await pms.channelsOf(person.address);
    if (channels) return await homeOfPm(person, channels);
    const { company } = uninvited;
    if (!isUnderWay) return inTheirLanguage(uninvited, person, () => homeMessage(company, undefined));
    return inTheirLanguage(guideOf(onboarding), onboarding, (guide) =>
      homeMessage(company, { onboarding, guide }),
    );
  };
}
