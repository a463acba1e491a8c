import type { Platform } from '../../chat/address.ts';
import type { Block, Choice, Message } from '../../chat/message.ts';
import { withoutMarkup } from '../../chat/spans.ts';
import { collectStep } from '../../flow/flow.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { placeKey } from '../../state/place.ts';
import { helper, shopName } from './guide.ts';
import { storeName } from './results.ts';
import { whereabouts } from './steps.ts';

/** Buttons with this place may be pressed wherever the merchant stands. */
export const ANYWHERE = 'anywhere';

/** What was written or pressed means nothing here. */
export function notUnderstood({ phase }: Pick<Onboarding, 'phase'>): string {
  const commands =
    phase === 'guide' ? '**done**, **back**, **help**, **status**, **restart**' : '**restart**';
  const buttons =
    phase === 'guide' || phase === 'result' ? 'Please use the buttons, or type' : 'You can type';
  return `Sorry, I did not understand that. ${buttons} ${commands} or **talk to my PM**. This is where we are:`;
}
export const OLD_BUTTON = 'That button belongs to an earlier message. This is where we are:';
export const NOTHING_BEFORE = 'This is the first step, there is nothing before it.';
export const WELCOME_BACK = 'Welcome back! We go on here:';
/** Why somebody stands elsewhere than before. */
export const MOVED = {
  gone: 'This guide was improved since we last spoke, and the step you were at is gone. We go on here:',
  edited: 'This list was changed since we last spoke. **Please go through it once more:**',
};

const RESUME: Choice = { id: 'resume', label: 'Carry on', style: 'primary' };
const PM: Choice = { id: 'pm', label: 'Talk to my PM' };
const FORM: Choice = { id: 'form', label: 'Type it in instead' };

function message(
  onboarding: Onboarding,
  place: string,
  summary: string,
  blocks: Block[],
  choices: Choice[] = [],
): Message {
  return {
    summary,
    blocks: choices.length === 0 ? blocks : [...blocks, { type: 'choices', choices }],
    context: { onboarding: onboarding.id, place },
  };
}

function text(onboarding: Onboarding, place: string, words: string, choices: Choice[] = []): Message {
  return message(onboarding, place, withoutMarkup(words), [{ type: 'text', text: words }], choices);
}

/** The answer to *thank you*. */
export function youAreWelcome({ phase, open, storeConfirmed }: Onboarding): Message {
  const next =
    phase === 'result' && storeConfirmed
      ? 'Everything is done here. All the best with your store!'
      : open
        ? 'The buttons above are still good, or type **status** to see where we are.'
        : 'I write to you here as soon as I know more.';
  return { summary: 'You are welcome!', blocks: [{ type: 'text', text: `You are welcome! ${next}` }] };
}

/** For a question that came along with credentials or a file, and would go without an answer. */
export const ASKED_TOO =
  "You asked something too. I can't answer questions myself: type **talk to my PM** to get to somebody who can.";

/** `ASKED_TOO` as a message of its own. */
export const ASKED_WITH_FILE: Message = {
  summary: withoutMarkup(ASKED_TOO),
  blocks: [{ type: 'text', text: ASKED_TOO }],
};

/** More files in one message than are looked at. */
export function tooManyFiles(sent: number, looked: number): Message {
  const words = `I look at the first ${looked} of your ${sent} files. Please send only the one that was downloaded when you saved the API account.`;
  return { summary: words, blocks: [{ type: 'text', text: words }] };
}

/** A file that can't be had at once. */
export const FILE_LATE: Message = {
  summary: "Your file hasn't reached me yet.",
  blocks: [
    {
      type: 'text',
      text: "Your file hasn't reached me yet: the place where this chat keeps files is slow to answer. I keep trying, and tell you as soon as I have it.",
    },
  ],
};

/** A file that arrives after something newer was sent. */
export const OVERTAKEN: Message = {
  summary: 'The file you sent before has arrived, too.',
  blocks: [
    {
      type: 'text',
      text: 'The file you sent before has arrived, too. You sent something newer meanwhile, and I go by that.',
    },
  ],
};

/** What becomes of the progress message when newer credentials arrive. */
export const REPLACED: Message = {
  summary: 'You sent newer credentials.',
  blocks: [{ type: 'text', text: 'You sent newer credentials meanwhile, so I check those instead.' }],
};

/** What becomes of the progress message when the credentials can't be opened. */
export const NOT_CHECKED: Message = {
  summary: 'I could not check these credentials.',
  blocks: [{ type: 'text', text: 'I could not check these credentials.' }],
};
export const LOST =
  'I am sorry: something went wrong on our side, and I can no longer open the credentials you sent. Nothing is wrong with them. **Please send the file once more:**';

