/**
 * What the playground's page and its server say to each other. Types only: both are of the same build, and the
 * page has them from nowhere else.
 */
import type { Observation } from '../src/turn/observation.ts';

export type Platform = 'slack' | 'teams';

/** Where something is done: in the merchant's own chat with the bot, or in the PM's channel. */
export type Where = 'chat' | 'channel';

/** How BigCommerce behaves, for the visitor to choose. */
export type ShopMood = 'fine' | 'slow' | 'rate-limited' | 'down';

/** What goes wrong with a chat platform: a number of calls, or `none` any more; or how often it delivers everything. */
export type Mishap = 'rate-limited' | 'down' | 'none' | 'twice' | 'once';

/** Somebody the visitor of the page can be. */
export interface PersonView {
  id: string;
  name: string;
}

/** A file in a message. Its name is shown to the person who sees the message, and goes nowhere else. */
export interface FileView {
  id: string;
  name: string;
  type: string;
  size: number;
}

/** A message as somebody sees it. */
export interface MessageView {
  id: string;
  author: string;
  /** Milliseconds since 1970. */
  at: number;
  text: string;
  /** What the bot sent, as the platform takes it: Block Kit's blocks, or an Adaptive Card. */
  payload?: unknown;
  edited: boolean;
  /** Only the person who looks sees it. */
  onlyYou: boolean;
  files: FileView[];
  replies: MessageView[];
}

/** A form or a page of the bot's; `payload` as the platform takes it. */
export interface SurfaceView {
  id: string;
  payload: unknown;
}

/** What one person sees. */
export interface View {
  messages: MessageView[];
  /** The form that is open. */
  form?: SurfaceView | undefined;
  /** The bot's home. */
  home?: SurfaceView | undefined;
}

/** A command of the app's, for people to pick while they write. */
export interface Command {
  /** What is written; the beginning of it is enough to find it. */
  text: string;
  usage: string;
  description: string;
}

/** A conversation as the page shows it: whose it is, and what stands in it. */
export interface ConversationView extends View {
  platform: Platform;
  bot: PersonView;
  /** Everybody who may be an author, or be mentioned: their name by their id. */
  people: Record<string, string>;
  commands: readonly Command[];
}

/** The PM's channel. */
export interface ChannelView extends ConversationView {
  pm: PersonView;
  name: string;
  /** Where the PM worked before, with merchants who stay there. */
  earlier: Platform[];
}

export interface MerchantView extends PersonView {
  /** `platform:id` */
  key: string;
  platform: Platform;
  /** Undefined: they have none yet. */
  onboarding: string | undefined;
}

/** What is set to go wrong with a platform. */
export interface PlatformView {
  platform: Platform;
  twice: boolean;
  ahead: MishapsAhead[];
}

/** So many of the bot's next calls go wrong like this. */
export interface MishapsAhead {
  mishap: Mishap;
  calls: number;
}

export interface SampleView {
  id: string;
  name: string;
  label: string;
  size: number;
}

/** `GET state`: everything the page shows. */
export interface PageState {
  merchants: MerchantView[];
  /** The key of the merchant whose chat this is. */
  merchant: string | undefined;
  chat: ConversationView | undefined;
  channel: ChannelView;
  platforms: PlatformView[];
  samples: SampleView[];
  shop: ShopMood;
  /** What the integration was told, the newest first. */
  received: readonly ReceivedView[];
  /** Undefined: the worker has no process of its own here. */
  worker: { pid: number | undefined; isDoomed: boolean } | undefined;
  /** Whether everything can be thrown away: not what is in a Redis of the visitor's own. */
  canReset: boolean;
}

/** Something that the integration's own program was told, whose signature is right. */
export interface ReceivedView {
  /** The webhook-id. */
  id: string;
  /** When it happened (ms since 1970). */
  at: number;
  type: string;
  onboarding: string;
  flaw?: string | undefined;
  way?: string | undefined;
  /** What was sealed for it, opened: of the sandbox's shops, so that nothing of it is anybody's. */
  credentials?: Record<string, string> | undefined;
}

