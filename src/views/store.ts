import { oneLine, type Text } from '../chat/text.ts';
import type { Report } from '../shop/report.ts';
import { say } from '../words/words.ts';

/** "**Acme Outdoor** (acme.example)", or what is known of it; `unknown` when that is nothing. */
export function storeName({ store }: Pick<Report, 'store'>, unknown: Text): Text {
  if (!store) return unknown;
  const [name, domain] = [oneLine(store.name ?? ''), oneLine(store.domain ?? '')];
  if (!name) return say('store.id', { id: store.id });
  return domain ? say('store.namedAt', { name, domain }) : say('store.named', { name });
}
