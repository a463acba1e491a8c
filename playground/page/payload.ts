/** What the bot sent, as elements: each platform has its own way of writing it. */
import type { KnownBlock } from '@slack/types';
import type { Card } from '../../emulators/teams/cards/card.ts';
import type { Platform } from '../exchange.ts';
import type { Child } from './dom.ts';
import { renderBlocks } from './slack/blocks.ts';
import { mrkdwn } from './slack/mrkdwn.ts';
import type { People, Surroundings } from './surroundings.ts';
import { renderCard } from './teams/card.ts';
import { markdown } from './teams/markdown.ts';

/** A payload as elements. The emulator took it, so it is what its platform's documentation says. */
export function renderPayload(payload: unknown, platform: Platform, surroundings: Surroundings): Child {
  return platform === 'slack'
    ? renderBlocks(payload as KnownBlock[], surroundings)
    : renderCard(payload as Partial<Card>[], surroundings);
}

/** A text without a payload, as somebody wrote it. */
export function renderText(text: string, platform: Platform, people: People): Child {
  return platform === 'slack' ? mrkdwn(text, people) : markdown(text);
}