interface By {
  platform: Platform;
  person: string;
}

/** `POST act`: something the visitor does on the page. */
export type Deed =
  | ({ do: 'say'; where: Where; text: string; thread?: string | undefined } & By)
  | ({
      do: 'press';
      where: Where;
      on: string;
      action: string;
      value?: string | Record<string, string> | undefined;
    } & By)
  | ({ do: 'submit'; form: string; values: Record<string, string | string[]> } & By)
  | ({ do: 'close-form' } & By)
  | ({ do: 'open-home' } & By)
  | ({ do: 'sample'; sample: string } & By)
  | { do: 'add-merchant'; platform: Platform; name: string }
  /** They leave: a closed account in Slack, the app removed in Teams. */
  | ({ do: 'remove-merchant' } & By)
  | { do: 'shop'; mood: ShopMood }
  | { do: 'mishap'; platform: Platform; mishap: Mishap }
  | { do: 'pm'; platform: Platform }
  | { do: 'kill-worker' }
  | { do: 'restart' }
  /** Throws everything away and begins as on the first day. */
  | { do: 'reset' };

/** Why a form is still open, by field; undefined: it is gone. */
export type Objections = Record<string, string> | undefined;

/** What did not work, for people to read. */
export interface Failure {
  ok: false;
  problem: string;
}

/** What came of a deed; `added`: the id of the new merchant. */
export type Outcome = { ok: true; objections?: Objections; added?: string | undefined } | Failure;

/** What becomes of a worker's process; `signal`: what it died of. */
export interface WorkerEvent {
  what: 'started' | 'doomed' | 'died' | 'stopped';
  pid: number | undefined;
  signal?: string | null;
}

/** A call that went wrong, and how. */
export interface Struck {
  call: string;
  fault: { kind: string; retryAfterSeconds?: number };
}

/** What happens around the turns, for the page to tell: what the visitor did, and what came of it. */
export type Incident =
  | { kind: 'program'; what: 'started' | 'stopping' }
  | ({ kind: 'worker' } & WorkerEvent)
  | { kind: 'shop'; mood: ShopMood }
  /** A call of the bot's that the platform was made to refuse, or to leave unanswered. */
  | ({ kind: 'struck'; platform: Platform } & Struck);

/** What the page hears of, and when (ms since 1970). `worker`: the process it happened in, if not the program's own. */
export type Seen = (Observation | Incident) & { at: number; worker?: number | undefined };

/** `GET flow`: the guide that merchants of the playground go through. */
export interface GuideFile {
  /** From the project's folder. */
  file: string;
  text: string;
}

/** `POST flow`: a new text of the guide. */
export interface Draft {
  text: string;
  /** What the file held when the author began; undefined: the text is only looked at. */
  replaces?: string | undefined;
}

/** A mistake in the text, by its line (0: none in particular). */
export interface Mistake {
  line: number;
  message: string;
}

/** A step as the merchant will read it, in Block Kit. */
export interface StepPreview {
  id: string;
  heading: string;
  blocks: unknown;
  asides: AsidePreview[];
}

/** What a step answers besides, to its buttons: `key` is where that stands in the guide's text, with a number if there are several. */
export interface AsidePreview {
  key: string;
  label: string;
  blocks: unknown;
}

/** What came of a draft. */
export interface Tried {
  ok: true;
  saved: boolean;
  mistakes: Mistake[];
  steps: StepPreview[];
  /** What the file holds now, when it is not what the draft was to replace: then nothing is saved. */
  onDisk?: string;
}

/** `GET real`: the app's manifest for Slack, in the two ways an app can be reached. */
export interface AppManifests {
  /** Over HTTP; `placeholder` is to be replaced by the server's own address. */
  http: string;
  placeholder: string;
  /** Over Socket Mode, which needs no address. */
  socket: string;
}