/** The lead of an answer to *status*. */
export function hereYouAre(guide: Guide, onboarding: Onboarding): string {
  const counted = whereabouts(guide, onboarding);
  return counted ? `You are at ${counted.toLowerCase()}:` : 'This is where we are:';
}

/** What arrived is not what is needed: `problem` says what it is and what to send. */
export function refusal(guide: Guide, onboarding: Onboarding, problem: string): Message {
  return text(onboarding, ANYWHERE, problem, collectStep(guide.flow) ? [FORM, RESUME, PM] : [RESUME, PM]);
}

/** *Talk to my PM*: what would you like to say? */
export function questionForPm(onboarding: Onboarding): Message {
  return text(
    onboarding,
    ANYWHERE,
    'Of course. **Write your question in your next message**, and I pass it on to your project manager. Please leave passwords and tokens out of it.',
    [{ id: 'resume', label: 'Never mind' }],
  );
}

/** The question is on its way. */
export function questionPassedOn(onboarding: Onboarding): Message {
  return text(
    onboarding,
    ANYWHERE,
    'I have passed that on. Your project manager will get in touch with you. Meanwhile we can carry on.',
    [RESUME],
  );
}

/** There is no PM channel to pass questions to. */
export function noPm(guide: Guide, onboarding: Onboarding): Message {
  return text(
    onboarding,
    ANYWHERE,
    `I can't reach a project manager from here. Please contact ${helper(guide, onboarding)}.`,
    [RESUME],
  );
}

/** *restart*: for real? */
export function reallyRestart(onboarding: Onboarding): Message {
  return text(
    onboarding,
    'restart',
    'Shall we start again from the first step? What you sent me so far stays safe.',
    [
      { id: 'restart-yes', label: 'Yes, start again' },
      { id: 'resume', label: 'No, carry on' },
    ],
  );
}

/** What becomes of a form that was filled in. */
export const FORM_TAKEN: Message = {
  summary: 'Thank you, I have what you typed.',
  blocks: [
    {
      type: 'text',
      text: 'Thank you, I have what you typed. It is encrypted, and no longer shown here.',
    },
  ],
};

/** The form could not be opened: some platforms do that only right after the press of a button. */
export function openTheForm(onboarding: Onboarding): Message {
  return text(onboarding, ANYWHERE, 'Press the button, and a form opens for the values.', [
    { id: 'form', label: 'Open the form', style: 'primary' },
    { id: 'resume', label: 'Never mind' },
  ]);
}

/** A check is under way. */
export function stillChecking(guide: Guide, onboarding: Onboarding): Message {
  const shop = shopName(guide);
  return text(
    onboarding,
    placeKey(onboarding.place),
    onboarding.phase === 'retrying'
      ? `I have your credentials, and ${shop} is not answering at the moment. I keep trying and write to you here as soon as I know.`
      : `I have your credentials and am checking them with ${shop}. I write to you here in a moment.`,
  );
}

/** What a platform keeps of a file though the message it came with is deleted. */
const KEPT_COPY: Record<Platform, string> = {
  slack: '',
  teams:
    ' Teams has put a copy of the file into your OneDrive, into the folder **Microsoft Teams Chat Files**: please delete that, too.',
};

/** What the merchant can do so that the credentials lie about nowhere. */
function tidyUp({ submission, merchant }: Onboarding): string {
  if (submission?.via === 'form')
    return 'If a copy of the file is on your computer, keep it somewhere safe, or delete it.';
  const message =
    'One last thing, for your safety: you can now delete your message with the credentials from this chat.';
  return submission?.via === 'file' ? message + KEPT_COPY[merchant.platform] : message;
}

/** The store is theirs, the credentials work: done. */
export function thankYou(guide: Guide, onboarding: Onboarding): Message {
  const store = onboarding.report ? storeName(onboarding.report) : 'your store';
  const next = onboarding.pm
    ? 'Your project manager has been told and will contact you about what comes next.'
    : `I can't tell anybody from here, so **please let ${helper(guide, onboarding)} know that you are done**.`;
  return message(
    onboarding,
    'result',
    'Thank you, that is all we needed.',
    [
      { type: 'heading', text: 'Thank you, that is all we needed' },
      {
        type: 'text',
        text: `${guide.company} now has working credentials for ${store} and can start on the integration. ${next}`,
      },
      { type: 'note', text: tidyUp(onboarding) },
    ],
    [{ id: 'store-no', label: "It's the wrong store" }, PM],
  );
}

/** The credentials work, but for a store that is not the one meant. */
export function otherStore(guide: Guide, onboarding: Onboarding): Message {
  return text(
    onboarding,
    'result',
    `Good that you looked. Then please log in to the control panel of the right store and make the API account there; the file it gives you is the one I need. ${guide.company} will not use the credentials of this store.`,
    [
      { id: 'again', label: 'Show me how', style: 'primary' },
      { id: 'store-yes', label: "It's my store after all" },
      PM,
    ],
  );
}
