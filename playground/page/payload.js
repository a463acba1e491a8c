/** What the bot sent, as elements: each platform has its own way of writing it. */
import { renderBlocks } from './slack/blocks.js';
import { mrkdwn } from './slack/mrkdwn.js';
import { renderCard } from './teams/card.js';
import { markdown } from './teams/markdown.js';

const PAYLOADS = { slack: renderBlocks, teams: renderCard };
const TEXTS = { slack: mrkdwn, teams: markdown };

/** `surroundings`: `platform`, `people` by id, and `press(action, value, element)`. */
export function renderPayload(payload, surroundings) {
  return PAYLOADS[surroundings.platform](payload, surroundings);
}

/** A text without a payload, as somebody wrote it. */
export function renderText(text, { platform, people }) {
  return TEXTS[platform](text, people);
}
